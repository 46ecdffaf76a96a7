namespace Visavis.Ledger.Tests;

public sealed class PartialCreditTests
{
    /// <summary>27,50 with 10 % inside are 25,00 and 2,50; 10,00 of it are 9,09 and 0,91.</summary>
    [Fact]
    public void An_amount_of_a_line_takes_its_share_of_net_and_tax()
    {
        var credit = PartialCredit.Of([Line(2750, 2500)], [Left(2500, 250)], [new Money(1000)])!;
        Assert.Equal([new Money(909)], credit.Nets);
        Assert.Equal((new Money(909), new Money(91), Money.Zero), (credit.Taxes[0].Net, credit.Taxes[0].Tax, credit.Rounding));
    }

    [Fact]
    public void A_line_is_not_touched_by_the_credit_of_another()
    {
        var credit = PartialCredit.Of([Line(2750, 2500), Line(1100, 1000)], [Left(3500, 350)], [Money.Zero, new Money(1100)])!;
        Assert.Equal([Money.Zero, new Money(1000)], credit.Nets);
        Assert.Equal(new Money(100), credit.Taxes[0].Tax);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(2751)]
    public void Nothing_less_than_nothing_or_more_than_is_left_cannot_be_taken_back(int cents) =>
        Assert.Null(PartialCredit.Of([Line(2750, 2500)], [Left(2500, 250)], [new Money(cents)]));

    [Fact]
    public void What_was_taken_back_before_is_not_taken_back_again()
    {
        var line = Line(2750, 2500) with { GrossBefore = new Money(2000), NetBefore = new Money(1818) };
        Assert.Null(PartialCredit.Of([line], [Left(682, 68)], [new Money(751)]));
        var rest = PartialCredit.Of([line], [Left(682, 68)], [new Money(750)])!;
        Assert.Equal(new Money(682), Assert.Single(rest.Nets));
        Assert.Equal(new Money(68), rest.Taxes[0].Tax);
    }

