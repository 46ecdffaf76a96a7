using Visavis.Web.Replacements;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Search;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Tests.Replacements;

public sealed class SubstituteRulesTests
{
    private const int WeekCap = 35 * 60;
    private const int Rest = 11 * 60;
    private static readonly DateTimeOffset Monday = new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);
    private static readonly Func<DateTimeOffset, int> WeekOf = SubstituteRules.WeekIn(MissionTimes.Zone("Europe/Paris"));

    [Fact]
    public void Who_works_at_these_hours_is_not_asked()
    {
        Assert.Equal(Exclusion.Busy, Adds(At(0, 8, 12), At(0, 11, 15)));
        Assert.Equal(Exclusion.None, Adds(At(0, 12, 15), At(0, 8, 12)));
    }

    [Fact]
    public void The_week_is_capped_and_counts_from_Monday()
    {
        Span[] taken = [At(0, 8, 16), At(1, 8, 16), At(2, 8, 16), At(3, 8, 16)];
        Assert.Equal(Exclusion.WeekCap, Adds(At(4, 8, 12), taken));
        Assert.Equal(Exclusion.None, Adds(At(4, 8, 11), taken));
        Assert.Equal(Exclusion.None, Adds(At(7, 8, 16), taken));
    }

    [Fact]
    public void Rest_is_between_days_and_not_within_a_split_day()
    {
        Assert.Equal(Exclusion.Rest, Adds(At(1, 6, 10), At(0, 16, 23)));
        Assert.Equal(Exclusion.None, Adds(At(0, 15, 19), At(0, 7, 10)));
    }

    [Fact]
    public void Days_are_chosen_one_after_the_other_until_the_cap()
    {
        var days = Enumerable.Range(0, 5).Select(day => Day(At(day, 8, 16))).ToList();
        var (chosen, reason) = SubstituteRules.Choose(days, [], WeekCap, Rest, WeekOf);

        Assert.Equal(days.Take(4).Select(d => d.Id), chosen);
        Assert.Equal(Exclusion.None, reason);
    }

    [Fact]
    public void Function_qualification_and_refused_sites_are_hard()
    {
        var (function, site) = (Guid.NewGuid(), Guid.NewGuid());
        var request = new ReplacementRequest
        {
            FunctionId = function,
            SiteId = site,
            NeedsQualified = true,
        };
        var substitute = new Substitute();
        Assert.Equal(Exclusion.OtherFunction, SubstituteRules.Fits(substitute, request));
        substitute.FunctionIds = [function];
        Assert.Equal(Exclusion.NotQualified, SubstituteRules.Fits(substitute, request));
        substitute.QualificationProof = "CAP AEPE 2019";
        Assert.Equal(Exclusion.None, SubstituteRules.Fits(substitute, request));
        substitute.RefusedSiteIds = [site];
        Assert.Equal(Exclusion.RefusedSite, SubstituteRules.Fits(substitute, request));
    }

    [Fact]
    public void An_end_before_its_start_is_the_next_day_and_clock_changes_count_real_hours()
    {
        var zone = MissionTimes.Zone("Europe/Paris");
        Assert.Equal(8 * 60, MissionTimes.WorkMinutes(new Block(new DateOnly(2026, 11, 30), 22 * 60, 6 * 60, 0), zone));
        Assert.Equal(9 * 60, MissionTimes.WorkMinutes(new Block(new DateOnly(2026, 10, 24), 22 * 60, 6 * 60, 0), zone));
        Assert.Equal(7 * 60, MissionTimes.WorkMinutes(new Block(new DateOnly(2026, 3, 28), 22 * 60, 6 * 60, 0), zone));
    }

    [Theory]
    [InlineData("−1,00", -60)]
    [InlineData("-1.00", -60)]
    [InlineData("0,25", 15)]
    [InlineData("1", 60)]
    [InlineData("0,001", null)]
    [InlineData("une heure", null)]
    [InlineData("99", null)]
    public void Adjustments_are_signed_hours_in_whole_minutes(string typed, int? minutes) => Assert.Equal(minutes, Clock.ReadHours(typed));

    private static Exclusion Adds(Span day, params Span[] taken) => SubstituteRules.Adds(day, taken, WeekCap, Rest, WeekOf);

    private static Span At(int day, int from, int to) =>
        new(Monday.AddDays(day).AddHours(from), Monday.AddDays(day).AddHours(to), (to - from) * 60);

    private static ReplacementDay Day(Span span) =>
        new()
        {
            Id = Guid.NewGuid(),
            StartsAt = span.Start,
            EndsAt = span.End,
        };
}
