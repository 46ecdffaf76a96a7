using System.Globalization;

namespace Visavis.Ledger;

/// <summary>A number in the series of one issuer and one year in the issuer's zone, e.g. <c>F2026-00042</c>; credit notes have a series of their own.</summary>
public sealed record InvoiceNumber(string Series, int Year, int Sequence)
{
    public const string Invoices = "F";
    public const string CreditNotes = "A";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Series}{Year:0000}-{Sequence:00000}");

    /// <summary>The one after the last of the series; the first of a year without any.</summary>
    public static InvoiceNumber After(string series, int year, int? lastSequence) => new(series, year, checked((lastSequence ?? 0) + 1));

    /// <summary>What is wrong with a series as it was issued: a gap, a double, or a later number issued earlier. Empty when it is sound.</summary>
    /// <param name="issued">Sequence and moment, in any order.</param>
    public static IReadOnlyList<string> Problems(IEnumerable<(int Sequence, DateTimeOffset IssuedAt)> issued)
    {
        var problems = new List<string>();
        (int Sequence, DateTimeOffset IssuedAt)? before = null;
        foreach (var now in issued.OrderBy(one => one.Sequence))
        {
            var expected = (before?.Sequence ?? 0) + 1;
            if (now.Sequence != expected)
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"{expected} expected, {now.Sequence} found"));
            }

            if (before is { } earlier && now.IssuedAt < earlier.IssuedAt)
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"{now.Sequence} was issued before {earlier.Sequence}"));
            }

            before = now;
        }

        return problems;
    }
}
