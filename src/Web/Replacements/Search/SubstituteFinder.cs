using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Web.Availability;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements.Search;

/// <summary>Every substitute of the service against one request: who is asked, at which stage, for which days, and why the others are not.</summary>
public sealed class SubstituteFinder(VisavisDbContext db, SlotFinder slots, TimeProvider time)
{
    public async Task<IReadOnlyList<Candidate>> FindAsync(
        ReplacementRequest request,
        SendingService service,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var open = request.Days.Where(d => d.SubstituteId is null && d.StartsAt > now).ToList();
        var substitutes = await db.SubstitutesAt(now)
            .AsNoTracking()
            .Where(s => s.OrganisationId == request.OrganisationId)
            .Join(db.Users, s => s.AccountId, a => a.Id, (s, a) => new { Substitute = s, a.DisplayName })
            .ToListAsync(cancellationToken);
        if (open.Count == 0)
        {
            return [];
        }

        var taken = await TakenAsync(substitutes.ConvertAll(s => s.Substitute.Id), open, cancellationToken);
        var hours = await HoursAsync(substitutes.ConvertAll(s => s.Substitute.AccountId), cancellationToken);
        var weekOf = SubstituteRules.WeekIn(MissionTimes.Zone(service.TimeZone));
        var free = new Dictionary<Guid, IReadOnlyList<ReplacementDay>>();
        foreach (var substitute in substitutes.Select(s => s.Substitute).Where(s => SubstituteRules.Fits(s, request) == Exclusion.None))
        {
            free[substitute.Id] = await FreeAsync(substitute.AccountId, open, cancellationToken);
        }

        return
        [
            .. substitutes
                .Select(found =>
                {
                    var substitute = found.Substitute;
                    var stage = SubstituteRules.StageOf(substitute, request, open.All(d => IsWithin(d, hours[substitute.AccountId])));
                    var reason = SubstituteRules.Fits(substitute, request);
                    if (reason != Exclusion.None)
                    {
                        return new Candidate(substitute, found.DisplayName, stage, reason, []);
                    }

                    if (free[substitute.Id].Count == 0)
                    {
                        return new Candidate(substitute, found.DisplayName, stage, Exclusion.Busy, []);
                    }

                    var (days, problem) = SubstituteRules.Choose(
                        free[substitute.Id],
                        taken[substitute.Id],
                        Math.Min(substitute.WeekMinutes ?? int.MaxValue, service.WeekMinutes),
                        service.RestMinutes,
                        weekOf
                    );
                    return new Candidate(substitute, found.DisplayName, stage, problem, days);
                })
                .OrderBy(c => c.Reason == Exclusion.None ? 0 : 1)
                .ThenBy(c => c.Stage)
                .ThenBy(c => c.Name, StringComparer.CurrentCultureIgnoreCase),
        ];
    }

    /// <summary>Those of the days at which nothing else takes the person's time: appointments of their own, days off, absences, shared calendars.</summary>
    public async Task<IReadOnlyList<ReplacementDay>> FreeAsync(
        Guid accountId,
        IReadOnlyList<ReplacementDay> days,
        CancellationToken cancellationToken
    )
    {
        if (days.Count == 0)
        {
            return days;
        }

        var window = new Interval(
            Instant.FromDateTimeOffset(days.Min(d => d.StartsAt)),
            Instant.FromDateTimeOffset(days.Max(d => d.EndsAt))
        );
        var busy = await slots.BusyAsync(accountId, window, cancellationToken);
        return
        [
            .. days.Where(d =>
                !busy.Any(b => b.Start < Instant.FromDateTimeOffset(d.EndsAt) && b.End > Instant.FromDateTimeOffset(d.StartsAt))
            ),
        ];
    }

    /// <summary>What one substitute works around these days.</summary>
    public async Task<IReadOnlyList<Span>> TakenAsync(
        Guid substituteId,
        IReadOnlyCollection<ReplacementDay> days,
        CancellationToken cancellationToken
    ) => [.. (await TakenAsync([substituteId], days, cancellationToken))[substituteId]];

    private async Task<ILookup<Guid, Span>> TakenAsync(
        List<Guid> substitutes,
        IReadOnlyCollection<ReplacementDay> days,
        CancellationToken cancellationToken
    )
    {
        // A person may be a substitute of several services: their hours count together.
        var people = await db.Set<Substitute>()
            .Where(s => substitutes.Contains(s.Id))
            .Join(db.Set<Substitute>(), s => s.AccountId, other => other.AccountId, (s, other) => new { s.Id, OtherId = other.Id })
            .ToListAsync(cancellationToken);
        var others = people.ConvertAll(p => p.OtherId);
        var from = days.Min(d => d.StartsAt).AddDays(-8);
        var to = days.Max(d => d.EndsAt).AddDays(8);
        var rows = await db.Set<ReplacementDay>()
            .Where(d => d.SubstituteId != null && others.Contains(d.SubstituteId.Value))
            .Join(db.Set<ReplacementRequest>(), d => d.RequestId, r => r.Id, (d, r) => new { Day = d, r.State })
            .Where(x => x.State != ReplacementState.Cancelled && x.Day.StartsAt > from && x.Day.StartsAt < to)
            .Select(x => x.Day)
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return people
            .SelectMany(p =>
                rows.Where(d => d.SubstituteId == p.OtherId).Select(d => (p.Id, Span: new Span(d.StartsAt, d.EndsAt, d.WorkMinutes)))
            )
            .ToLookup(pair => pair.Id, pair => pair.Span);
    }

    private async Task<ILookup<Guid, WorkingHours>> HoursAsync(List<Guid> accounts, CancellationToken cancellationToken) =>
        (await db.WorkingHours.AsNoTracking().Where(h => accounts.Contains(h.ProfessionalId)).ToListAsync(cancellationToken)).ToLookup(h =>
            h.ProfessionalId
        );

    /// <summary>Unknown is never free: who gave no hours is not known to be available.</summary>
    private static bool IsWithin(ReplacementDay day, IEnumerable<WorkingHours> hours) =>
        hours.Any(h =>
            h.Weekday == (int)LocalDate.FromDateOnly(day.Date).DayOfWeek
            && h.StartMinute <= day.StartMinute
            && h.EndMinute >= (day.EndMinute > day.StartMinute ? day.EndMinute : Block.DayMinutes)
        );
}
