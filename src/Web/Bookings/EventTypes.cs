using Microsoft.EntityFrameworkCore;
using Visavis.Scheduling;
using Visavis.Web.Availability;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Bookings;

/// <summary>Services that can be booked, as the calendar sees them.</summary>
internal sealed class EventTypes(VisavisDbContext db) : IEventTypes
{
    public async Task<IReadOnlyList<BookableEvent>> ListAsync(Guid professionalId, CancellationToken cancellationToken) =>
        [
            .. (
                await db
                    .ServiceOffers.AsNoTracking()
                    .Where(offer => offer.ProfessionalId == professionalId && offer.IsBookable && offer.DurationMinutes != null)
                    .OrderBy(offer => offer.Position)
                    .ToListAsync(cancellationToken)
            ).Select(Of),
        ];

    private static BookableEvent Of(ServiceOffer offer) =>
        new(
            offer.Id,
            offer.Name,
            [offer.DurationMinutes!.Value, .. offer.Durations.Where(minutes => minutes != offer.DurationMinutes)],
            new SlotRules(offer.DurationMinutes.Value)
            {
                BufferBefore = offer.BufferBeforeMinutes,
                BufferAfter = offer.BufferAfterMinutes,
                MinimumNotice = offer.NoticeMinutes,
                HorizonDays = offer.HorizonDays,
                DailyLimit = offer.DailyLimit,
            }
        )
        {
            PlaceId = offer.Way == MeetingWay.AtProfessional ? offer.PlaceId : null,
        };
}
