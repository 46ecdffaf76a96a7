using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Replacements.Requests;

namespace Visavis.Web.Replacements.Sending;

/// <summary>Whose clock the days of a replacement go by.</summary>
internal static class SendingZone
{
    public static async Task<DateTimeZone> SendingZoneAsync(
        this VisavisDbContext db,
        Guid organisationId,
        CancellationToken cancellationToken
    ) =>
        MissionTimes.Zone(
            await db.Set<SendingService>()
                .Where(s => s.OrganisationId == organisationId)
                .Select(s => s.TimeZone)
                .SingleAsync(cancellationToken)
        );
}
