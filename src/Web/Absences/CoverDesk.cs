using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using NodaTime;
using Visavis.Web.Availability;
using Visavis.Web.Blocking;
using Visavis.Web.Bookings;
using Visavis.Web.Bookings.Funds;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Telephone.Help;

namespace Visavis.Web.Absences;

public enum CoverAnswer
{
    Done,
    Absent,

    /// <summary>The booking is over, or was answered already.</summary>
    Over,

    /// <summary>Nobody, or not this person, is known to be free then.</summary>
    NobodyFree,
}

/// <summary>Proposes a colleague for a booking that an absence touches; the client agrees or postpones.</summary>
public sealed class CoverDesk(
    VisavisDbContext db,
    SlotFinder slots,
    BookingMaker maker,
    BookingDesk desk,
    BookingFunds funds,
    CoverNotices notices,
    IStringLocalizer<AgreementTexts> texts,
    TimeProvider time
)
{
    private const int MostColleagues = 30;
    private const int Attempts = 3;

    /// <summary>Colleagues of the absent person who are known to be free then, and whom no block keeps from the client: unknown is never free.</summary>
    public async Task<IReadOnlyList<Absentee>> FreeColleaguesAsync(Booking booking, CancellationToken cancellationToken)
    {
        var apart = Blocks.OthersOf(db, booking.ClientId ?? Guid.Empty);
        var colleagues = await db
            .Professionals.Where(p => p.Id != booking.ProfessionalId && !p.IsHidden && !apart.Contains(p.Id))
            .Where(p =>
                db.Memberships.Any(m =>
                    m.AccountId == p.Id
                    && m.OrganisationId != p.Id
                    && m.LeftAt == null
                    && db.Memberships.Any(own =>
                        own.OrganisationId == m.OrganisationId && own.AccountId == booking.ProfessionalId && own.LeftAt == null
                    )
                )
            )
            // Who has served this client before comes first.
            .OrderByDescending(p =>
                db.Set<Booking>()
                    .Count(b =>
                        b.ProfessionalId == p.Id
                        && b.State == BookingState.Completed
                        && (
                            booking.ClientId != null
                                ? b.ClientId == booking.ClientId
                                : b.ClientFileId != null && b.ClientFileId == booking.ClientFileId
                        )
                    )
            )
            .ThenBy(p => p.DisplayName)
            .Take(MostColleagues)
            .Select(p => new Absentee(p.Id, p.DisplayName))
            .ToListAsync(cancellationToken);
        var free = new List<Absentee>();
        foreach (var colleague in colleagues)
        {
            if (await IsFreeAsync(colleague.Id, booking, isFresh: false, cancellationToken))
            {
                free.Add(colleague);
            }
        }

        return free;
    }

    /// <param name="substituteId">Null: the platform takes the first who is free.</param>
    public async Task<CoverAnswer> ProposeAsync(Absence absence, Guid bookingId, Guid? substituteId, CancellationToken cancellationToken)
    {
        var booking = await db.Set<Booking>()
            .AsNoTracking()
            .SingleOrDefaultAsync(b => b.Id == bookingId && b.ProfessionalId == absence.ProfessionalId, cancellationToken);
        if (booking is null)
        {
            return CoverAnswer.Absent;
        }

        var now = time.GetUtcNow();
        if (!booking.IsOpen || booking.StartsAt <= now)
        {
            return CoverAnswer.Over;
        }

        var free = await FreeColleaguesAsync(booking, cancellationToken);
        if ((free.FirstOrDefault(p => substituteId is null || p.Id == substituteId)) is not { } chosen)
        {
            return CoverAnswer.NobodyFree;
        }

        var cover = await db.Set<AbsenceCover>().SingleOrDefaultAsync(c => c.BookingId == bookingId, cancellationToken);
        if (cover is { State: CoverState.Agreed })
        {
            return CoverAnswer.Over;
        }

        if (cover is null)
        {
            cover = new AbsenceCover { BookingId = bookingId };
            db.Add(cover);
        }

        (cover.AbsenceId, cover.SubstituteId, cover.NewBookingId) = (absence.Id, chosen.Id, Guid.NewGuid());
        (cover.State, cover.ProposedAt, cover.AnsweredAt) = (CoverState.Proposed, now, null);
        await notices.ProposedAsync(booking, chosen.Name, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return CoverAnswer.Done;
    }

    /// <summary>The substitute gets the same time, then the booking with the absent person ends without anything due.</summary>
    /// <param name="helperId">Who notes what the client said on the telephone; null when the client answers.</param>
    public async Task<CoverAnswer> AgreeAsync(Guid bookingId, bool sharesNotes, CancellationToken cancellationToken, Guid? helperId = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            if (await FindAsync(bookingId, cancellationToken) is not var (booking, cover))
            {
                return CoverAnswer.Absent;
            }

            // What was reserved to pay with is written by others too: who comes second looks again.
            if (await TryAgreeAsync(booking, cover, sharesNotes, helperId, cancellationToken) is { } answer)
            {
                return answer;
            }

            if (attempt == Attempts)
            {
                return CoverAnswer.Over;
            }
        }
    }

    /// <summary>The client would rather see the regular person at another time.</summary>
    /// <param name="helperId">Who notes what the client said on the telephone; null when the client answers.</param>
    public async Task<CoverAnswer> PostponeAsync(Guid bookingId, CancellationToken cancellationToken, Guid? helperId = null)
    {
        if (await FindAsync(bookingId, cancellationToken) is not var (booking, _))
        {
            return CoverAnswer.Absent;
        }

        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var written = await db.Set<AbsenceCover>()
            .Where(c => c.BookingId == booking.Id && c.State == CoverState.Proposed)
            .ExecuteUpdateAsync(
                set => set.SetProperty(c => c.State, CoverState.Postponed).SetProperty(c => c.AnsweredAt, now),
                cancellationToken
            );
        if (written == 0)
        {
            return CoverAnswer.Over;
        }

        Note(booking, helperId, HelpedWith.CoverPostponed, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return CoverAnswer.Done;
    }

    /// <summary>Null when nothing is, or is any more, to be chosen for this booking.</summary>
    public async Task<(Booking Booking, AbsenceCover Cover)?> FindAsync(Guid bookingId, CancellationToken cancellationToken)
    {
        var booking = await db.Set<Booking>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == bookingId, cancellationToken);
        var cover = await db.Set<AbsenceCover>().AsNoTracking().SingleOrDefaultAsync(c => c.BookingId == bookingId, cancellationToken);
        return booking is not null && cover is not null ? (booking, cover) : null;
    }

    /// <summary>Null when somebody else wrote at the same moment: all of it begins again.</summary>
    private async Task<CoverAnswer?> TryAgreeAsync(
        Booking booking,
        AbsenceCover cover,
        bool sharesNotes,
        Guid? helperId,
        CancellationToken cancellationToken
    )
    {
        if (cover.State == CoverState.Agreed)
        {
            // Agreed before, and something stopped before the old booking ended.
            await EndOldAsync(booking, cover.SubstituteId, cancellationToken);
            return CoverAnswer.Done;
        }

        var now = time.GetUtcNow();
        if (cover.State != CoverState.Proposed || !booking.IsOpen || booking.StartsAt <= now)
        {
            return CoverAnswer.Over;
        }

        if (
            await Blocks.StandsBetweenAsync(db, booking.ClientId ?? Guid.Empty, cover.SubstituteId, cancellationToken)
            || !await IsFreeAsync(cover.SubstituteId, booking, isFresh: true, cancellationToken)
        )
        {
            return CoverAnswer.NobodyFree;
        }

        var zone = await db.Users.Where(a => a.Id == cover.SubstituteId).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        await using (var transaction = await BookedTimes.BeginAsync(db, cover.SubstituteId, now, cancellationToken))
        {
            var claimed = await db.Set<AbsenceCover>()
                .Where(c => c.BookingId == booking.Id && c.State == CoverState.Proposed && c.NewBookingId == cover.NewBookingId)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(c => c.State, CoverState.Agreed)
                            .SetProperty(c => c.AnsweredAt, now)
                            .SetProperty(c => c.SharesNotes, sharesNotes),
                    cancellationToken
                );
            if (claimed == 0)
            {
                return CoverAnswer.Over;
            }

            var copy = Copy(booking, cover, zone, sharesNotes, now);
            Note(booking, helperId, HelpedWith.CoverAgreed, now);
            if (!await maker.WriteAsync(copy, cancellationToken))
            {
                return CoverAnswer.NobodyFree;
            }

            if (!await funds.FollowAsync(booking, copy, cancellationToken))
            {
                return null;
            }

            await transaction.CommitAsync(cancellationToken);
        }

        await EndOldAsync(booking, cover.SubstituteId, cancellationToken);
        return CoverAnswer.Done;
    }

    /// <summary>Under the name of who was on the telephone, where the client has a file. Joins the caller's save.</summary>
    private void Note(Booking booking, Guid? helperId, HelpedWith act, DateTimeOffset now)
    {
        if (helperId is { } helper && booking.ClientFileId is { } file)
        {
            db.Add(HelperAct.Of(file, new HelpAsked(helper, act, booking.Id, MandateId: null), now));
        }
    }

    private async Task EndOldAsync(Booking booking, Guid substituteId, CancellationToken cancellationToken)
    {
        var name = await NameAsync(substituteId, cancellationToken);
        var reason = InLanguage.Write(booking.ClientLanguage, () => texts["Absence : {0} vient à la même heure.", name].Value);
        var ended = await desk.CancelAsync(booking.Id, BookingSide.Professional, reason, cancellationToken, offersOthers: false);
        if (ended == DeskOutcome.NotAllowed)
        {
            await desk.DeclineAsync(booking.Id, BookingSide.Professional, reason, cancellationToken);
        }
    }

    private Task<bool> IsFreeAsync(Guid professionalId, Booking booking, bool isFresh, CancellationToken cancellationToken) =>
        slots.IsOpenAsync(
            professionalId,
            booking.DurationMinutes,
            Instant.FromDateTimeOffset(booking.StartsAt),
            isFresh,
            cancellationToken
        );

    /// <summary>The same agreement with another person; what the client had written and the way in only with their consent.</summary>
    private static Booking Copy(Booking old, AbsenceCover cover, string zone, bool sharesNotes, DateTimeOffset now) =>
        new()
        {
            Id = cover.NewBookingId,
            Code = RandomNumberGenerator.GetString(BookingMaker.CodeLetters, BookingMaker.CodeLength),
            ProfessionalId = cover.SubstituteId,
            ClientId = old.ClientId,
            ClientName = old.ClientName,
            ClientEmail = old.ClientEmail,
            ClientPhone = old.ClientPhone,
            ClientFileId = old.ClientFileId,
            ClientLanguage = old.ClientLanguage,
            ClientZone = old.ClientZone,
            ProfessionalZone = zone,
            ForName = old.ForName,
            ServiceName = old.ServiceName,
            Way = old.Way,
            DurationMinutes = old.DurationMinutes,
            PriceCents = old.PriceCents,
            IsHourly = old.IsHourly,
            BlocksWhileRequested = true,
            FreeCancelHours = old.FreeCancelHours,
            LateFeePercent = old.LateFeePercent,
            StartsAt = old.StartsAt,
            EndsAt = old.EndsAt,
            State = BookingState.Accepted,
            Place = old.Place,
            PlaceAccess = sharesNotes ? old.PlaceAccess : null,
            PlaceTelephone = old.PlaceTelephone,
            Questions = sharesNotes ? [.. old.Questions] : [],
            Answers = sharesNotes ? [.. old.Answers] : [],
            ToBring = old.ToBring,
            Audience = old.Audience,
            ClientAddress = old.ClientAddress,
            CreatedAt = now,
            DecidedAt = now,
            EarlyStartAskedAt = old.EarlyStartAskedAt,
        };

    private Task<string> NameAsync(Guid accountId, CancellationToken cancellationToken) =>
        db.Users.Where(a => a.Id == accountId).Select(a => a.DisplayName).SingleAsync(cancellationToken);
}
