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
        var ids = await Of(plannerId)
            .Where(planned => employeeId == null || planned.Booking.ProfessionalId == employeeId)
            .Where(planned => fileId == null || planned.FileId == fileId)
            .Where(planned => planned.Booking.StartsAt < to && planned.Booking.EndsAt > from)
            .Where(planned => planned.Booking.State == BookingState.Accepted || planned.Booking.State == BookingState.Requested)
            .Select(planned => planned.Booking.Id)
            .Distinct()
            .Take(Most)
            .ToListAsync(cancellationToken);
        return await db.Set<Booking>()
            .AsNoTracking()
            .Where(b => ids.Contains(b.Id))
            .OrderBy(b => b.StartsAt)
            .ToListAsync(cancellationToken);
    }

    /// <summary>A client is known by the account that took the file over, or by the file the appointment was written down from: an address that somebody wrote into
    /// a file opens nothing that was agreed without the organisation.</summary>
    private IQueryable<Planned> Of(Guid plannerId) =>
        from mine in db.Memberships.Planning().Where(m => m.AccountId == plannerId)
        join other in db.Set<Membership>() on mine.OrganisationId equals other.OrganisationId
        join file in db.Set<ClientFile>() on mine.OrganisationId equals file.OrganisationId
        join booking in db.Set<Booking>().AsNoTracking() on other.AccountId equals booking.ProfessionalId
        where other.LeftAt == null && file.JoinedToId == null && booking.ProfessionalId != plannerId && booking.ClientId != plannerId
        where
            (booking.ClientId != null && booking.ClientId == file.AccountId)
            || (booking.ClientId == null && booking.ClientFileId == file.Id)
        select new Planned
        {
            Booking = booking,
            FileId = file.Id,
            OrganisationId = mine.OrganisationId,
        };

    private sealed class Planned
    {
        public required Booking Booking { get; init; }

        public Guid FileId { get; init; }

        public Guid OrganisationId { get; init; }
    }
}
