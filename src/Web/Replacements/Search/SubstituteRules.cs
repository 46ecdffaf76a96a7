using System.Globalization;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements.Search;

/// <summary>Why somebody is not asked; the planner reads it.</summary>
public enum Exclusion
{
    None,
    OtherFunction,
    OtherAgeGroup,
    NotQualified,
    RefusedSite,
    Busy,
    WeekCap,
    Rest,
}

/// <summary>A block somebody already works, or is asked to.</summary>
public sealed record Span(DateTimeOffset Start, DateTimeOffset End, int WorkMinutes);

/// <summary>What one substitute is for one request: at which stage they are asked and for which days, or why not.</summary>
public sealed record Candidate(Substitute Substitute, string Name, AskStage Stage, Exclusion Reason, IReadOnlyList<Guid> DayIds)
{
    public bool IsAsked => Reason == Exclusion.None;
}

/// <summary>Who may be asked: pure rules over what is known.</summary>
public static class SubstituteRules
{
    /// <summary>Rules that hold for the whole request, whatever the day.</summary>
    public static Exclusion Fits(Substitute substitute, ReplacementRequest request) =>
        !substitute.FunctionIds.Contains(request.FunctionId) ? Exclusion.OtherFunction
        : request.AgeGroupId is { } age && substitute.AgeGroupIds.Count > 0 && !substitute.AgeGroupIds.Contains(age)
            ? Exclusion.OtherAgeGroup
        : request.NeedsQualified && !substitute.IsQualified ? Exclusion.NotQualified
        : substitute.RefusedSiteIds.Contains(request.SiteId) ? Exclusion.RefusedSite
        : Exclusion.None;

    /// <summary>Whether the day can be added to what the person already does.</summary>
    /// <param name="taken">What they work already, in any order.</param>
    /// <param name="weekOf">The week an instant belongs to, where the service is.</param>
    public static Exclusion Adds(Span day, IReadOnlyCollection<Span> taken, int weekCap, int restMinutes, Func<DateTimeOffset, int> weekOf)
    {
        if (taken.Any(span => span.Start < day.End && day.Start < span.End))
        {
            return Exclusion.Busy;
        }

        var week = weekOf(day.Start);
        if (taken.Where(span => weekOf(span.Start) == week).Sum(span => span.WorkMinutes) + day.WorkMinutes > weekCap)
        {
            return Exclusion.WeekCap;
        }

        // Rest is between days of work: blocks of one split day follow each other closely.
        var rest = TimeSpan.FromMinutes(restMinutes);
        return taken.Any(span => IsTooClose(span, day, rest)) ? Exclusion.Rest : Exclusion.None;
    }

    /// <summary>Of these days, those that fit one after the other; and why the first that does not.</summary>
    public static (IReadOnlyList<Guid> Days, Exclusion Reason) Choose(
        IEnumerable<ReplacementDay> days,
        IEnumerable<Span> taken,
        int weekCap,
        int restMinutes,
        Func<DateTimeOffset, int> weekOf
    )
    {
        var spans = taken.ToList();
        var chosen = new List<Guid>();
        var reason = Exclusion.None;
        foreach (var day in days.OrderBy(d => d.StartsAt))
        {
            var span = new Span(day.StartsAt, day.EndsAt, day.WorkMinutes);
            var problem = Adds(span, spans, weekCap, restMinutes, weekOf);
            if (problem == Exclusion.None)
            {
                chosen.Add(day.Id);
                spans.Add(span);
            }
            else if (reason == Exclusion.None)
            {
                reason = problem;
            }
        }

        return (chosen, chosen.Count > 0 ? Exclusion.None : reason);
    }

    public static AskStage StageOf(Substitute substitute, ReplacementRequest request, bool isKnownAvailable) =>
        request.PreferredIds.Contains(substitute.Id) || substitute.PreferredSiteIds.Contains(request.SiteId) ? AskStage.Preferred
        : isKnownAvailable && (substitute.IsQualified || !request.NeedsQualified) ? AskStage.Qualified
        : AskStage.LastResort;

    /// <summary>Weeks by ISO 8601, Monday first, where the service is.</summary>
    public static Func<DateTimeOffset, int> WeekIn(NodaTime.DateTimeZone zone) =>
        at =>
        {
            var date = MissionTimes.Today(at, zone).ToDateTime(TimeOnly.MinValue);
            return (ISOWeek.GetYear(date) * 100) + ISOWeek.GetWeekOfYear(date);
        };

    private static bool IsTooClose(Span one, Span two, TimeSpan rest)
    {
        var (first, second) = one.Start < two.Start ? (one, two) : (two, one);
        var pause = second.Start - first.End;

        // Within the same working day the pause is the split of that day.
        var wholeDay = second.End - first.Start;
        return pause < rest && wholeDay > TimeSpan.FromHours(15);
    }
}
