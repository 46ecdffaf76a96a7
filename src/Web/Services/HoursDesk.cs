using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using NodaTime;
using Visavis.Scheduling;
using Visavis.Web.Accounts;
using Visavis.Web.Availability.Holidays;
using Visavis.Web.Bookings;
using Visavis.Web.Channels;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;

namespace Visavis.Web.Services;

/// <summary>What came of an act on hours.</summary>
public enum HoursOutcome
{
    Done,

    /// <summary>Not this side's, not now, or changed meanwhile.</summary>
    NotAllowed,
    BadTimes,

    /// <summary>Another day than the booked one, and too far from it.</summary>
    BadDay,
    BadAdjustment,
    NeedsReason,

    /// <summary>Paid in a way that cannot be taken back.</summary>
    Settled,
}

/// <summary>Hours of a completed service: the professional enters, the client approves, modifies or contests, silence approves.</summary>
public sealed class HoursDesk(
    VisavisDbContext db,
    Notifier notifier,
    BookingLinks links,
    IEnumerable<IApprovalHold> holds,
    IEnumerable<IHoursUse> uses,
    HoursLetter letter,
    WorkingDays workingDays,
    IStringLocalizer<ServiceTexts> texts,
    TimeProvider time
)
{
    /// <summary>Working days the client has to answer by e-mail.</summary>
    public const int DaysByMail = 5;

    public static string SubjectOf(Guid bookingId) => $"hours:{bookingId:N}";

    /// <summary>Enters the hours, or corrects them while the client has not answered.</summary>
    public async Task<HoursOutcome> EnterAsync(Booking booking, BookingSide side, HoursInput input, CancellationToken cancellationToken)
    {
        var hours = await db.Set<ServiceHours>().SingleOrDefaultAsync(h => h.BookingId == booking.Id, cancellationToken);
        if (
            side != BookingSide.Professional
            || booking.State != BookingState.Completed
            || hours is { State: not (HoursState.Entered or HoursState.Contested) }
        )
        {
            return HoursOutcome.NotAllowed;
        }

        var zone = DateTimeZoneProviders.Tzdb[booking.ProfessionalZone];
        var bookedDay = Instant.FromDateTimeOffset(booking.StartsAt).InZone(zone).Date;
        if (input.IsFarFrom(bookedDay))
        {
            return HoursOutcome.BadDay;
        }

        if (
            input.Read(bookedDay, zone) is not { } shift
            || WorkedHours.Minutes(shift, input.BreakMinutes, input.IsBreakPaid) is not { } minutes
            || shift.Start > Instant.FromDateTimeOffset(time.GetUtcNow())
        )
        {
            return HoursOutcome.BadTimes;
        }

        if (hours is null)
        {
            hours = new ServiceHours { BookingId = booking.Id };
            db.Add(hours);
        }

        var now = time.GetUtcNow();
        (hours.StartsAt, hours.EndsAt) = (shift.Start.ToDateTimeOffset(), shift.End.ToDateTimeOffset());
        (hours.BreakMinutes, hours.IsBreakPaid) = (input.BreakMinutes, input is { IsBreakPaid: true, BreakMinutes: > 0 });
        (hours.HasMeal, hours.IsMealChanged, hours.Minutes) = (input.HasMeal, false, minutes);
        hours.Note = PersonalText.Clean(input.Note, ServiceHours.LongestNote);
        (hours.State, hours.EnteredAt, hours.DecidedAt, hours.ApprovedMinutes) = (HoursState.Entered, now, null, null);
        (hours.AdjustmentMinutes, hours.Justification) = (0, "");
        hours.ApproveBy = await AnswerByAsync(booking, now, cancellationToken);
        hours.Version++;
        await TellAsync(booking, BookingSide.Client, texts["Des heures à approuver : {0}", booking.ServiceName], cancellationToken);
        return await SaveAsync(hours, cancellationToken);
    }

    /// <summary>The client approves as entered, or modifies with a justification: that is the approval.</summary>
    /// <param name="seen">Version of the hours that were shown: what was corrected meanwhile has not been seen.</param>
    public async Task<HoursOutcome> ApproveAsync(
        Booking booking,
        BookingSide side,
        string? adjustment,
        bool? meal,
        string? justification,
        CancellationToken cancellationToken,
        int? seen = null
    )
    {
        var hours = await db.Set<ServiceHours>().SingleOrDefaultAsync(h => h.BookingId == booking.Id, cancellationToken);
        if (side != BookingSide.Client || hours is null || !MayApprove(hours, seen))
        {
            return HoursOutcome.NotAllowed;
        }

        var minutes = 0;
        if (!string.IsNullOrWhiteSpace(adjustment))
        {
            if (WorkedHours.ReadAdjustment(adjustment) is not { } read || hours.Minutes + read is not (>= 0 and <= WorkedHours.MostMinutes))
            {
                return HoursOutcome.BadAdjustment;
            }

            minutes = read;
        }

        var reason = PersonalText.Clean(justification, ServiceHours.LongestNote);
        var isMealChanged = meal is { } taken && taken != hours.HasMeal;
        var isChanged = minutes != 0 || isMealChanged;
        if (isChanged && hours.State == HoursState.Contested)
        {
            // Else the one who was contested would decide alone.
            return HoursOutcome.NotAllowed;
        }

        if (isChanged && reason.Length == 0)
        {
            return HoursOutcome.NeedsReason;
        }

        (hours.AdjustmentMinutes, hours.Justification) = (minutes, reason);
        (hours.HasMeal, hours.IsMealChanged) = (meal ?? hours.HasMeal, isMealChanged);
        (hours.State, hours.DecidedAt) = (isChanged ? HoursState.Modified : HoursState.Approved, time.GetUtcNow());
        hours.ApprovedMinutes = hours.Minutes + minutes;
        if (isChanged)
        {
            // The professional has the whole delay to contest it, however late the client answered.
            hours.ApproveBy = await DelayFromAsync(booking, time.GetUtcNow(), DaysByMail, cancellationToken);
        }

        hours.Version++;
        if (hours.IsByHand)
        {
            foreach (var use in uses)
            {
                await use.DecidedAsync(booking, cancellationToken);
            }
        }

        await TellAsync(
            booking,
            BookingSide.Professional,
            isChanged
                ? texts["Vos heures ont été modifiées et approuvées : {0}", booking.ServiceName]
                : texts["Vos heures sont approuvées : {0}", booking.ServiceName],
            cancellationToken
        );
        return await SaveAsync(hours, cancellationToken);
    }

    /// <summary>Stops the clock: by the client before an answer, by the professional after a modification.</summary>
    public async Task<HoursOutcome> ContestAsync(Booking booking, BookingSide side, string? reason, CancellationToken cancellationToken)
    {
        var hours = await db.Set<ServiceHours>().SingleOrDefaultAsync(h => h.BookingId == booking.Id, cancellationToken);
        var isAllowed = side == BookingSide.Client ? hours is { State: HoursState.Entered } : hours is { State: HoursState.Modified };
        var isOver = time.GetUtcNow() >= hours?.ApproveBy && !(hours is { State: HoursState.Entered, IsByHand: true });
        if (!isAllowed || (isOver && !await IsHeldAsync(booking.Id, cancellationToken)))
        {
            return HoursOutcome.NotAllowed;
        }

        var words = PersonalText.Clean(reason, ServiceHours.LongestNote);
        if (words.Length == 0)
        {
            return HoursOutcome.NeedsReason;
        }

        GiveBack(hours!, words);
        await TellAsync(booking, Other(side), texts["Des heures sont contestées : {0}", booking.ServiceName], cancellationToken);
        return await SaveAsync(hours!, cancellationToken);
    }

    /// <summary>
    /// What was approved is to change: it goes back to both, and counts again once both agree by hand. An invoice that stands on it stays as it is until
    /// its issuer takes it back.
    /// </summary>
    /// <param name="seen">Version of the hours that were shown.</param>
    public async Task<HoursOutcome> ReopenAsync(
        Booking booking,
        BookingSide side,
        string? reason,
        CancellationToken cancellationToken,
        int? seen = null
    )
    {
        var hours = await db.Set<ServiceHours>().SingleOrDefaultAsync(h => h.BookingId == booking.Id, cancellationToken);
        if (side == BookingSide.System || hours is null || !hours.State.IsApproved() || (seen ?? hours.Version) != hours.Version)
        {
            return HoursOutcome.NotAllowed;
        }

        if ((await UsesAsync(booking.Id, cancellationToken)).Any(use => use.IsFinal))
        {
            return HoursOutcome.Settled;
        }

        var words = PersonalText.Clean(reason, ServiceHours.LongestNote);
        if (words.Length == 0)
        {
            return HoursOutcome.NeedsReason;
        }

        GiveBack(hours, words);
        await TellAsync(booking, Other(side), texts["Des heures approuvées sont rouvertes : {0}", booking.ServiceName], cancellationToken);
        return await SaveAsync(hours, cancellationToken);
    }

    /// <summary>Payments and papers that stand on the hours.</summary>
    public async Task<IReadOnlyList<HoursUse>> UsesAsync(Guid bookingId, CancellationToken cancellationToken)
    {
        var found = new List<HoursUse>();
        foreach (var use in uses)
        {
            if (await use.OfAsync(bookingId, cancellationToken) is { } one)
            {
                found.Add(one);
            }
        }

        return found;
    }

    /// <summary>Hours whose delay has passed and about which nothing is on its way to the client any more.</summary>
    public IQueryable<ServiceHours> Silent()
    {
        var now = time.GetUtcNow();
        var due = db.Set<ServiceHours>().Where(h => h.State == HoursState.Entered && !h.IsByHand && h.ApproveBy <= now);
        return holds.Select(hold => hold.Held(db)).Aggregate(due, (left, held) => left.Where(h => !held.Contains(h.BookingId)));
    }

    /// <summary>Whether a letter or a call about these hours has yet to reach the client.</summary>
    public async Task<bool> IsHeldAsync(Guid bookingId, CancellationToken cancellationToken)
    {
        foreach (var hold in holds)
        {
            if (await hold.Held(db).AnyAsync(id => id == bookingId, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The client was told only now, by call or by letter: the delay begins anew, and never becomes shorter. The caller saves.</summary>
    public async Task ToldAsync(Guid bookingId, CancellationToken cancellationToken)
    {
        var hours = await db.Set<ServiceHours>().SingleOrDefaultAsync(h => h.BookingId == bookingId, cancellationToken);
        if (hours is not { State: HoursState.Entered })
        {
            return;
        }

        var booking = await db.Set<Booking>().AsNoTracking().SingleAsync(b => b.Id == bookingId, cancellationToken);
        var until = await AnswerByAsync(booking, time.GetUtcNow(), cancellationToken);
        if (until > hours.ApproveBy)
        {
            hours.ApproveBy = until;
            hours.Version++;
        }
    }

    /// <summary>The delay passed: approved, never above what was booked.</summary>
    public async Task ApproveBySilenceAsync(Guid bookingId, CancellationToken cancellationToken)
    {
        if (await Silent().SingleOrDefaultAsync(h => h.BookingId == bookingId, cancellationToken) is not { } hours)
        {
            return;
        }

        var booking = await db.Set<Booking>().SingleAsync(b => b.Id == bookingId, cancellationToken);
        (hours.State, hours.DecidedAt) = (HoursState.ApprovedBySilence, time.GetUtcNow());
        hours.ApprovedMinutes = WorkedHours.ApprovedBySilence(hours.Minutes, booking.DurationMinutes);
        hours.Version++;
        foreach (var side in new[] { BookingSide.Client, BookingSide.Professional })
        {
            await TellAsync(booking, side, texts["Heures approuvées sans réponse : {0}", booking.ServiceName], cancellationToken);
        }

        await SaveAsync(hours, cancellationToken);
    }

    /// <summary>What is contested can be approved as it was entered, by who sees that it is.</summary>
    private static bool MayApprove(ServiceHours hours, int? seen) =>
        hours.State == HoursState.Entered
            ? (seen ?? hours.Version) == hours.Version
            : hours.State == HoursState.Contested && seen == hours.Version;

    /// <summary>To both, as it was entered: nothing counts until they agree.</summary>
    private void GiveBack(ServiceHours hours, string why)
    {
        (hours.State, hours.Justification, hours.DecidedAt, hours.ApprovedMinutes) = (HoursState.Contested, why, time.GetUtcNow(), null);
        (hours.AdjustmentMinutes, hours.IsByHand) = (0, true);
        (hours.HasMeal, hours.IsMealChanged) = (hours.HasMeal != hours.IsMealChanged, false);
        hours.Version++;
    }

    private static BookingSide Other(BookingSide side) => side == BookingSide.Client ? BookingSide.Professional : BookingSide.Client;

    /// <summary>Until when the client may answer: the slower the channel, the longer.</summary>
    private async Task<DateTimeOffset> AnswerByAsync(Booking booking, DateTimeOffset told, CancellationToken cancellationToken)
    {
        var channel = await ClientChannels.OfAsync(db, BookingClients.Of(booking), cancellationToken);
        var day = Instant.FromDateTimeOffset(told).InZone(DateTimeZoneProviders.Tzdb[booking.ProfessionalZone]).Date.ToDateOnly();
        return await DelayFromAsync(booking, told, ClientChannels.DaysFor(channel, day), cancellationToken);
    }

    /// <summary>Working days of the professional's place, its public holidays left out.</summary>
    private async Task<DateTimeOffset> DelayFromAsync(
        Booking booking,
        DateTimeOffset from,
        int days,
        CancellationToken cancellationToken
    ) =>
        workingDays.After(
            from,
            days,
            DateTimeZoneProviders.Tzdb[booking.ProfessionalZone],
            await workingDays.OfAsync(booking.ProfessionalId, cancellationToken)
        );

    private async Task TellAsync(Booking booking, BookingSide side, LocalizedString title, CancellationToken cancellationToken)
    {
        if (side == BookingSide.Client && !BookingClients.CanBeTold(booking))
        {
            return;
        }

        // The words are composed again for the reader, in the reader's language.
        var name = title.Name;
        var onPaper = side == BookingSide.Client ? await letter.FactsAsync(booking, cancellationToken) : null;
        await notifier.AddAsync(
            db,
            new Notification
            {
                Kind = ServiceKinds.Hours,
                AccountId = side == BookingSide.Professional ? booking.ProfessionalId : booking.ClientId,
                Guest = side == BookingSide.Client ? BookingClients.ReaderOf(booking) : null,
                SubjectKey = SubjectOf(booking.Id),
                Write = _ => new NotificationContent(
                    texts[name, booking.ServiceName],
                    [texts["Ouvrez la fiche pour voir les heures, les approuver, les modifier ou les contester."]],
                    texts["Voir les heures"],
                    ServicePages.Path(booking, side == BookingSide.Client && booking.ClientId is null ? links.Key(booking, side) : null)
                )
                {
                    OnPaper = onPaper is null ? null : letter.Words(onPaper),
                },
            },
            cancellationToken
        );
    }

    /// <summary>The one writer of hours, and of what counts of them beside the appointment.</summary>
    private async Task<HoursOutcome> SaveAsync(ServiceHours hours, CancellationToken cancellationToken)
    {
        var (id, counted) = (hours.BookingId, hours.Counted);
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await db.Set<Booking>()
                .Where(b => b.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(b => b.CountedMinutes, counted), cancellationToken);
            if (own is not null)
            {
                await own.CommitAsync(cancellationToken);
            }

            return HoursOutcome.Done;
        }
        catch (DbUpdateException e) when (Overtaken.Is(e))
        {
            return HoursOutcome.NotAllowed;
        }
    }
}
