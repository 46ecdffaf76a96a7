using Microsoft.EntityFrameworkCore;
using Visavis.Web.Calls;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Messages;

namespace Visavis.Web.Bookings.CallOffers;

/// <summary>What a call became: messages left after it, and appointments its two people asked for during it or within a day. Of an appointment, the call it came from.</summary>
public sealed class CallSequel(VisavisDbContext db)
{
    /// <summary>How long after a call an appointment of the same two people is taken to come from it.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromDays(1);

    /// <summary>Oldest first; nothing for who was not in the call.</summary>
    public async Task<IReadOnlyList<CallStep>> OfAsync(string callId, Guid reader, CancellationToken cancellationToken)
    {
        var call = await db
            .Calls.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == callId && (c.CallerId == reader || c.CalleeId == reader), cancellationToken);
        if (call is null)
        {
            return [];
        }

        var messages = await db.Set<ConversationMessage>()
            .AsNoTracking()
            .Where(m => m.CallId == callId && m.CallSequence == null)
            .Where(m =>
                !db.Set<HiddenMessage>().Any(h => h.AccountId == reader && h.ConversationId == m.ConversationId && h.Sequence == m.Sequence)
            )
            .Select(m => new CallStep(m.SentAt, $"/messages/{m.ConversationId}#m{m.Sequence}", null))
            .ToListAsync(cancellationToken);
        var last = (call.EndedAt ?? call.StartedAt) + Within;
        var bookings = await Between(call.CallerId, call.CalleeId)
            .Where(b => b.CreatedAt >= call.StartedAt && b.CreatedAt <= last)
            .ToListAsync(cancellationToken);
        return
        [
            .. messages
                .Concat(bookings.Select(b => new CallStep(b.CreatedAt, BookingLinks.Path(b), b.ServiceName)))
                .OrderBy(step => step.At),
        ];
    }

    /// <summary>The last call of the two before the appointment was asked for; null when none was that near.</summary>
    public async Task<CallRecord?> BeforeAsync(Booking booking, CancellationToken cancellationToken)
    {
        var asked = booking.CreatedAt;
        var call = await db
            .Calls.AsNoTracking()
            .Between(booking.ProfessionalId, booking.ClientId)
            .Where(c => c.StartedAt <= asked)
            .OrderByDescending(c => c.StartedAt)
            .FirstOrDefaultAsync(cancellationToken);
        return call is not null && (call.EndedAt ?? call.StartedAt) + Within >= asked ? call : null;
    }

    private IQueryable<Booking> Between(Guid one, Guid other) =>
        db.Set<Booking>()
            .AsNoTracking()
            .Where(b => (b.ProfessionalId == one && b.ClientId == other) || (b.ProfessionalId == other && b.ClientId == one));
}

/// <param name="Service">Of an appointment; null for a message.</param>
public sealed record CallStep(DateTimeOffset At, string Path, string? Service);
