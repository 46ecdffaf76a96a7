using Microsoft.EntityFrameworkCore;
using Visavis.Web.Bookings.Planning;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;

namespace Visavis.Web.Bookings;

/// <param name="Minutes">Null is the duration of the service.</param>
public sealed record EntryWish(Guid ServiceOfferId, DateTimeOffset Start, int? Minutes, BookingRequest Client);

/// <summary>A professional, or a planner of their organisation, writes an appointment down for a client, e.g. after a telephone call.</summary>
public sealed class EntryDesk(VisavisDbContext db, BookingMaker maker, TimeProvider time)
{
    /// <summary>In whose calendar somebody may write: their own, and those of the people they plan for now. Who left neither plans nor is planned.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> CalendarsAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var present = db.Set<Membership>().Where(m => m.LeftAt == null);
        var planned = present
            .Planning()
            .Where(mine => mine.AccountId == accountId)
            .SelectMany(mine => present.Where(other => other.OrganisationId == mine.OrganisationId))
            .Select(other => other.AccountId);
        var people = await db
            .Professionals.Where(p => !p.IsHidden && (p.Id == accountId || planned.Contains(p.Id)))
            .Select(p => new { p.Id, p.DisplayName })
            .ToListAsync(cancellationToken);
        return [.. people.OrderBy(p => p.Id != accountId).ThenBy(p => p.DisplayName).Select(p => (p.Id, p.DisplayName))];
    }

    /// <summary>A client's file of an organisation that the person plans for, by its reference.</summary>
    public Task<ClientFile?> FindFileAsync(Guid accountId, string reference, CancellationToken cancellationToken)
    {
        var planning = db.Memberships.Planning().Where(m => m.AccountId == accountId);
        return db.Set<ClientFile>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                f => f.Reference == reference && planning.Any(m => m.OrganisationId == f.OrganisationId),
                cancellationToken
            );
    }

    /// <summary>Any time of the professional that is not taken; their own rules do not bind themselves.</summary>
    public async Task<(DeskOutcome Outcome, Booking? Booking)> EnterAsync(
        Guid professionalId,
        EntryWish wish,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var offer = await db
            .ServiceOffers.AsNoTracking()
            .SingleOrDefaultAsync(o => o.Id == wish.ServiceOfferId && o.ProfessionalId == professionalId, cancellationToken);
        var minutes = wish.Minutes ?? offer?.DurationMinutes;
        if (offer is null || minutes is null || wish.Start <= now)
        {
            return (DeskOutcome.NotAllowed, null);
        }

        var zone = await db.Users.Where(a => a.Id == professionalId).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        var booking = BookingMaker.Make(
            Guid.NewGuid(),
            professionalId,
            offer,
            wish.Start,
            minutes.Value,
            zone,
            // Who did not press the button that obliges to pay owes nothing for cancelling.
            wish.Client with
            {
                LateFeePercent = 0,
            },
            now
        );
        (booking.State, booking.AnswerBy, booking.DecidedAt) = (BookingState.Accepted, null, now);
        await using var transaction = await BookedTimes.BeginAsync(db, professionalId, now, cancellationToken);
        if (!await maker.WriteAsync(booking, cancellationToken, BookingNews.Entered))
        {
            return (DeskOutcome.Taken, null);
        }

        await transaction.CommitAsync(cancellationToken);
        return (DeskOutcome.Done, booking);
    }
}
