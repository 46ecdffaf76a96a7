using Microsoft.EntityFrameworkCore;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;

namespace Visavis.Web.Agreements;

/// <summary>A case as one of its two sides sees it.</summary>
/// <param name="Visit">The free visit, booked with the organisation or one of its people.</param>
/// <param name="First">The first service with one of those chosen, after the agreement.</param>
public sealed record CaseView(
    ClientCase Case,
    bool IsPlanner,
    string OrganisationName,
    string ClientName,
    AgreementVersion? Latest,
    Booking? Visit,
    Booking? First
)
{
    public CaseStep Step => CaseRules.Step(Case, Latest, Visit is not null, First?.StartsAt);

    public DateTimeOffset DueAt => CaseRules.DueAt(Case.CreatedAt, Case.IsUrgent);

    public bool IsLate(DateTimeOffset now) => CaseRules.IsLate(Case, First?.StartsAt, now);
}

/// <summary>Reads cases: a client's own, and for owners and planners those of their organisation. Anything else is absent.</summary>
public sealed class CaseReader(VisavisDbContext db)
{
    private const int Shown = 200;

    public async Task<IReadOnlyList<CaseView>> ListAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var cases = await Visible(accountId)
            .AsNoTracking()
            .Include(c => c.Versions)
            .OrderByDescending(c => c.CreatedAt)
            .Take(Shown)
            .ToListAsync(cancellationToken);
        return await ViewAsync(cases, accountId, cancellationToken);
    }

    public async Task<CaseView?> FindAsync(Guid accountId, Guid id, CancellationToken cancellationToken)
    {
        var found = await Visible(accountId)
            .AsNoTracking()
            .Include(c => c.Versions)
            .SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        return found is null ? null : (await ViewAsync([found], accountId, cancellationToken))[0];
    }

    public Task<bool> IsPlannerAsync(Guid organisationId, Guid accountId, CancellationToken cancellationToken) =>
        db.IsPlannerAsync(organisationId, accountId, cancellationToken);

    /// <summary>What the organisation of a case holds on its client; null for who has no file there.</summary>
    public Task<ClientFile?> FileAsync(ClientCase found, CancellationToken cancellationToken) =>
        db.Set<ClientFile>()
            .AsNoTracking()
            .FirstOrDefaultAsync(
                f => f.OrganisationId == found.OrganisationId && f.AccountId == found.ClientId && f.JoinedToId == null,
                cancellationToken
            );

    /// <summary>Who can be proposed: people of the organisation with a public profile.</summary>
    public async Task<IReadOnlyList<Professional>> PeopleAsync(Guid organisationId, CancellationToken cancellationToken) =>
        await db
            .Professionals.AsNoTracking()
            .Where(p => !p.IsHidden && p.Id != organisationId)
            .Where(p => db.Memberships.Any(m => m.OrganisationId == organisationId && m.AccountId == p.Id && m.LeftAt == null))
            .OrderBy(p => p.DisplayName)
            .Take(100)
            .ToListAsync(cancellationToken);

    /// <summary>Free events of the organisation and its people, with which the visit can be booked.</summary>
    public async Task<IReadOnlyList<(string Reference, string Name, string Event)>> VisitsAsync(
        Guid organisationId,
        CancellationToken cancellationToken
    ) =>
        [
            .. (
                await db
                    .ServiceOffers.Where(o => o.IsBookable && o.PriceCents == 0)
                    .Where(o =>
                        o.ProfessionalId == organisationId
                        || db.Memberships.Any(m =>
                            m.OrganisationId == organisationId && m.AccountId == o.ProfessionalId && m.LeftAt == null
                        )
                    )
                    .Join(
                        db.Professionals.Where(p => !p.IsHidden),
                        o => o.ProfessionalId,
                        p => p.Id,
                        (o, p) =>
                            new
                            {
                                p.ReferenceCode,
                                p.DisplayName,
                                o.Name,
                                o.Position,
                            }
                    )
                    .OrderBy(v => v.DisplayName)
                    .ThenBy(v => v.Position)
                    .Take(20)
                    .ToListAsync(cancellationToken)
            ).Select(v => (v.ReferenceCode, v.DisplayName, v.Name)),
        ];

    private IQueryable<ClientCase> Visible(Guid accountId)
    {
        var planning = db.Memberships.Planning();
        return db.Set<ClientCase>()
            .Where(c => c.ClientId == accountId || planning.Any(m => m.OrganisationId == c.OrganisationId && m.AccountId == accountId));
    }

    private async Task<IReadOnlyList<CaseView>> ViewAsync(List<ClientCase> cases, Guid accountId, CancellationToken cancellationToken)
    {
        var organisations = cases.Select(c => c.OrganisationId).Distinct().ToList();
        var clients = cases.Select(c => c.ClientId).Distinct().ToList();
        var people = organisations.Concat(clients).ToList();
        var names = await db.Users.Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancellationToken);
        var members = await db
            .Memberships.Where(m => organisations.Contains(m.OrganisationId))
            .Select(m => new
            {
                m.OrganisationId,
                m.AccountId,
                m.LeftAt,
            })
            .ToListAsync(cancellationToken);
        var bookings = await db.Set<Booking>()
            .AsNoTracking()
            .Where(b => b.ClientId != null && clients.Contains(b.ClientId.Value))
            .Where(b =>
                organisations.Contains(b.ProfessionalId)
                // What somebody does after leaving is no business of those they left.
                || db.Memberships.Any(m =>
                    organisations.Contains(m.OrganisationId)
                    && m.AccountId == b.ProfessionalId
                    && (m.LeftAt == null || m.LeftAt > b.StartsAt)
                )
            )
            .Where(b => b.State == BookingState.Requested || b.State == BookingState.Accepted || b.State == BookingState.Completed)
            .OrderBy(b => b.StartsAt)
            .ToListAsync(cancellationToken);
        return [.. cases.Select(View)];

        CaseView View(ClientCase found)
        {
            var latest = found.Versions.MaxBy(v => v.Number);
            bool IsStaff(Booking b) =>
                members.Exists(m =>
                    m.OrganisationId == found.OrganisationId
                    && m.AccountId == b.ProfessionalId
                    && (m.LeftAt == null || m.LeftAt > b.StartsAt)
                );
            var own = bookings.Where(b => b.ClientId == found.ClientId && b.CreatedAt >= found.CreatedAt).ToList();
            var visit = own.Find(b => b.PriceCents == 0 && (b.ProfessionalId == found.OrganisationId || IsStaff(b)));
            var first = latest?.AgreedAt is { } agreed
                ? own.Find(b => b.Id != visit?.Id && b.StartsAt >= agreed && latest.ProfessionalIds.Contains(b.ProfessionalId))
                : null;
            return new CaseView(
                found,
                found.ClientId != accountId,
                names.GetValueOrDefault(found.OrganisationId, "…"),
                names.GetValueOrDefault(found.ClientId, "…"),
                latest,
                visit,
                first
            );
        }
    }
}
