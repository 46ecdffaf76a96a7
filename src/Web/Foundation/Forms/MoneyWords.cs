using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Visavis.Web.Foundation.Forms;

/// <summary>
/// Whether somebody speaks of paying in a way of swindlers, of codes or of card numbers, in French or English: then a caution stands beside it. The chat
/// of a call reads it the same way: <c>money-words.js</c>, held to the same examples.
/// </summary>
public static partial class MoneyWords
{
    public static bool AreIn(string text)
    {
        var plain = string.Concat(
                text.Normalize(NormalizationForm.FormKD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            )
            .ToLowerInvariant();
        return Words().IsMatch(plain) || CardNumber().Matches(plain).Any(match => IsCard([.. match.Value.Where(char.IsAsciiDigit)]));
    }

    private static bool IsCard(char[] digits) =>
        digits.Length is >= 13 and <= 19
        && digits[0] is >= '2' and <= '6'
        && digits.Reverse().Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 1 : 2)).Sum(value => value > 9 ? value - 9 : value)
            % 10
            == 0;

    [GeneratedRegex(
        @"\b(carte (bancaire|bleue|cadeau|prepayee|de credit)|numero de (la |ta |votre )?carte|cvv|cryptogramme|iban|rib|virements?|western union|moneygram|mandat cash|bitcoins?|crypto(monnaies?)?|paypal|pcs|transcash|neosurf|paysafecard|code (secret|recu|sms|par sms|de (verification|validation|securite|connexion))|mots? de passe|acompte|payer d.avance|(credit|debit|bank|gift) cards?|card number|wire transfer|bank transfer|verification code|security code|one.time code|passwords?|pay in advance|up.?front payment)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Words();

    [GeneratedRegex(@"\b[0-9]([ -]?[0-9]){12,18}\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CardNumber();
}