    [Fact]
    public void Amounts_belong_to_lines() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PartialCredit.Of([Line(2750, 2500)], [Left(2500, 250)], []));

    [Fact]
    public void The_refusal_of_amounts_without_lines_says_why()
    {
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() =>
            PartialCredit.Of([Line(110, 100)], [Left(100, 10)], [new Money(1), new Money(1)])
        );
        Assert.Contains("Each line has its amount.", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Two lines at 10 % and one at 20 %: each rate is by itself, and the one that is not touched does not stand on the paper.</summary>
    [Fact]
    public void Each_rate_takes_back_its_own_tax_alone()
    {
        CreditableLine[] lines =
        [
            Line(1100, 1000),
            Line(2200, 2000),
            new(new Money(1200), new Money(1000), TaxNature.Standard, 2000, Money.Zero, Money.Zero),
        ];
        TaxGroup[] left = [Left(3000, 300), new(TaxNature.Standard, 2000, new Money(1000), new Money(200))];

        // One of the two lines of a rate is taken whole, the other is not: the tax is that of the part.
        var credit = PartialCredit.Of(lines, left, [new Money(1100), Money.Zero, Money.Zero])!;
        Assert.Equal([new TaxGroup(TaxNature.Standard, 1000, new Money(1000), new Money(100))], credit.Taxes);
        Assert.Equal([new Money(1000), Money.Zero, Money.Zero], credit.Nets);
        Assert.Equal(Money.Zero, credit.Rounding);

        var both = PartialCredit.Of(lines, left, [new Money(1100), new Money(220), new Money(600)])!;
        Assert.Equal(
            [
                new TaxGroup(TaxNature.Standard, 1000, new Money(1200), new Money(120)),
                new TaxGroup(TaxNature.Standard, 2000, new Money(500), new Money(100)),
            ],
            both.Taxes
        );
    }

    /// <summary>Stored tax that another rounding made: the last part takes all that is left of it, and the cent between is said.</summary>
    [Fact]
    public void The_last_part_takes_the_tax_that_is_left_whatever_its_share_would_be()
    {
        var credit = PartialCredit.Of([Line(1100, 1000)], [Left(1000, 101)], [new Money(1100)])!;
        Assert.Equal((new Money(101), new Money(-1)), (credit.Taxes[0].Tax, credit.Rounding));
    }

    [Fact]
    public void No_part_takes_more_tax_or_net_than_is_left()
    {
        var tax = PartialCredit.Of([Line(1100, 1000)], [Left(1000, 50)], [new Money(1000)])!;
        Assert.Equal((new Money(909), new Money(50)), (tax.Nets[0], tax.Taxes[0].Tax));
        var net = PartialCredit.Of(
            [Line(1100, 1000) with { NetBefore = new Money(995), GrossBefore = new Money(500) }],
            [Left(5, 1)],
            [new Money(100)]
        )!;
        Assert.Equal(new Money(5), net.Nets[0]);
    }

    /// <summary>A cent of tax without a net is taken back too: else it would stay for ever.</summary>
    [Fact]
    public void A_rate_of_which_only_tax_is_left_stands_on_the_paper()
    {
        var line = Line(3, 2) with { GrossBefore = new Money(2), NetBefore = new Money(2) };
        var credit = PartialCredit.Of([line], [Left(0, 1)], [new Money(1)])!;
        Assert.Equal([new TaxGroup(TaxNature.Standard, 1000, Money.Zero, new Money(1))], credit.Taxes);
        Assert.Equal(Money.Zero, credit.Rounding);
    }

    [Fact]
    public void One_amount_that_cannot_be_spoils_all()
    {
        CreditableLine[] lines = [Line(1100, 1000), Line(1100, 1000)];
        Assert.Null(PartialCredit.Of(lines, [Left(2000, 200)], [new Money(100), new Money(1101)]));
        Assert.Null(PartialCredit.Of(lines, [Left(2000, 200)], [new Money(-1), new Money(100)]));
        Assert.Null(PartialCredit.Of(lines, [Left(2000, 200)], [Money.Zero, Money.Zero]));
        Assert.NotNull(PartialCredit.Of(lines, [Left(2000, 200)], [new Money(1100), new Money(1100)]));
    }

    /// <summary>Any invoice, taken back in any parts until nothing is left: nets, taxes and rounding of all papers are zero, and nothing goes below on the way.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void An_invoice_and_all_its_credit_notes_are_zero_in_the_end(int seed)
    {
        var random = new Random(seed);
        int[] rates = [0, 210, 550, 600, 1000, 2000, 2100];
        var rate = rates[random.Next(rates.Length)];
        var grosses = Enumerable.Range(0, random.Next(1, 7)).Select(_ => new Money(random.Next(1, 20_000))).ToList();
        var prices = InclusivePrices.Of(grosses, rate);
        var lines = grosses
            .Select((gross, i) => new CreditableLine(gross, prices.Nets[i], TaxNature.Standard, rate, Money.Zero, Money.Zero))
            .ToList();
        var net = prices.Nets.Aggregate(Money.Zero, (sum, one) => sum + one);
        var (left, rounding) = (new TaxGroup(TaxNature.Standard, rate, net, net.Share(rate)), prices.Rounding);
        for (var step = 0; lines.Exists(line => line.GrossLeft > Money.Zero); step++)
        {
            var isLast = step == 20;
            var amounts = lines.ConvertAll(line =>
                isLast || random.Next(4) == 0 ? line.GrossLeft : new Money(random.Next(0, (int)line.GrossLeft.Cents + 1))
            );
            if (PartialCredit.Of(lines, [left], amounts) is not { } credit)
            {
                Assert.All(amounts, amount => Assert.Equal(Money.Zero, amount));
                continue;
            }

            lines = lines
                .Select((line, i) => line with { GrossBefore = line.GrossBefore + amounts[i], NetBefore = line.NetBefore + credit.Nets[i] })
                .ToList();
            var taken = credit.Taxes.SingleOrDefault() ?? left with { Net = Money.Zero, Tax = Money.Zero };
            left = left with { Net = left.Net - taken.Net, Tax = left.Tax - taken.Tax };
            rounding -= credit.Rounding;
            Assert.Equal(amounts.Aggregate(Money.Zero, (sum, one) => sum + one), taken.Net + taken.Tax + credit.Rounding);
            Assert.All(lines, line => Assert.True(line.NetLeft >= Money.Zero));
            Assert.True(left.Net >= Money.Zero && left.Tax >= Money.Zero);
        }

        Assert.Equal((Money.Zero, Money.Zero, Money.Zero), (left.Net, left.Tax, rounding));
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 200)];

    private static CreditableLine Line(int gross, int net) =>
        new(new Money(gross), new Money(net), TaxNature.Standard, 1000, Money.Zero, Money.Zero);

    private static TaxGroup Left(int net, int tax) => new(TaxNature.Standard, 1000, new Money(net), new Money(tax));
}
