using System.Globalization;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Services;

namespace Visavis.Web.Vouchers;

/// <summary>Words of refunds and rests, the same in the table and in the file.</summary>
public sealed class VoucherReturnFile(VoucherSchemes schemes, IStringLocalizer<VoucherTexts> texts)
{
    public string Scheme(VoucherReturn one) => schemes.Find(one.SchemeId)?.Name ?? one.SchemeId;

    /// <summary>In the scheme's zone, as are the last days of lots.</summary>
    public DateOnly DayOf(VoucherReturn one, DateTimeOffset at) =>
        schemes.Find(one.SchemeId) is { } scheme ? VoucherSchemes.DayOf(scheme, at) : DateOnly.FromDateTime(at.UtcDateTime);

    public string Reason(VoucherReturn one) =>
        one.Kind switch
        {
            VoucherEntryKind.Refund => texts["Remboursement demandé"],
            VoucherEntryKind.Expiry => texts["Titres expirés sans être utilisés"],
            _ => texts["Reste d’un virement"],
        };

    public string State(VoucherReturn one) =>
        one.SentAt is { } sent ? texts["Rendu le {0}", DayText.Brief(DayOf(one, sent))]
        : one.IsOwed ? texts["À rendre par virement"]
        : texts["Rien à rendre"];

    /// <param name="withReference">For who keeps the scheme, who sends it by the reference of the wallet.</param>
    public byte[] Write(VoucherReturnList list, bool withReference)
    {
        string[] reference = withReference ? [texts["Référence du portefeuille"]] : [];
        string[] headings =
        [
            texts["Date"],
            texts["Système"],
            .. reference,
            texts["Titres"],
            texts["Valables jusqu’au"],
            texts["Montant"],
            texts["Motif"],
            texts["État"],
        ];
        var rows = list.Rows.Select(one =>
        {
            string[] own = withReference ? [one.Reference] : [];
            return (IReadOnlyList<string>)
                [
                    WrittenDate.Of(DayOf(one, one.At)),
                    Scheme(one),
                    .. own,
                    one.Count == 0 ? "" : one.Count.ToString(CultureInfo.InvariantCulture),
                    one.LastDay is { } last ? WrittenDate.Of(last) : "",
                    (one.Cents / 100m).ToString("0.00", CultureInfo.InvariantCulture),
                    Reason(one),
                    State(one),
                ];
        });
        return CsvFile.Write(
            headings,
            list.IsCut
                ? rows.Append([texts["Ce fichier s’arrête ici : il contient les {0} lignes les plus récentes.", list.Rows.Count]])
                : rows
        );
    }
}
