using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Scheduling;
using Visavis.Web.Availability;
using Visavis.Web.Blocking;
using Visavis.Web.Calls;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Bookings;

public enum HoldOutcome
{
    Held,

    /// <summary>Somebody was faster, or the rules no longer allow it.</summary>
    Taken,

    /// <summary>A calendar cannot be read now: unknown is never free.</summary>
    Unknown,

    /// <summary>No such professional or service.</summary>
    Absent,

    /// <summary>One of the two blocked the other.</summary>
    NotAccepted,
}

/// <param name="Alternatives">The next free slots when this one is not to be had.</param>
public sealed record HoldResult(HoldOutcome Outcome, Hold? Hold = null)
{
    public IReadOnlyList<Interval> Alternatives { get; init; } = [];
}

/// <summary>Keeps a slot for ten minutes for whoever fills the form, and finds other slots where one is gone.</summary>
public sealed class HoldDesk(VisavisDbContext db, SlotFinder slots, DayLimits limits, TimeProvider time)
{
    private const int MostAlternatives = 3;
    private const int DaysAhead = 30;

    /// <param name="previous">A hold of the same person, given up for this one.</param>
    /// <param name="callId">The call from whose page they come; what cannot be one is left out.</param>
    public async Task<HoldResult> TakeAsync(
        Guid professionalId,
        Guid serviceOfferId,
        int minutes,
        Instant start,
        Guid? clientId,
        Guid? previous,
        CancellationToken cancellationToken,
        string? callId = null
    )
    {
        var offer = await db
            .ServiceOffers.AsNoTracking()
            .SingleOrDefaultAsync(o => o.Id == serviceOfferId && o.ProfessionalId == professionalId && o.IsBookable, cancellationToken);
        if (offer is null || !offer.Durations.Contains(minutes))
        {
            return new HoldResult(HoldOutcome.Absent);
        }

        if (clientId is { } client && await Blocks.StandsBetweenAsync(db, client, professionalId, cancellationToken))
        {
            return new HoldResult(HoldOutcome.NotAccepted);
        }

        await ReleaseOwnAsync(professionalId, clientId, previous, cancellationToken);
        var check = await slots.CheckAsync(professionalId, serviceOfferId, minutes, start, cancellationToken);
        if (!check.IsFree)
        {
            return await RefusedAsync(check.Refusal!.Value, professionalId, serviceOfferId, minutes, start, cancellationToken);
        }

        var now = time.GetUtcNow();
        var hold = new Hold
        {
            Id = Guid.NewGuid(),
            ProfessionalId = professionalId,
            ServiceOfferId = serviceOfferId,
            DurationMinutes = minutes,
            StartsAt = start.ToDateTimeOffset(),
            EndsAt = start.ToDateTimeOffset().AddMinutes(minutes),
            ExpiresAt = now + Hold.Lasts,
            ClientId = clientId,
            CallId = callId is { Length: CallsOfTwo.IdLength } && callId.All(char.IsAsciiHexDigitLower) ? callId : null,
        };
        await using var transaction = await BookedTimes.BeginAsync(db, professionalId, now, cancellationToken);
        if (await limits.IsFullAsync(offer, start, cancellationToken))
        {
            await transaction.RollbackAsync(cancellationToken);
            return await RefusedAsync(SlotRefusal.DayFull, professionalId, serviceOfferId, minutes, start, cancellationToken);
        }

        db.Add(hold);
        db.Add(
            BookedTimes.Of(
                hold.Id,
                professionalId,
                BookedTimeKind.Hold,
                hold.StartsAt,
                hold.EndsAt,
                offer.BufferBeforeMinutes,
                offer.BufferAfterMinutes,
                hold.ExpiresAt
            )
        );
        if (!await BookedTimes.TrySaveAsync(db, cancellationToken))
        {
            await transaction.RollbackAsync(cancellationToken);
            return await RefusedAsync(SlotRefusal.Busy, professionalId, serviceOfferId, minutes, start, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return new HoldResult(HoldOutcome.Held, hold);
    }

    /// <summary>The hold while it lasts; null afterwards.</summary>
    public Task<Hold?> FindAsync(Guid holdId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return db.Set<Hold>().AsNoTracking().SingleOrDefaultAsync(h => h.Id == holdId && h.ExpiresAt > now, cancellationToken);
    }

    /// <summary>Its time is free again. The row stays as one that ended, so that a form still open in another tab keeps what was typed.</summary>
    public async Task ReleaseAsync(Guid holdId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await BookedTimes.FreeAsync(db, holdId, BookedTimeKind.Hold, cancellationToken);
        await db.Set<Hold>()
            .Where(h => h.Id == holdId && h.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.ExpiresAt, now), cancellationToken);
    }

    /// <summary>The next free slots from around a time on: the same moment may be free again.</summary>
    /// <param name="except">About to be taken: nothing that overlaps it is among them.</param>
    public async Task<IReadOnlyList<Interval>> NextAsync(
        Guid professionalId,
        Guid serviceOfferId,
        int minutes,
        Instant around,
        CancellationToken cancellationToken,
        Interval? except = null
    )
    {
        var from = Instant.Max(around - NodaTime.Duration.FromHours(2), Instant.FromDateTimeOffset(time.GetUtcNow()));
        var answer = await slots.FindAsync(
            professionalId,
            serviceOfferId,
            minutes,
            from,
            from + NodaTime.Duration.FromDays(DaysAhead),
            cancellationToken
        );
        return
        [
            .. answer
                .Slots.Where(slot => except is not { } gone || slot.End <= gone.Start || slot.Start >= gone.End)
                .OrderBy(slot => slot.Start)
                .Take(MostAlternatives),
        ];
    }

    private async Task<HoldResult> RefusedAsync(
        SlotRefusal refusal,
        Guid professionalId,
        Guid serviceOfferId,
        int minutes,
        Instant start,
        CancellationToken cancellationToken
    ) =>
        new(refusal == SlotRefusal.Unknown ? HoldOutcome.Unknown : HoldOutcome.Taken)
        {
            Alternatives = await NextAsync(professionalId, serviceOfferId, minutes, start, cancellationToken),
        };

    /// <summary>One person holds one slot of a professional at a time.</summary>
    private async Task ReleaseOwnAsync(Guid professionalId, Guid? clientId, Guid? previous, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var own = await db.Set<Hold>()
            .Where(h => h.ExpiresAt > now)
            .Where(h => h.Id == previous || (clientId != null && h.ClientId == clientId && h.ProfessionalId == professionalId))
            .Select(h => h.Id)
            .ToListAsync(cancellationToken);
        foreach (var id in own)
        {
            await ReleaseAsync(id, cancellationToken);
        }
    }
}
