using Microsoft.EntityFrameworkCore;
using Visavis.Search;
using Visavis.Web.Data;
using Visavis.Web.Professionals;
using Visavis.Web.Professionals.Portraits;

namespace Visavis.Web.Accounts.Registration;

/// <summary>Finishes an account, and lists it in the directory unless it is a visitor's: all in one transaction.</summary>
public sealed class RegistrationService(VisavisDbContext db, TimeProvider clock)
{
    private const int MostAttempts = 8;
    private const int AttemptsPerCodeLength = 2;

    /// <summary>Does nothing to an account that is finished already.</summary>
    /// <returns>The account as it is now.</returns>
    public async Task<Account> CompleteAsync(
        Guid accountId,
        RegistrationDetails details,
        string language,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 0; ; attempt++)
        {
            var account = await db.Users.SingleAsync(a => a.Id == accountId, cancellationToken);
            if (account.TermsAcceptedAt is not null)
            {
                return account;
            }

            Fill(account, details);
            if (details.Category.IsListed())
            {
                var length = ReferenceCode.ShortestLength + (attempt / AttemptsPerCodeLength);
                db.Professionals.Add(NewProfessional(account, details, language, ReferenceCode.Create(Random.Shared, length)));
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return account;
            }
            catch (DbUpdateException) when (attempt < MostAttempts)
            {
                // The code is taken, or another tab finished this account a moment ago: look again.
                db.ChangeTracker.Clear();
            }
        }
    }

    private void Fill(Account account, RegistrationDetails details)
    {
        var now = clock.GetUtcNow();
        account.DisplayName = details.Name;
        account.Category = details.Category;
        account.CommuneCode = details.Commune.Code;
        account.TermsAcceptedAt = now;
        account.AdultConfirmedAt = details.Category.IsListed() ? now : null;
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
    }

    private static Professional NewProfessional(Account account, RegistrationDetails details, string language, string referenceCode) =>
        new()
        {
            Id = account.Id,
            ReferenceCode = referenceCode,
            Slug = ProfileSlug.Of(details.Name, details.Profession!, details.Commune.Name),
            DisplayName = details.Name,
            Category = details.Category,
            ProfessionCode = details.ProfessionCode,
            ProfessionLabel = details.Profession!,
            CommuneCode = details.Commune.Code,
            City = details.Commune.Name,
            Department = details.Commune.Department,
            Latitude = details.Commune.Latitude,
            Longitude = details.Commune.Longitude,
            Languages = language,
            Presentation = "",
            PortraitSeed = PortraitSeed.Create(
                Random.Shared,
                details.Category is AccountCategory.JobSeeker or AccountCategory.Freelance ? PortraitKind.Figure : PortraitKind.Organisation
            ),
            CreatedAt = account.TermsAcceptedAt!.Value,
            UpdatedAt = account.TermsAcceptedAt.Value,
        };
}
