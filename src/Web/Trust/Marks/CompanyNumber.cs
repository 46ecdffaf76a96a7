using System.Globalization;

namespace Visavis.Web.Trust.Marks;

/// <summary>
/// The number of a company, whichever of its sites typed it: the nine digits of a SIREN, also out of a SIRET, or the ten of a Belgian company.
/// </summary>
public static class CompanyNumber
{
    private const int SirenLength = 9;
    private const int SiretLength = 14;
    private const int BelgianLength = 10;
    private const int BelgianModulus = 97;

    /// <summary>Null when it is none.</summary>
    public static string? Read(string? typed)
    {
        var digits = new string([.. (typed ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '-'))]);
        if (!digits.All(char.IsAsciiDigit))
        {
            return null;
        }

        return digits.Length switch
        {
            SirenLength when IsLuhn(digits) => digits,
            SiretLength when IsLuhn(digits[..SirenLength]) => digits[..SirenLength],
            BelgianLength when IsBelgian(digits) => digits,
            _ => null,
        };
    }

    /// <summary>In groups, as it stands on papers.</summary>
    public static string Spaced(string number) =>
        number.Length == BelgianLength
            ? $"{number[..4]}.{number[4..7]}.{number[7..]}"
            : string.Join('\u00a0', number.Chunk(3).Select(three => new string(three)));

    private static bool IsLuhn(string digits) =>
        digits.Any(digit => digit != '0')
        && digits.Reverse().Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 1 : 2)).Sum(value => value > 9 ? value - 9 : value)
            % 10
            == 0;

    private static bool IsBelgian(string digits) =>
        digits[0] is '0' or '1'
        && int.TryParse(digits[..8], CultureInfo.InvariantCulture, out var number)
        && number > 0
        && int.TryParse(digits[8..], CultureInfo.InvariantCulture, out var check)
        && check == BelgianModulus - (number % BelgianModulus);
}
