using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Web.Availability;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements.Search;

/// <summary>Days that somebody works as a substitute: no appointment is offered at their hours.</summary>
public sealed class MissionBusyTimes(VisavisDbContext db) : IBusyTimes
{
    public async Task<BusyTimes> ReadAsync(Guid professionalId, Guid eventTypeId, Interval window, CancellationToken cancellationToken)
    {
        var (from, to) = (window.Start.ToDateTimeOffset(), window.End.ToDateTimeOffset());
        var days = await db.Set<Substitute>()
            .Where(s => s.AccountId == professionalId)
            .Join(db.Set<ReplacementDay>(), s => s.Id, d => d.SubstituteId, (s, d) => d)
            .Join(db.Set<ReplacementRequest>(), d => d.RequestId, r => r.Id, (d, r) => new { Day = d, r.State })
            .Where(x => x.State != ReplacementState.Cancelled && x.Day.StartsAt < to && x.Day.EndsAt > from)
            .Select(x => new { x.Day.StartsAt, x.Day.EndsAt })
            .ToListAsync(cancellationToken);
        return new BusyTimes(
            [.. days.Select(d => new Interval(Instant.FromDateTimeOffset(d.StartsAt), Instant.FromDateTimeOffset(d.EndsAt)))],
            []
        );
    }
}
