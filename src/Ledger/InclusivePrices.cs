namespace Visavis.Ledger;

/// <summary>
/// Prices that were told with the tax inside, taken apart: the nets of the lines, whose sum is taxed once, and the cent that is left when no net
/// whatsoever leads back to what was promised.
/// </summary>
public sealed record InclusivePrices(IReadOnlyList<Money> Nets, Money Rounding)
{
    /// <param name="basisPoints">Of the one rate they all bear.</param>
    public static InclusivePrices Of(IReadOnlyList<Money> grosses, int basisPoints)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(basisPoints);
        // The nets are differences of rounded sums, so that they add up to the rounded sum.
        var (gross, before, nets) = (Money.Zero, Money.Zero, new List<Money>());
        foreach (var one in grosses)
        {
            gross += one;
            var net = NetOf(gross, basisPoints);
            nets.Add(net - before);
            before = net;
        }

        return new InclusivePrices(nets, gross - before - before.Share(basisPoints));
    }

    private static Money NetOf(Money gross, int basisPoints) =>
        new((long)decimal.Round(gross.Cents * 10_000m / (10_000 + basisPoints), 0, MidpointRounding.AwayFromZero));
}
