namespace Visavis.Ledger;

/// <summary>All lines of one rate and nature, and their tax.</summary>
public sealed record TaxGroup(TaxNature Nature, int BasisPoints, Money Net, Money Tax);

/// <summary>Sums of an invoice: tax is rounded once for each rate, on the sum of its lines, and never line by line.</summary>
public sealed record InvoiceTotals(IReadOnlyList<TaxGroup> Groups)
{
    public Money Net => Groups.Aggregate(Money.Zero, (sum, group) => sum + group.Net);

    public Money Tax => Groups.Aggregate(Money.Zero, (sum, group) => sum + group.Tax);

    public Money Gross => Net + Tax;

    public static InvoiceTotals Of(IEnumerable<InvoiceLine> lines) =>
        new([
            .. lines
                .GroupBy(line => (line.Nature, line.BasisPoints))
                .OrderBy(group => group.Key)
                .Select(group =>
                {
                    var net = group.Aggregate(Money.Zero, (sum, line) => sum + line.Net);
                    return new TaxGroup(group.Key.Nature, group.Key.BasisPoints, net, net.Share(group.Key.BasisPoints));
                }),
        ]);

    /// <summary>Of a credit note for the whole: the stored amounts with their signs turned, nothing is reckoned again.</summary>
    public InvoiceTotals Mirrored() => new([.. Groups.Select(group => group with { Net = -group.Net, Tax = -group.Tax })]);
}
