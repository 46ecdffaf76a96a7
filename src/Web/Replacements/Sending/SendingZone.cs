using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Replacements.Requests;

namespace Visavis.Web.Replacements.Sending;

/// <summary>What a request takes from the service that sends: the clock its days go by, and the clause it is submitted under.</summary>
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

    /// <summary>The clause against direct hiring as the service has it now.</summary>
    public static Task<int> NoHireMonthsAsync(this VisavisDbContext db, Guid organisationId, CancellationToken cancellationToken) =>
        db.Set<SendingService>().Where(s => s.OrganisationId == organisationId).Select(s => s.NoHireMonths).SingleAsync(cancellationToken);
}
