using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Help.Legal;

/// <summary>Which text of the terms somebody accepted, in which language and when.</summary>
public sealed class TermsAcceptance
{
    public Guid AccountId { get; set; }

    public int TermsVersion { get; set; }

    /// <summary>Of the text that was shown.</summary>
    public required string Hash { get; set; }

    public required string Language { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>Writes the acceptance in the save that notes it on the account, whichever page asked.</summary>
internal sealed class TermsRecorder(LegalLibrary library, TimeProvider time) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is VisavisDbContext db)
        {
            Record(db);
        }

        return ValueTask.FromResult(result);
    }

    private void Record(VisavisDbContext db)
    {
        var accepted = db
            .ChangeTracker.Entries<Account>()
            .Where(e =>
                e.State == EntityState.Modified
                && e.Property(a => a.TermsAcceptedAt) is { IsModified: true, CurrentValue: not null, OriginalValue: null }
            )
            .Select(e => e.Entity)
            .ToList();
        foreach (var account in accepted)
        {
            var now = time.GetUtcNow();
            var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
            var text = library.InForce(LegalLibrary.Terms, language, DateOnly.FromDateTime(now.UtcDateTime));
            db.Add(
                new TermsAcceptance
                {
                    AccountId = account.Id,
                    TermsVersion = text.Version,
                    Hash = text.Hash,
                    Language = text.Language,
                    At = now,
                }
            );
        }
    }
}
