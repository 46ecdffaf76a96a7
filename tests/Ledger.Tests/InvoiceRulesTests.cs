namespace Visavis.Ledger.Tests;

public sealed class InvoiceRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Money_of_minutes_is_rounded_once_half_away_from_zero()
    {
        Assert.Equal(new Money(4583), Money.ForMinutes(new Money(2500), 110));
        Assert.Equal(new Money(1), Money.ForMinutes(new Money(30), 1));
        Assert.Equal(new Money(-1), Money.ForMinutes(new Money(-30), 1));
        Assert.Equal(new Money(0), Money.ForMinutes(new Money(29), 1));
    }

    [Fact]
    public void Amounts_add_subtract_and_compare()
    {
        var (one, two) = (new Money(1), new Money(2));
        Assert.Equal((new Money(3), new Money(-1), new Money(-1)), (one + two, one - two, -one));
        Assert.True(one < two && two > one && one <= two && two >= one && one.CompareTo(two) < 0);
        Assert.True(new Money(1) <= one && new Money(1) >= one && !(new Money(1) < one) && !(new Money(1) > one));
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue) + one);
    }

    /// <summary>Three lines of 0,33 at 20 %: 0,07 each by line would be 0,21; the tax of 0,99 is 0,20.</summary>
    [Fact]
    public void Tax_is_rounded_once_for_each_rate()
    {
        var totals = InvoiceTotals.Of(Enumerable.Repeat(new InvoiceLine("x", new Money(33), TaxNature.Standard, 2000), 3));
        Assert.Equal((new Money(99), new Money(20), new Money(119)), (totals.Net, totals.Tax, totals.Gross));
    }

    [Fact]
    public void A_late_cancellation_is_an_indemnity_without_tax_beside_taxed_lines()
    {
        var totals = InvoiceTotals.Of([
            new InvoiceLine("Ménage", new Money(5000), TaxNature.Standard, 1000),
            new InvoiceLine("Annulation tardive", new Money(2500), TaxNature.Indemnity, 0),
        ]);
        Assert.Equal(2, totals.Groups.Count);
        Assert.Equal((new Money(7500), new Money(500)), (totals.Net, totals.Tax));
    }

    [Theory]
    [InlineData(TaxNature.Indemnity, 2000)]
    [InlineData(TaxNature.SmallBusiness, 1)]
    [InlineData(TaxNature.Standard, -1)]
    [InlineData(TaxNature.Standard, 10_001)]
    public void Only_a_taxed_line_has_a_rate(TaxNature nature, int rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new InvoiceLine("x", new Money(1), nature, rate));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_credit_note_for_the_whole_brings_every_group_to_zero(int seed)
    {
        var random = new Random(seed);
        int[] rates = [0, 210, 550, 1000, 2000, 2100];
        var lines = Enumerable
            .Range(0, random.Next(1, 30))
            .Select(_ => new InvoiceLine(
                "x",
                new Money(random.Next(-50_000, 50_000)),
                TaxNature.Standard,
                rates[random.Next(rates.Length)]
            ))
            .ToList();
        var totals = InvoiceTotals.Of(lines);
        var credit = totals.Mirrored();
        Assert.Equal(Money.Zero, totals.Gross + credit.Gross);
        Assert.Equal(credit.Groups, InvoiceTotals.Of(lines.Select(line => line.Mirrored())).Groups);
        Assert.Equal(lines.Sum(line => line.Net.Cents), totals.Net.Cents);
        Assert.All(
            totals.Groups,
            group => Assert.InRange(Math.Abs((group.Net.Cents * group.BasisPoints / 10_000m) - group.Tax.Cents), 0, 0.5m)
        );
    }

    [Fact]
    public void Numbers_follow_each_other_from_one_each_year()
    {
        Assert.Equal("F2026-00001", InvoiceNumber.After(InvoiceNumber.Invoices, 2026, null).ToString());
        Assert.Equal("A2026-00043", InvoiceNumber.After(InvoiceNumber.CreditNotes, 2026, 42).ToString());
    }

    [Fact]
    public void A_gap_a_double_and_a_wrong_order_are_found()
    {
        Assert.Empty(InvoiceNumber.Problems([(2, Noon), (1, Noon), (3, Noon.AddSeconds(1))]));
        Assert.Equal(["2 expected, 3 found"], InvoiceNumber.Problems([(1, Noon), (3, Noon)]));
        Assert.Equal(["1 expected, 2 found"], InvoiceNumber.Problems([(2, Noon)]));
        Assert.Equal(["2 expected, 1 found"], InvoiceNumber.Problems([(1, Noon), (1, Noon)]));
        Assert.Equal(["2 was issued before 1"], InvoiceNumber.Problems([(1, Noon), (2, Noon.AddSeconds(-1))]));
    }

    [Fact]
    public void An_amount_that_no_number_holds_is_refused_and_never_turned_around()
    {
        var most = new Money(long.MaxValue);
        Assert.Throws<OverflowException>(() => new Money(-2) - most);
        Assert.Throws<OverflowException>(() => -new Money(long.MinValue));
        Assert.Throws<OverflowException>(() => InvoiceNumber.After(InvoiceNumber.Invoices, 2026, int.MaxValue));
    }

    [Fact]
    public void Half_a_cent_of_a_share_goes_away_from_zero()
    {
        Assert.Equal((new Money(1), new Money(-1)), (new Money(25).Share(200), new Money(-25).Share(200)));
        Assert.Equal((Money.Zero, new Money(100)), (new Money(24).Share(200), new Money(100).Share(10_000)));
    }

    [Fact]
    public void A_rate_goes_up_to_the_whole_and_the_refusal_says_why()
    {
        Assert.Equal(10_000, new InvoiceLine("x", new Money(1), TaxNature.Standard, 10_000).BasisPoints);
        Assert.Equal(0, new InvoiceLine("x", new Money(1), TaxNature.Standard, 0).BasisPoints);
        Assert.Equal(0, new InvoiceLine("x", new Money(1), TaxNature.Exempt, 0).BasisPoints);
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() => new InvoiceLine("x", new Money(1), TaxNature.Exempt, 100));
        Assert.Contains("Only a taxed line has a rate.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(100, refused.ActualValue);
    }

    [Fact]
    public void A_mirrored_line_is_the_same_but_for_its_sign()
    {
        var line = new InvoiceLine("Ménage", new Money(500), TaxNature.Standard, 1000).Mirrored();
        Assert.Equal(("Ménage", new Money(-500), TaxNature.Standard, 1000), (line.Text, line.Net, line.Nature, line.BasisPoints));
    }

    [Fact]
    public void Groups_stand_by_nature_and_then_by_rate()
    {
        var totals = InvoiceTotals.Of([
            new InvoiceLine("d", new Money(4), TaxNature.Indemnity, 0),
            new InvoiceLine("b", new Money(200), TaxNature.Standard, 2000),
            new InvoiceLine("c", new Money(3), TaxNature.Exempt, 0),
            new InvoiceLine("a", new Money(100), TaxNature.Standard, 1000),
        ]);
        Assert.Equal(
            [
                new TaxGroup(TaxNature.Standard, 1000, new Money(100), new Money(10)),
                new TaxGroup(TaxNature.Standard, 2000, new Money(200), new Money(40)),
                new TaxGroup(TaxNature.Exempt, 0, new Money(3), Money.Zero),
                new TaxGroup(TaxNature.Indemnity, 0, new Money(4), Money.Zero),
            ],
            totals.Groups
        );
    }

    [Fact]
    public void Every_problem_of_a_series_is_found_not_only_the_first()
    {
        Assert.Empty(InvoiceNumber.Problems([]));
        Assert.Equal(
            ["2 expected, 4 found", "4 was issued before 1", "5 expected, 6 found"],
            InvoiceNumber.Problems([(6, Noon), (4, Noon.AddTicks(-1)), (1, Noon)])
        );
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 100)];
}
