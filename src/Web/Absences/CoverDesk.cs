using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using NodaTime;
using Visavis.Web.Availability;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;

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
    Notifier notifier,
    IStringLocalizer<AgreementTexts> texts,
    TimeProvider time
)
{
    private const int MostColleagues = 30;

    /// <summary>Colleagues of the absent person who are known to be free then: unknown is never free.</summary>
    public async Task<IReadOnlyList<Absentee>> FreeColleaguesAsync(Booking booking, CancellationToken cancellationToken)
    {
        var colleagues = await db
            .Professionals.Where(p => p.Id != booking.ProfessionalId && !p.IsHidden)
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
                    .Count(b => b.ProfessionalId == p.Id && b.ClientId == booking.ClientId && b.State == BookingState.Completed)
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
        if (booking is not { ClientId: { } clientId })
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
        var absent = await NameAsync(absence.ProfessionalId, cancellationToken);
        await notifier.AddAsync(
            db,
            new Notification
            {
                Kind = AbsenceKinds.Cover,
                AccountId = clientId,
                SubjectKey = $"cover:{bookingId:N}",
                Write = _ => new NotificationContent(
                    texts["Absence de {0} : {1} peut venir", absent, chosen.Name],
                    [texts["Acceptez cette personne pour cette fois, ou reportez le rendez-vous. Ensuite, {0} revient.", absent]],
                    texts["Répondre"],
                    $"/absences/cover/{booking.Code}"
                ),
            },
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
        return CoverAnswer.Done;
    }

    /// <summary>The substitute gets the same time, then the booking with the absent person ends without anything due.</summary>
    public async Task<CoverAnswer> AgreeAsync(Guid clientId, string code, bool sharesNotes, CancellationToken cancellationToken)
    {
        if (await FindAsync(clientId, code, cancellationToken) is not var (booking, cover))
        {
            return CoverAnswer.Absent;
        }

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

        if (!await IsFreeAsync(cover.SubstituteId, booking, isFresh: true, cancellationToken))
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

            if (!await maker.WriteAsync(Copy(booking, cover, zone, sharesNotes, now), cancellationToken))
            {
                return CoverAnswer.NobodyFree;
            }

            await transaction.CommitAsync(cancellationToken);
        }

        await EndOldAsync(booking, cover.SubstituteId, cancellationToken);
        return CoverAnswer.Done;
    }

    /// <summary>The client would rather see the regular person at another time.</summary>
    public async Task<CoverAnswer> PostponeAsync(Guid clientId, string code, CancellationToken cancellationToken)
    {
        if (await FindAsync(clientId, code, cancellationToken) is not var (booking, _))
        {
            return CoverAnswer.Absent;
        }

        var now = time.GetUtcNow();
        var written = await db.Set<AbsenceCover>()
            .Where(c => c.BookingId == booking.Id && c.State == CoverState.Proposed)
            .ExecuteUpdateAsync(
                set => set.SetProperty(c => c.State, CoverState.Postponed).SetProperty(c => c.AnsweredAt, now),
                cancellationToken
            );
        return written == 1 ? CoverAnswer.Done : CoverAnswer.Over;
    }

    public async Task<(Booking Booking, AbsenceCover Cover)?> FindAsync(Guid clientId, string code, CancellationToken cancellationToken)
    {
        var booking = await db.Set<Booking>()
            .AsNoTracking()
            .SingleOrDefaultAsync(b => b.Code == code && b.ClientId == clientId, cancellationToken);
        var cover = booking is null
            ? null
            : await db.Set<AbsenceCover>().AsNoTracking().SingleOrDefaultAsync(c => c.BookingId == booking.Id, cancellationToken);
        return booking is not null && cover is not null ? (booking, cover) : null;
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
            Questions = sharesNotes ? [.. old.Questions] : [],
            Answers = sharesNotes ? [.. old.Answers] : [],
            ToBring = old.ToBring,
            Audience = old.Audience,
            CreatedAt = now,
            DecidedAt = now,
            EarlyStartAskedAt = old.EarlyStartAskedAt,
        };

    private Task<string> NameAsync(Guid accountId, CancellationToken cancellationToken) =>
        db.Users.Where(a => a.Id == accountId).Select(a => a.DisplayName).SingleAsync(cancellationToken);
}
