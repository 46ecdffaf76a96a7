namespace Visavis.Ledger;

/// <summary>Why a line bears tax or not; each nature has its mention on paper.</summary>
public enum TaxNature
{
    /// <summary>Taxed at the line's rate.</summary>
    Standard = 0,

    /// <summary>The seller is below the threshold of registration.</summary>
    SmallBusiness = 1,

    /// <summary>Exempt by the nature of the service.</summary>
    Exempt = 2,

    /// <summary>Pays for harm, not for a service: outside the tax.</summary>
    Indemnity = 3,
}

/// <summary>One line, before tax. A line of a credit note is the same line with its sign turned.</summary>
public sealed record InvoiceLine
{
    public InvoiceLine(string text, Money net, TaxNature nature, int basisPoints)
    {
        if (basisPoints is < 0 or > 10_000 || (nature != TaxNature.Standard && basisPoints != 0))
        {
            throw new ArgumentOutOfRangeException(nameof(basisPoints), basisPoints, "Only a taxed line has a rate.");
        }

        (Text, Net, Nature, BasisPoints) = (text, net, nature, basisPoints);
    }

    public string Text { get; }

    public Money Net { get; }

    public TaxNature Nature { get; }

    /// <summary>Rate in hundredths of a percent.</summary>
    public int BasisPoints { get; }

    public InvoiceLine Mirrored() => new(Text, -Net, Nature, BasisPoints);
}
