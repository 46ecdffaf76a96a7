namespace Visavis.Web.Contacts;

/// <summary>A postal address as a value: copied into what is frozen (a booking, an invoice), never shared.</summary>
/// <param name="Line">Street and number.</param>
/// <param name="More">Building, floor, "chez…".</param>
/// <param name="Country">Two letters of ISO 3166.</param>
public sealed record StreetAddress(string Line, string? More, string PostalCode, string City, string Country)
{
    public const int LongestLine = 160;
    public const int LongestPostalCode = 10;
    public const int LongestCity = 80;

    /// <summary>As on an envelope, the country only when it is not France.</summary>
    public IReadOnlyList<string> Lines =>
        [
            .. new[]
            {
                More,
                Line,
                $"{PostalCode} {City}",
                Country == Countries.France ? null : Countries.FrenchName(Country).ToUpperInvariant(),
            }
                .Where(line => !string.IsNullOrWhiteSpace(line))
                .Select(line => line!),
        ];

    /// <summary>In one line, for a LOCATION or a list.</summary>
    public override string ToString() => string.Join(", ", Lines);
}
