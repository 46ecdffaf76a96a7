using Microsoft.EntityFrameworkCore;
using Visavis.Scheduling;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Availability;

/// <summary>Services with a duration, by the usual rules: what can be booked where nobody has said more.</summary>
internal sealed class ServiceEventTypes(VisavisDbContext db) : IEventTypes
{
    private const int NoticeMinutes = 120;

    public async Task<IReadOnlyList<BookableEvent>> ListAsync(Guid professionalId, CancellationToken cancellationToken) =>
        (
            await db.Set<ServiceOffer>()
                .AsNoTracking()
                .Where(offer => offer.ProfessionalId == professionalId && offer.DurationMinutes != null)
                .OrderBy(offer => offer.Position)
                .ToListAsync(cancellationToken)
        )
            .Where(offer => offer.DurationMinutes is > 0 and <= SlotRules.LongestMinutes)
            .Select(offer => new BookableEvent(
                offer.Id,
                offer.Name,
                [offer.DurationMinutes!.Value],
                new SlotRules(offer.DurationMinutes!.Value) { MinimumNotice = NoticeMinutes }
            ))
            .ToList();
}
