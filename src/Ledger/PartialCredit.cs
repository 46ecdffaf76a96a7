namespace Visavis.Ledger;

/// <summary>A line of an invoice with what credit notes took back of it before.</summary>
/// <param name="Gross">As it was told, the tax inside.</param>
public sealed record CreditableLine(Money Gross, Money Net, TaxNature Nature, int BasisPoints, Money GrossBefore, Money NetBefore)
{
    public Money GrossLeft => Gross - GrossBefore;

    public Money NetLeft => Net - NetBefore;
}

/// <summary>
/// What a credit note takes back of some lines, as amounts above zero. The last cent of a line, of a rate and of the whole is what is left of the stored
/// amounts, so that an invoice and all its credit notes are zero in the end.
/// </summary>
/// <param name="Nets">One for each line; zero where nothing is taken back.</param>
/// <param name="Rounding">The cent by which taxed nets miss what was told.</param>
public sealed record PartialCredit(IReadOnlyList<Money> Nets, IReadOnlyList<TaxGroup> Taxes, Money Rounding)
{
    /// <summary>Null when it cannot be: nothing asked, below zero, or more than is left of a line.</summary>
    /// <param name="taxesLeft">Of each rate of the invoice, less what was taken back before.</param>
    /// <param name="grosses">One for each line.</param>
    public static PartialCredit? Of(IReadOnlyList<CreditableLine> lines, IReadOnlyList<TaxGroup> taxesLeft, IReadOnlyList<Money> grosses)
    {
        if (grosses.Count != lines.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(grosses), grosses.Count, "Each line has its amount.");
        }

        var places = Enumerable.Range(0, lines.Count).ToList();
        if (
            places.Exists(i => grosses[i] < Money.Zero || grosses[i] > lines[i].GrossLeft)
            || places.TrueForAll(i => grosses[i] == Money.Zero)
        )
        {
            return null;
        }

        var nets = places.ConvertAll(i => NetOf(lines[i], grosses[i]));
        var taxes = taxesLeft
            .Select(left =>
            {
                var own = places.FindAll(i => (lines[i].Nature, lines[i].BasisPoints) == (left.Nature, left.BasisPoints));
                var net = own.Aggregate(Money.Zero, (sum, i) => sum + nets[i]);
                var isAll = own.TrueForAll(i => grosses[i] == lines[i].GrossLeft);
                var tax = net.Share(left.BasisPoints);
                return left with { Net = net, Tax = isAll || tax > left.Tax ? left.Tax : tax };
            })
            .Where(group => group.Net != Money.Zero || group.Tax != Money.Zero)
            .ToList();
        var told = grosses.Aggregate(Money.Zero, (sum, gross) => sum + gross);
        var reckoned = taxes.Aggregate(Money.Zero, (sum, group) => sum + group.Net + group.Tax);
        return new PartialCredit(nets, taxes, told - reckoned);
    }

    private static Money NetOf(CreditableLine line, Money gross)
    {
        if (gross == line.GrossLeft)
        {
            return line.NetLeft;
        }

        var share = new Money(
            (long)decimal.Round(line.Net.Cents * (decimal)gross.Cents / line.Gross.Cents, 0, MidpointRounding.AwayFromZero)
        );
        return share > line.NetLeft ? line.NetLeft : share;
    }
}
