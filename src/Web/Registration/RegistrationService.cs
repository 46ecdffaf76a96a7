using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;
using Visavis.Web.Professionals;

namespace Visavis.Web.Registration;

/// <summary>Finishes an account, and gives it what its category has: profile, job search, organisation. All in one transaction.</summary>
public sealed class RegistrationService(VisavisDbContext db, Joining joining, IReturnCheck returns, TimeProvider clock)
{
    private const int MostAttempts = 8;

    /// <summary>Does nothing to an account that is finished already.</summary>
    /// <returns>The account as it is now; null when the invitation it was to be finished with is no longer open.</returns>
    public async Task<Account?> CompleteAsync(
        Guid accountId,
        RegistrationDetails details,
        string language,
        CancellationToken cancellationToken
    )
    {
        var (account, _) = await TryAsync(
            accountId,
            details.InvitationHash,
            skip: finished => finished.TermsAcceptedAt is not null,
            (found, attempt) =>
            {
                Finish(found, details, language, attempt);
                return Task.CompletedTask;
            },
            cancellationToken
        );
        return account;
    }

    /// <summary>Makes a finished account a member of the organisation that invited it.</summary>
    /// <param name="listing">For a visitor who wants to be listed; whoever is listed keeps their profile as it is.</param>
    public async Task<(Account? Account, JoinAnswer Answer)> JoinAsync(
        Guid accountId,
        string invitationHash,
        RegistrationDetails? listing,
        string language,
        CancellationToken cancellationToken
    ) =>
        await TryAsync(
            accountId,
            invitationHash,
            skip: _ => false,
            async (account, attempt) =>
            {
                if (listing is not null && account.Category == AccountCategory.Visitor)
                {
                    await PutInDirectoryAsync(account, listing, language, attempt, cancellationToken);
                }
            },
            cancellationToken
        );

    private async Task<(Account? Account, JoinAnswer Answer)> TryAsync(
        Guid accountId,
        string? invitationHash,
        Func<Account, bool> skip,
        Func<Account, int, Task> change,
        CancellationToken cancellationToken
    )
    {
        var isBanned = await returns.IsBannedAsync(accountId, cancellationToken);
        for (var attempt = 0; ; attempt++)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var account = await db.Users.SingleAsync(a => a.Id == accountId, cancellationToken);
            if (skip(account))
            {
                return (account, JoinAnswer.AlreadyMember);
            }

            if (invitationHash is not null)
            {
                var answer = await joining.TakeAsync(invitationHash, accountId, cancellationToken);
                if (answer != JoinAnswer.Joined)
                {
                    return (null, answer);
                }
            }

            var isNew = account.TermsAcceptedAt is null;
            await change(account, attempt);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                if (isBanned && isNew)
                {
                    await returns.HoldAsync(db, account, cancellationToken);
                    await db.SaveChangesAsync(cancellationToken);
                }

                await transaction.CommitAsync(cancellationToken);
                return (account, JoinAnswer.Joined);
            }
            catch (DbUpdateException) when (attempt < MostAttempts)
            {
                // The code is taken, or another tab finished this account a moment ago: look again.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Whoever was listed before and went back to being a visitor finds the profile of then.</summary>
    private async Task PutInDirectoryAsync(
        Account account,
        RegistrationDetails listing,
        string language,
        int attempt,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        account.Category = listing.Category;
        account.AdultConfirmedAt = now;
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        var id = account.Id;
        if (await db.Professionals.SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is not { } former)
        {
            db.Professionals.Add(NewProfile.Create(account, listing, language, attempt));
            return;
        }

        former.Category = listing.Category;
        former.ProfessionCode = listing.ProfessionCode;
        former.ProfessionLabel = listing.Profession!;
        NewProfile.TakeUp(former, account);
        former.UpdatedAt = now;
    }

    private void Finish(Account account, RegistrationDetails details, string language, int attempt)
    {
        var now = clock.GetUtcNow();
        account.DisplayName = details.Name;
        account.Category = details.Category;
        account.CommuneCode = details.Commune.Code;
        account.TimeZone = CommuneZones.Of(details.Commune.Code);
        account.AddressLine = details.Address?.Line;
        account.PostalCode = details.Address?.PostalCode;
        account.Language = language;
        account.TermsAcceptedAt = now;
        account.AdultConfirmedAt = details.Category.IsListed() ? now : null;
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        if (!details.Category.IsListed())
        {
            return;
        }

        db.Professionals.Add(NewProfile.Create(account, details, language, attempt));
        if (details.Services is { } services)
        {
            db.Organisations.Add(NewOrganisation.Create(account.Id, services, now));
        }
    }
}
