using Visavis.Web.Agreements;

namespace Visavis.Web.Tests.Agreements;

public sealed class CaseRulesTests
{
    private static readonly DateTimeOffset Asked = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(false, 10, false)]
    [InlineData(false, 11, true)]
    [InlineData(true, 2, false)]
    [InlineData(true, 3, true)]
    public void Without_a_first_service_a_case_is_late_after_ten_days_and_two_when_urgent(bool isUrgent, int days, bool isLate) =>
        Assert.Equal(isLate, CaseRules.IsLate(Case(isUrgent), first: null, Asked.AddDays(days)));

    [Fact]
    public void A_first_service_booked_in_time_is_never_late_and_one_booked_after_is_at_once()
    {
        Assert.False(CaseRules.IsLate(Case(), Asked.AddDays(9), Asked.AddDays(40)));
        Assert.True(CaseRules.IsLate(Case(), Asked.AddDays(11), Asked.AddDays(1)));
    }

    [Fact]
    public void A_closed_case_is_not_late()
    {
        var closed = Case();
        closed.ClosedAt = Asked.AddDays(1);
        Assert.False(CaseRules.IsLate(closed, first: null, Asked.AddDays(40)));
    }

    [Fact]
    public void Whatever_is_agreed_changes_the_hash_and_the_order_of_people_does_not()
    {
        var (one, two) = (Guid.NewGuid(), Guid.NewGuid());
        var day = new DateOnly(2026, 11, 10);
        var hash = CaseRules.Hash(1, "Ménage\r\nle lundi", [one, two], day, null);

        Assert.Equal(hash, CaseRules.Hash(1, "Ménage\nle lundi", [two, one], day, null));
        Assert.Equal(64, hash.Length);
        string[] others =
        [
            CaseRules.Hash(2, "Ménage\nle lundi", [one, two], day, null),
            CaseRules.Hash(1, "Ménage\nle mardi", [one, two], day, null),
            CaseRules.Hash(1, "Ménage\nle lundi", [one], day, null),
            CaseRules.Hash(1, "Ménage\nle lundi", [one, two], day.AddDays(1), null),
            CaseRules.Hash(1, "Ménage\nle lundi", [one, two], day, day),
        ];
        Assert.DoesNotContain(hash, others);
        Assert.Equal(others.Length, others.Distinct().Count());
    }

    private static ClientCase Case(bool isUrgent = false) =>
        new()
        {
            Needs = "",
            CreatedAt = Asked,
            IsUrgent = isUrgent,
        };
}
