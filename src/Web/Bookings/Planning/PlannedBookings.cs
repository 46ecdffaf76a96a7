using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Bookings.Planning;

/// <summary>
/// Which appointments somebody plans: those of a present member of an organisation whose owner or planner they are, with a client of that
/// organisation. What a member agreed with anybody else is theirs alone.
/// </summary>
public sealed class PlannedBookings(VisavisDbContext db)
{
    private const int Most = 200;

    /// <summary>Null when there is none, or it is not theirs to plan.</summary>
    public async Task<(Booking Booking, BookingPlanner Planner)?> FindAsync(
        Guid plannerId,
        string code,
        CancellationToken cancellationToken
    )
    {
        var clean = code.ToUpperInvariant();
        var found = await Of(plannerId)
            .Where(planned => planned.Booking.Code == clean)
            .OrderBy(planned => planned.OrganisationId)
            .FirstOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var name = await db.Users.Where(a => a.Id == plannerId).Select(a => a.DisplayName).SingleAsync(cancellationToken);
        var organisation = await db
            .Professionals.Where(p => p.Id == found.OrganisationId)
            .Select(p => p.DisplayName)
            .SingleOrDefaultAsync(cancellationToken);
        return (found.Booking, new BookingPlanner(plannerId, name, organisation ?? ""));
    }

    /// <summary>What is ahead or waits in a span, of one employee or with one client, or both.</summary>
    public async Task<IReadOnlyList<Booking>> ListAsync(
        Guid plannerId,
        Guid? employeeId,
        Guid? fileId,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    )
    {
        var planned = Of(plannerId)
            .Where(one => employeeId == null || one.Booking.ProfessionalId == employeeId)
            .Where(one => fileId == null || one.FileId == fileId)
            .Select(one => one.Booking.Id);
        return await db.Set<Booking>()
            .AsNoTracking()
            .Where(b => planned.Contains(b.Id) && b.StartsAt < to && b.EndsAt > from)
            .Where(b => b.State == BookingState.Accepted || b.State == BookingState.Requested)
            .OrderBy(b => b.StartsAt)
            .ThenBy(b => b.Id)
            .Take(Most)
            .ToListAsync(cancellationToken);
    }

    /// <summary>
    /// A client is known by the account that took the file over, or by the file the appointment was written down from (or one that was joined to it):
    /// an address that somebody wrote into a file opens nothing that was agreed without the organisation.
    /// </summary>
    private IQueryable<Planned> Of(Guid plannerId) =>
        from mine in db.Memberships.Planning().Where(m => m.AccountId == plannerId)
        join other in db.Set<Membership>() on mine.OrganisationId equals other.OrganisationId
        join file in db.Set<ClientFile>() on mine.OrganisationId equals file.OrganisationId
        join booking in db.Set<Booking>().AsNoTracking() on other.AccountId equals booking.ProfessionalId
        where other.LeftAt == null && file.JoinedToId == null && booking.ProfessionalId != plannerId && booking.ClientId != plannerId
        where
            (booking.ClientId != null && booking.ClientId == file.AccountId)
            || (
                booking.ClientId == null
                && db.Set<ClientFile>()
                    .Any(written => written.Id == booking.ClientFileId && (written.Id == file.Id || written.JoinedToId == file.Id))
            )
        select new Planned
        {
            Booking = booking,
            FileId = file.Id,
            OrganisationId = mine.OrganisationId,
        };

    /// <summary>
    /// The same rule seen from one appointment, which need not be stored yet: the client's files of the organisations whose present member the
    /// professional is.
    /// </summary>
    internal static IQueryable<ClientFile> FilesOf(VisavisDbContext db, Booking booking)
    {
        var (professional, client, written) = (booking.ProfessionalId, booking.ClientId, booking.ClientFileId);
        var files = db.Set<ClientFile>()
            .Where(f =>
                f.JoinedToId == null
                && db.Memberships.Any(m => m.OrganisationId == f.OrganisationId && m.AccountId == professional && m.LeftAt == null)
            );
        return client is not null
            ? files.Where(f => f.AccountId == client)
            : files.Where(f => db.Set<ClientFile>().Any(w => w.Id == written && (w.Id == f.Id || w.JoinedToId == f.Id)));
    }

    private sealed class Planned
    {
        public required Booking Booking { get; init; }

        public Guid FileId { get; init; }

        public Guid OrganisationId { get; init; }
    }
}
