namespace Visavis.Ledger.Tests;

public sealed class SchemeTests
{
    private static readonly VoucherTerms Stepped = Terms(new DateOnly(2026, 1, 1));

    [Fact]
    public void The_terms_of_a_day_are_the_latest_that_began()
    {
        var scheme = new VoucherScheme("x", "X", "Europe/Brussels", [Terms(new DateOnly(2027, 1, 1)), Stepped]);
        Assert.Null(scheme.On(new DateOnly(2025, 12, 31)));
        Assert.Equal(2026, scheme.On(new DateOnly(2026, 12, 31))!.From.Year);
        Assert.Equal(2027, scheme.On(new DateOnly(2027, 1, 1))!.From.Year);
    }

    [Fact]
    public void The_price_steps_up_after_the_yearly_count()
    {
        var quote = VoucherScheme.Quote(Stepped, 10, 395)!;
        Assert.Equal([(5, new Money(1000)), (5, new Money(1200))], quote.Groups);
        Assert.Equal(new Money(11_000), quote.Total);
        Assert.Equal(10, quote.Count);
        Assert.Equal([(10, new Money(1200))], VoucherScheme.Quote(Stepped, 10, 450)!.Groups);
        Assert.Equal([(10, new Money(1000))], VoucherScheme.Quote(Stepped, 10, 390)!.Groups);
    }

    [Fact]
    public void Nobody_buys_above_the_quota()
    {
        Assert.NotNull(VoucherScheme.Quote(Stepped, 10, 490));
        Assert.Null(VoucherScheme.Quote(Stepped, 11, 490));
        Assert.Null(VoucherScheme.Quote(Stepped, 0, 0));
    }

    [Fact]
    public void A_payment_buys_whole_vouchers_and_the_rest_goes_back()
    {
        var bought = VoucherScheme.Buy(Stepped, new Money(10_550), 395);
        Assert.Equal((9, new Money(750)), (bought.Bought.Count, bought.Rest));
        Assert.Equal(
            (0, new Money(999)),
            (VoucherScheme.Buy(Stepped, new Money(999), 0).Bought.Count, VoucherScheme.Buy(Stepped, new Money(999), 0).Rest)
        );
        Assert.Equal(
            (1, Money.Zero),
            (VoucherScheme.Buy(Stepped, new Money(1000), 0).Bought.Count, VoucherScheme.Buy(Stepped, new Money(1000), 0).Rest)
        );
        Assert.Equal(2, VoucherScheme.Buy(Stepped, new Money(1_000_000), 498).Bought.Count);
        Assert.Equal(0, VoucherScheme.Buy(Stepped, new Money(-5), 0).Bought.Count);
    }

    [Theory]
    [InlineData(60, 1)]
    [InlineData(61, 2)]
    [InlineData(1, 1)]
    [InlineData(0, 0)]
    [InlineData(180, 3)]
    public void A_voucher_begun_is_a_voucher(int minutes, int vouchers) => Assert.Equal(vouchers, VoucherScheme.For(Stepped, minutes));

    [Fact]
    public void A_lot_bought_at_the_end_of_a_month_ends_in_the_month() =>
        Assert.Equal(new DateOnly(2027, 2, 28), VoucherScheme.LastDay(Stepped, new DateOnly(2026, 2, 28)));

    [Fact]
    public void Without_steps_and_quota_every_voucher_costs_the_same()
    {
        var plain = Stepped with { StepAfter = null, StepPriceCents = null, YearlyQuota = null };
        Assert.Equal([(1500, new Money(1000))], VoucherScheme.Quote(plain, 1500, 10_000)!.Groups);
        Assert.Equal((7, new Money(5)), Bought(VoucherScheme.Buy(plain, new Money(7005), 10_000)));
        // A step that names no price of its own changes none.
        var unnamed = Stepped with
        {
            StepPriceCents = null,
        };
        Assert.Equal([(5, new Money(1000)), (5, new Money(1000))], VoucherScheme.Quote(unnamed, 10, 395)!.Groups);
    }

    [Fact]
    public void The_step_begins_with_the_first_voucher_after_it()
    {
        Assert.Equal([(1, new Money(1000))], VoucherScheme.Quote(Stepped, 1, 399)!.Groups);
        Assert.Equal([(1, new Money(1200))], VoucherScheme.Quote(Stepped, 1, 400)!.Groups);
        Assert.Equal([(1, new Money(1000)), (1, new Money(1200))], VoucherScheme.Quote(Stepped, 2, 399)!.Groups);
        Assert.Null(VoucherScheme.Quote(Stepped, -1, 0));
        Assert.Null(VoucherScheme.Quote(Stepped, 1, 500));
        Assert.NotNull(VoucherScheme.Quote(Stepped, 1, 499));
    }

    [Fact]
    public void A_price_that_steps_down_buys_more()
    {
        var cheaper = Stepped with { StepAfter = 2, StepPriceCents = 500 };
        // 2 × 10,00 + 6 × 5,00.
        Assert.Equal((8, new Money(499)), Bought(VoucherScheme.Buy(cheaper, new Money(5499), 0)));
    }

    [Fact]
    public void A_payment_buys_no_more_than_a_quota_leaves_nor_more_than_one_order_holds()
    {
        Assert.Equal((0, new Money(5000)), Bought(VoucherScheme.Buy(Stepped, new Money(5000), 500)));
        Assert.Equal((0, new Money(5000)), Bought(VoucherScheme.Buy(Stepped, new Money(5000), 600)));
        Assert.Equal((1, new Money(3800)), Bought(VoucherScheme.Buy(Stepped, new Money(5000), 499)));
        var endless = Stepped with { StepAfter = null, StepPriceCents = null, YearlyQuota = null };
        Assert.Equal((VoucherScheme.MostAtOnce, new Money(1)), Bought(VoucherScheme.Buy(endless, new Money(2_000_001), 0)));
        Assert.Equal((VoucherScheme.MostAtOnce, new Money(1001)), Bought(VoucherScheme.Buy(endless, new Money(2_001_001), 0)));
        // What costs nothing is not divided by.
        var free = endless with
        {
            PriceCents = 0,
        };
        Assert.Equal((3, new Money(3)), Bought(VoucherScheme.Buy(free, new Money(3), 0)));
    }

    [Fact]
    public void A_payment_that_buys_nothing_says_so()
    {
        var nothing = VoucherScheme.Buy(Stepped, new Money(999), 0).Bought;
        Assert.Empty(nothing.Groups);
        Assert.Equal((0, Money.Zero), (nothing.Count, nothing.Total));
    }

    [Fact]
    public void A_scheme_whose_operator_said_nothing_has_no_account_and_the_holidays_of_France()
    {
        var scheme = new VoucherScheme("x", "X", "Europe/Paris", []);
        Assert.Equal(("", "", "France"), (scheme.Payee, scheme.Iban, scheme.Holidays));
        Assert.Null(scheme.On(DateOnly.MaxValue));
    }

    private static (int, Money) Bought(VoucherPurchase purchase) => (purchase.Bought.Count, purchase.Rest);

    private static VoucherTerms Terms(DateOnly from) =>
        new()
        {
            From = from,
            PriceCents = 1000,
            StepAfter = 400,
            StepPriceCents = 1200,
            YearlyQuota = 500,
            ValidMonths = 12,
            MinutesPerVoucher = 60,
            ConfirmDays = 5,
            ConfirmDaysByLetter = 10,
        };
}
