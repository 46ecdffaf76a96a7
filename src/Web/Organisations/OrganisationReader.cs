using Microsoft.EntityFrameworkCore;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Organisations;

/// <summary>Reads organisations as their members see them.</summary>
public sealed class OrganisationReader(VisavisDbContext db, TimeProvider clock)
{
    private const int FormerShown = 100;

    /// <summary>The organisations a person belongs to, their own page's first.</summary>
    public async Task<IReadOnlyList<OrganisationEntry>> MineAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var mine = await db
            .Memberships.Where(m => m.AccountId == accountId && m.LeftAt == null)
            .Join(
                db.Professionals,
                m => m.OrganisationId,
                p => p.Id,
                (m, p) => new OrganisationEntry(p.Id, p.DisplayName, m.Role, m.JoinedAt)
            )
            .ToListAsync(cancellationToken);
        return [.. mine.OrderBy(o => o.Id == accountId ? 0 : 1).ThenBy(o => o.JoinedAt)];
    }

    /// <summary>The organisation an address names, or else the first the person belongs to; null when it is not theirs.</summary>
    public async Task<OrganisationOverview?> AskedAsync(string? of, Guid accountId, CancellationToken cancellationToken)
    {
        var mine = await MineAsync(accountId, cancellationToken);
        var asked =
            Guid.TryParse(of, out var id) ? id
            : mine.Count > 0 ? mine[0].Id
            : Guid.Empty;
        return await ReadAsync(asked, accountId, cancellationToken);
    }

    /// <summary>Null when there is no such organisation, or the person is none of its members.</summary>
    public async Task<OrganisationOverview?> ReadAsync(Guid organisationId, Guid accountId, CancellationToken cancellationToken)
    {
        var all = await db
            .Memberships.AsNoTracking()
            .Where(m => m.OrganisationId == organisationId)
            .Join(db.Users, m => m.AccountId, a => a.Id, (membership, account) => new { membership, account.DisplayName })
            .GroupJoin(db.Professionals, m => m.membership.AccountId, p => p.Id, (member, profiles) => new { member, profiles })
            .SelectMany(
                x => x.profiles.DefaultIfEmpty(),
                (x, profile) =>
                    new
                    {
                        x.member.membership,
                        x.member.DisplayName,
                        profile,
                    }
            )
            .ToListAsync(cancellationToken);
        var members = all.ConvertAll(m => new MemberEntry(m.membership, m.DisplayName, m.profile));
        if (members.Find(m => m.Membership.AccountId == accountId && m.Membership.LeftAt is null) is not { } own)
        {
            return null;
        }

        var page = await db.Professionals.AsNoTracking().SingleAsync(p => p.Id == organisationId, cancellationToken);
        var now = clock.GetUtcNow();
        return new OrganisationOverview(
            organisationId,
            page,
            own.Membership,
            await db.Set<Place>()
                .AsNoTracking()
                .Where(s => s.OwnerId == organisationId)
                .OrderBy(s => s.Position)
                .ToListAsync(cancellationToken),
            await db
                .OrganisationServices.AsNoTracking()
                .Where(s => s.OrganisationId == organisationId)
                .OrderBy(s => s.Position)
                .ToListAsync(cancellationToken),
            [
                .. members
                    .Where(m => m.Membership.LeftAt is null)
                    .OrderByDescending(m => m.Role)
                    .ThenBy(m => m.Name, StringComparer.CurrentCultureIgnoreCase),
            ],
            [.. members.Where(m => m.Membership.LeftAt is not null).OrderByDescending(m => m.Membership.LeftAt).Take(FormerShown)],
            own.Role.MayInvite()
                ? await db
                    .Invitations.AsNoTracking()
                    .Where(i => i.OrganisationId == organisationId && i.AcceptedAt == null && i.RevokedAt == null && i.ExpiresAt > now)
                    .OrderByDescending(i => i.CreatedAt)
                    .ToListAsync(cancellationToken)
                : [],
            !await RunningOrganisations.HoldAsync(db, organisationId, cancellationToken)
        );
    }
}
