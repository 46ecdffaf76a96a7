using Microsoft.EntityFrameworkCore;
using Visavis.Search.Places;
using Visavis.Signaling.Presence;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;

namespace Visavis.Web.Registration;

/// <summary>
/// Makes a member another kind of member. Whoever goes back to being a visitor leaves the directory, and finds their profile as it was when they return.
/// </summary>
public sealed class CategoryChange(VisavisDbContext db, PresenceService presence, TimeProvider time)
{
    private const int MostAttempts = 8;

    public enum Outcome
    {
        Changed,
        Same,

        /// <summary>An organisation with people in it stays one until they are gone.</summary>
        HasMembers,
    }

    /// <param name="profession">For who has no profile yet.</param>
    public async Task<Outcome> ApplyAsync(
        Guid accountId,
        AccountCategory wanted,
        string? profession,
        string language,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 0; ; attempt++)
        {
            var account = await db.Users.SingleAsync(a => a.Id == accountId, cancellationToken);
            if (account.Category == wanted)
            {
                return Outcome.Same;
            }

            var organisation = await db
                .Organisations.Include(o => o.Members)
                .SingleOrDefaultAsync(o => o.Id == accountId, cancellationToken);
            if (organisation is not null && !wanted.IsOrganisation())
            {
                if (organisation.Members.Any(m => m.AccountId != accountId && m.LeftAt == null))
                {
                    return Outcome.HasMembers;
                }

                await CloseAsync(organisation, cancellationToken);
                // Only organisations say that they recruit, and only on their own tab could it be taken back.
                db.RemoveRange(await db.Set<Recruitment>().Where(r => r.ProfessionalId == accountId).ToListAsync(cancellationToken));
            }

            var now = time.GetUtcNow();
            var before = account.Category;
            account.Category = wanted;
            account.AdultConfirmedAt = wanted.IsListed() ? account.AdultConfirmedAt ?? now : account.AdultConfirmedAt;
            account.ConcurrencyStamp = Guid.NewGuid().ToString();
            await WriteProfileAsync(account, before, wanted, profession, language, attempt, cancellationToken);
            if (wanted.IsOrganisation() && organisation is null)
            {
                db.Organisations.Add(NewOrganisation.Create(accountId, [], now));
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException) when (attempt < MostAttempts)
            {
                // The reference code is taken, or another tab changed the account: look again.
                db.ChangeTracker.Clear();
                continue;
            }

            if (!wanted.IsListed())
            {
                await presence.GoOfflineAsync(accountId);
            }

            return Outcome.Changed;
        }
    }

    /// <summary>
    /// Files of clients, and all that is kept under them, would go with the organisation: then it rests, and is found as it was on return.
    /// </summary>
    private async Task CloseAsync(Organisation organisation, CancellationToken cancellationToken)
    {
        if (!await db.Set<ClientFile>().AnyAsync(f => f.OrganisationId == organisation.Id, cancellationToken))
        {
            db.Remove(organisation);
            return;
        }

        var now = time.GetUtcNow();
        foreach (
            var open in await db
                .Invitations.Where(i => i.OrganisationId == organisation.Id && i.AcceptedAt == null && i.RevokedAt == null)
                .ToListAsync(cancellationToken)
        )
        {
            open.RevokedAt = now;
        }
    }

    private async Task WriteProfileAsync(
        Account account,
        AccountCategory before,
        AccountCategory wanted,
        string? profession,
        string language,
        int attempt,
        CancellationToken cancellationToken
    )
    {
        var profile = await db.Professionals.Include(p => p.JobSearch).SingleOrDefaultAsync(p => p.Id == account.Id, cancellationToken);
        if (!wanted.IsListed())
        {
            profile?.IsHidden = true;
            return;
        }

        if (profile is null)
        {
            var commune = Gazetteer.France.Find(account.CommuneCode)!;
            profile = NewProfile.Create(
                account,
                new RegistrationDetails(wanted, account.DisplayName, commune, profession, ProfessionInput.CodeOf(profession))
                {
                    Services = wanted.IsOrganisation() ? [] : null,
                },
                language,
                attempt
            );
            db.Professionals.Add(profile);
        }
        else if (!before.IsListed())
        {
            NewProfile.TakeUp(profile, account);
        }

        profile.Category = wanted;
        profile.UpdatedAt = time.GetUtcNow();
        if (wanted == AccountCategory.JobSeeker && profile.JobSearch is null)
        {
            profile.JobSearch = new JobSearch { ProfessionalId = account.Id };
            db.Add(ServiceOffer.JobInterview(account.Id));
        }
    }
}
