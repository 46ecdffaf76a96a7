namespace Visavis.Ledger.Tests;

public sealed class InclusivePricesTests
{
    /// <summary>60,00 with 20 % inside is 50,00 and 10,00.</summary>
    [Fact]
    public void Tax_that_is_inside_a_price_comes_out_of_it()
    {
        var prices = InclusivePrices.Of([new Money(6000)], 2000);
        Assert.Equal([new Money(5000)], prices.Nets);
        Assert.Equal(Money.Zero, prices.Rounding);
    }

    /// <summary>No net taxed at 20 % gives 0,03: 0,03 net bears 0,01, 0,02 net bears nothing. The cent that is too much is said.</summary>
    [Fact]
    public void The_cent_that_no_net_leads_to_is_said()
    {
        var prices = InclusivePrices.Of([new Money(3)], 2000);
        Assert.Equal((new Money(3), new Money(-1)), (prices.Nets[0], prices.Rounding));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nets_tax_and_rounding_are_always_what_was_promised(int seed)
    {
        var random = new Random(seed);
        int[] rates = [0, 210, 550, 600, 1000, 2000, 2100];
        var rate = rates[random.Next(rates.Length)];
        var grosses = Enumerable.Range(0, random.Next(1, 40)).Select(_ => new Money(random.Next(0, 30_000))).ToList();
        var prices = InclusivePrices.Of(grosses, rate);
        var totals = InvoiceTotals.Of(prices.Nets.Select(net => new InvoiceLine("x", net, TaxNature.Standard, rate)));
        Assert.Equal(grosses.Sum(gross => gross.Cents), (totals.Gross + prices.Rounding).Cents);
        Assert.InRange(prices.Rounding.Cents, -1, 1);
        Assert.All(
            prices.Nets.Zip(grosses),
            pair => Assert.InRange(pair.First.Cents - (pair.Second.Cents * 10_000m / (10_000 + rate)), -1m, 1m)
        );
    }

    [Fact]
    public void A_rate_below_zero_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => InclusivePrices.Of([new Money(1)], -1));

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 100)];
}
