using System.Globalization;
using System.Text;

namespace Visavis.Web.Foundation.Paper;

/// <summary>What the camera of a banking application reads: a SEPA transfer with amount and reference (EPC069-12, version 002).</summary>
public static class EpcCode
{
    private const int LongestName = 70;
    private const int MostBytes = 331;

    /// <summary>Null when nothing is to pay, or nowhere.</summary>
    public static string? Payload(string name, string iban, long cents, string reference)
    {
        if (iban.Length == 0 || cents is <= 0 or > 99_999_999_999)
        {
            return null;
        }

        var beneficiary = name.ReplaceLineEndings(" ");
        string[] lines =
        [
            "BCD",
            "002",
            "1",
            "SCT",
            "",
            beneficiary.Length > LongestName ? beneficiary[..LongestName] : beneficiary,
            iban,
            $"EUR{(cents / 100m).ToString("0.00", CultureInfo.InvariantCulture)}",
            "",
            "",
            reference,
        ];
        var payload = string.Join('\n', lines);
        return Encoding.UTF8.GetByteCount(payload) <= MostBytes ? payload : null;
    }
}
