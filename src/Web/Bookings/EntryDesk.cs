using Microsoft.EntityFrameworkCore;
using Visavis.Web.Bookings.Funds;
using Visavis.Web.Bookings.Planning;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;

namespace Visavis.Web.Bookings;

/// <param name="Minutes">Null is the duration of the service.</param>
/// <param name="EnteredBy">Who writes it down: what is reserved for the client with it bears their name.</param>
public sealed record EntryWish(Guid ServiceOfferId, DateTimeOffset Start, int? Minutes, BookingRequest Client, Guid? EnteredBy = null);

/// <summary>A professional, or a planner of their organisation, writes an appointment down for a client, e.g. after a telephone call.</summary>
public sealed class EntryDesk(VisavisDbContext db, BookingMaker maker, BookingFunds funds, TimeProvider time)
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

    /// <summary>A client's file of an organisation that the person plans for, by its reference; of one that was joined to another, that other.</summary>
    public Task<ClientFile?> FindFileAsync(Guid accountId, string reference, CancellationToken cancellationToken)
    {
        var planning = db.Memberships.Planning().Where(m => m.AccountId == accountId);
        return db.Set<ClientFile>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                f =>
                    f.JoinedToId == null
                    && (f.Reference == reference || db.Set<ClientFile>().Any(j => j.Reference == reference && j.JoinedToId == f.Id))
                    && planning.Any(m => m.OrganisationId == f.OrganisationId),
                cancellationToken
            );
    }

    /// <summary>What the client of a file could pay it with. Who has an account decides alone what theirs is used for.</summary>
    public async Task<IReadOnlyList<BookingFund>> FundsAsync(Guid professionalId, EntryWish wish, CancellationToken cancellationToken)
    {
        if (
            wish.Client is not { ClientId: null, FileId: { } file }
            || await OfferAsync(professionalId, wish, cancellationToken) is not { } offer
            || (wish.Minutes ?? offer.DurationMinutes) is not { } minutes
            || offer.PriceFor(minutes) == 0
        )
        {
            return [];
        }

        return await funds.OfferedAsync(new ServedClient(null, file), wish.Start, minutes, 1, cancellationToken);
    }

    /// <summary>Any time of the professional that is not taken; their own rules do not bind themselves.</summary>
    public async Task<(DeskOutcome Outcome, Booking? Booking)> EnterAsync(
        Guid professionalId,
        EntryWish wish,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var offer = await OfferAsync(professionalId, wish, cancellationToken);
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

        if (!await funds.ReserveAsync(booking, wish.Client.Fund, cancellationToken, wish.EnteredBy))
        {
            db.ChangeTracker.Clear();
            return (DeskOutcome.NotEnough, null);
        }

        await transaction.CommitAsync(cancellationToken);
        return (DeskOutcome.Done, booking);
    }

    private Task<ServiceOffer?> OfferAsync(Guid professionalId, EntryWish wish, CancellationToken cancellationToken) =>
        db
            .ServiceOffers.AsNoTracking()
            .SingleOrDefaultAsync(o => o.Id == wish.ServiceOfferId && o.ProfessionalId == professionalId, cancellationToken);
}
