namespace Visavis.Ledger;

/// <summary>Rules of a scheme from a day on. Dated data: another price next year is another line, not another program.</summary>
public sealed record VoucherTerms
{
    /// <summary>First day of these terms in the scheme's zone.</summary>
    public required DateOnly From { get; init; }

    public required int PriceCents { get; init; }

    /// <summary>So many vouchers a year cost <see cref="PriceCents"/>; each further one <see cref="StepPriceCents"/>. Null: one price.</summary>
    public int? StepAfter { get; init; }

    public int? StepPriceCents { get; init; }

    /// <summary>The most one client may buy in a calendar year; null: no limit.</summary>
    public int? YearlyQuota { get; init; }

    public required int ValidMonths { get; init; }

    public required int MinutesPerVoucher { get; init; }

    /// <summary>Working days until silence confirms, for those served by e-mail.</summary>
    public required int ConfirmDays { get; init; }

    /// <summary>The same for those served by telephone or letter.</summary>
    public required int ConfirmDaysByLetter { get; init; }
}

/// <summary>What so many vouchers cost: one group for each price.</summary>
public sealed record VoucherQuote(IReadOnlyList<(int Count, Money Price)> Groups)
{
    public int Count => Groups.Sum(group => group.Count);

    public Money Total => Groups.Aggregate(Money.Zero, (sum, group) => sum + new Money(group.Count * group.Price.Cents));
}

/// <summary>What a payment buys, and what of it goes back.</summary>
public sealed record VoucherPurchase(VoucherQuote Bought, Money Rest);

/// <summary>A voucher scheme: whose vouchers, where, and its terms by date.</summary>
public sealed record VoucherScheme(string Id, string Name, string Zone, IReadOnlyList<VoucherTerms> Terms)
{
    /// <summary>Whose account takes the transfers; empty when the operator has not said it.</summary>
    public string Payee { get; init; } = "";

    public string Iban { get; init; } = "";

    /// <summary>Whose public holidays are no working days, by the name of the place.</summary>
    public string Holidays { get; init; } = "France";

    /// <summary>Null before the first terms.</summary>
    public VoucherTerms? On(DateOnly day) => Terms.Where(terms => terms.From <= day).MaxBy(terms => terms.From);

    /// <summary>Whole vouchers only, never above the quota. Null when it cannot be: nothing asked, or too many.</summary>
    public static VoucherQuote? Quote(VoucherTerms terms, int count, int boughtThisYear)
    {
        if (count <= 0 || (terms.YearlyQuota is { } quota && boughtThisYear + count > quota))
        {
            return null;
        }

        var cheap = terms.StepAfter is { } step ? Math.Clamp(step - boughtThisYear, 0, count) : count;
        var groups = new List<(int Count, Money Price)>();
        if (cheap > 0)
        {
            groups.Add((cheap, new Money(terms.PriceCents)));
        }

        if (count > cheap)
        {
            groups.Add((count - cheap, new Money(terms.StepPriceCents ?? terms.PriceCents)));
        }

        return new VoucherQuote(groups);
    }

    /// <summary>As many whole vouchers as the amount pays within the quota; the rest is given back.</summary>
    public static VoucherPurchase Buy(VoucherTerms terms, Money paid, int boughtThisYear)
    {
        var empty = new VoucherQuote([]);
        var cheapest = Math.Max(1, Math.Min(terms.PriceCents, terms.StepPriceCents ?? terms.PriceCents));
        var most = (int)Math.Clamp(paid.Cents / cheapest, 0, MostAtOnce);
        if (terms.YearlyQuota is { } quota)
        {
            most = Math.Clamp(quota - boughtThisYear, 0, most);
        }

        for (var count = most; count > 0; count--)
        {
            if (Quote(terms, count, boughtThisYear) is { } quote && quote.Total <= paid)
            {
                return new VoucherPurchase(quote, paid - quote.Total);
            }
        }

        return new VoucherPurchase(empty, paid);
    }

    /// <summary>No order is larger; refuses slips of the pen.</summary>
    public const int MostAtOnce = 2000;

    /// <summary>Vouchers for so many minutes: a voucher begun is a voucher.</summary>
    public static int For(VoucherTerms terms, int minutes) => (minutes + terms.MinutesPerVoucher - 1) / terms.MinutesPerVoucher;

    /// <summary>The last day a lot bought on a day is good for.</summary>
    public static DateOnly LastDay(VoucherTerms terms, DateOnly boughtOn) => boughtOn.AddMonths(terms.ValidMonths);
}
