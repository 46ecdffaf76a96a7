using Microsoft.EntityFrameworkCore;
using Visavis.Web.Calls;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Messages;

namespace Visavis.Web.Bookings.CallOffers;

/// <summary>What a call became: messages left after it, and appointments proposed in it or asked for from its page. Of an appointment, the call it came from.</summary>
public sealed class CallSequel(VisavisDbContext db)
{
    /// <summary>Oldest first; nothing for who was not in the call.</summary>
    public async Task<IReadOnlyList<CallStep>> OfAsync(string callId, Guid reader, CancellationToken cancellationToken)
    {
        if (!await db.Calls.AnyAsync(c => c.Id == callId && (c.CallerId == reader || c.CalleeId == reader), cancellationToken))
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
        // A relative or a colleague who was brought in to the call has no part in what its two people agreed.
        var bookings = await db.Set<Booking>()
            .AsNoTracking()
            .Where(b => b.CallId == callId && (b.ProfessionalId == reader || b.ClientId == reader))
            .ToListAsync(cancellationToken);
        return
        [
            .. messages
                .Concat(bookings.Select(b => new CallStep(b.CreatedAt, BookingLinks.Path(b), b.ServiceName)))
                .OrderBy(step => step.At),
        ];
    }

    /// <summary>The call from which the appointment came; null when it came from none, or that one is no longer kept.</summary>
    public async Task<CallRecord?> BeforeAsync(Booking booking, CancellationToken cancellationToken) =>
        booking.CallId is { } call ? await db.Calls.AsNoTracking().SingleOrDefaultAsync(c => c.Id == call, cancellationToken) : null;
}

/// <param name="Service">Of an appointment; null for a message.</param>
public sealed record CallStep(DateTimeOffset At, string Path, string? Service);
