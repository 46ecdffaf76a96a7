using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Letters;

/// <summary>What is printed.</summary>
/// <param name="Address">Name and lines as on an envelope.</param>
public sealed record LetterContent(IReadOnlyList<string> Address, IReadOnlyList<string> Paragraphs);

/// <summary>Puts letters into the queue; joins the caller's save.</summary>
public sealed class LetterWriter(IDataProtectionProvider protection, TimeProvider time)
{
    private readonly IDataProtector protector = protection.CreateProtector("Visavis.Letters");

    /// <returns>False when there is no postal address to write to.</returns>
    public async Task<bool> AddAsync(
        VisavisDbContext db,
        ServedClient client,
        string kind,
        string subjectKey,
        string title,
        IReadOnlyList<string> paragraphs,
        string language,
        CancellationToken cancellationToken
    )
    {
        if (await AddressAsync(db, client, cancellationToken) is not { } address)
        {
            return false;
        }

        await DropAsync(db, subjectKey, (kind, client.AccountId), cancellationToken);
        var now = time.GetUtcNow();
        db.Add(
            new Letter
            {
                Id = Guid.CreateVersion7(now),
                AccountId = client.AccountId,
                FileId = client.FileId,
                Kind = kind,
                SubjectKey = subjectKey,
                BookingId = Subjects.HoursOf(subjectKey) ?? Subjects.ClaimOf(subjectKey),
                Title = PersonalText.Clean(title, Letter.LongestTitle),
                ProtectedContent = protector.Protect(JsonSerializer.Serialize(new LetterContent(address, paragraphs))),
                Language = language,
                QueuedAt = now,
            }
        );
        return true;
    }

    public LetterContent? ContentOf(Letter letter) =>
        letter.ProtectedContent is null ? null : JsonSerializer.Deserialize<LetterContent>(protector.Unprotect(letter.ProtectedContent));

    /// <summary>What has not been printed about the subject is not printed; what lies on the table goes out.</summary>
    public async Task DropAsync(
        VisavisDbContext db,
        string subjectKey,
        (string Kind, Guid? AccountId)? only,
        CancellationToken cancellationToken
    )
    {
        foreach (var entry in db.ChangeTracker.Entries<Letter>().Where(e => e.State == EntityState.Added && IsMeant(e.Entity)).ToList())
        {
            entry.State = EntityState.Detached;
        }

        var waiting = await db.Set<Letter>()
            .Where(l => l.SubjectKey == subjectKey && l.PrintedOn == null && l.SentAt == null && l.DroppedAt == null)
            .ToListAsync(cancellationToken);
        foreach (var letter in waiting.Where(IsMeant))
        {
            (letter.DroppedAt, letter.ProtectedContent) = (time.GetUtcNow(), null);
        }

        bool IsMeant(Letter letter) =>
            letter.SubjectKey == subjectKey && (only is not var (kind, account) || (letter.Kind == kind && letter.AccountId == account));
    }

    private static async Task<IReadOnlyList<string>?> AddressAsync(
        VisavisDbContext db,
        ServedClient client,
        CancellationToken cancellationToken
    )
    {
        if (client.FileId is { } fileId)
        {
            var file = await db.Set<ClientFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == fileId, cancellationToken);
            return file?.Address is { } lines ? [file.Name, .. lines.Lines] : null;
        }

        var account = client.AccountId;
        var own = await db.Set<ContactDetails>().AsNoTracking().SingleOrDefaultAsync(c => c.AccountId == account, cancellationToken);
        if (own?.Address is { } address)
        {
            var name = own.FullName ?? await db.Users.Where(a => a.Id == account).Select(a => a.DisplayName).SingleAsync(cancellationToken);
            return [name, .. address.Lines];
        }

        var known = await db.Set<ClientFile>()
            .AsNoTracking()
            .Where(f => f.AccountId == account && f.JoinedToId == null)
            .OrderByDescending(f => f.UpdatedAt)
            .FirstOrDefaultAsync(cancellationToken);
        return known?.Address is { } kept ? [known.Name, .. kept.Lines] : null;
    }
}
