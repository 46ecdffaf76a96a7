using System.Text.RegularExpressions;

namespace Visavis.Web.Invoices;

/// <summary>Numbers that stand on invoices, as people type them: spaces and points go, digits are checked.</summary>
public static partial class BillingNumbers
{
    public const int Longest = 20;
    public const int LongestIban = 34;
    private const int SirenLength = 9;
    private const int SiretLength = 14;
    private const string LaPoste = "356000000";

    public static string Clean(string? text) => Spaces().Replace(text ?? "", "").ToUpperInvariant();

    public static bool IsSiren(string number) => number.Length == SirenLength && number.All(char.IsAsciiDigit) && Luhn(number) % 10 == 0;

    /// <summary>The post office's own sites are known by the sum of their digits.</summary>
    public static bool IsSiret(string number) =>
        number.Length == SiretLength
        && number.All(char.IsAsciiDigit)
        && (Luhn(number) % 10 == 0 || (number.StartsWith(LaPoste, StringComparison.Ordinal) && number.Sum(digit => digit - '0') % 5 == 0));

    public static string SirenOf(string siret) => siret.Length == SiretLength ? siret[..SirenLength] : siret;

    public static bool IsVatNumber(string number) => VatNumber().IsMatch(number);

    public static bool IsIban(string number)
    {
        if (!Iban().IsMatch(number))
        {
            return false;
        }

        var rest = 0;
        foreach (var letter in number[4..] + number[..4])
        {
            var value = char.IsAsciiDigit(letter) ? letter - '0' : letter - 'A' + 10;
            rest = ((rest * (value > 9 ? 100 : 10)) + value) % 97;
        }

        return rest == 1;
    }

    /// <summary>In fours, as on a bank's paper.</summary>
    public static string SpacedIban(string iban) => string.Join('\u00a0', iban.Chunk(4).Select(four => new string(four)));

    private static int Luhn(string digits) =>
        digits.Reverse().Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 1 : 2)).Sum(value => value > 9 ? value - 9 : value);

    [GeneratedRegex(@"[\s.\u00a0\u202f-]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex("^[A-Z]{2}[0-9A-Z]{2,12}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex VatNumber();

    [GeneratedRegex("^[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Iban();
}
