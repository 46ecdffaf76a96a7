using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Visavis.Ledger;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Paper;
using Visavis.Web.Letters;

namespace Visavis.Web.Vouchers;

/// <summary>What pays an order, on a paper of its own in the envelope of the letter that tells of it: who has no screen has a camera at the bank.</summary>
public sealed class OrderSlip(VisavisDbContext db, VoucherSchemes schemes) : ILetterEnclosure
{
    private const string Subject = "voucher-order:";
    private const double CodeSize = 140;

    public static string SubjectOf(Guid order) => $"{Subject}{order:N}";

    /// <summary>The transfer for the camera of a banking application; null where the scheme names no account.</summary>
    public static string? TransferCode(VoucherScheme? scheme, VoucherOrder order, string reference) =>
        scheme is null ? null : EpcCode.Payload(scheme.Payee, scheme.Iban, order.AmountCents, reference);

    public bool IsFor(string subjectKey) => Read(subjectKey) is not null;

    public async Task<byte[]?> PdfAsync(string subjectKey, CancellationToken cancellationToken)
    {
        var id = Read(subjectKey);
        var found = await db.Set<VoucherOrder>()
            .AsNoTracking()
            .Where(o => o.Id == id)
            .Join(db.Set<VoucherWallet>(), order => order.WalletId, wallet => wallet.Id, (order, wallet) => new { order, wallet })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : Pdf(schemes.Find(found.wallet.SchemeId), found.order, found.wallet.Reference);
    }

    private static Guid? Read(string subjectKey) =>
        subjectKey.StartsWith(Subject, StringComparison.Ordinal) && Guid.TryParseExact(subjectKey[Subject.Length..], "N", out var id)
            ? id
            : null;

    /// <summary>In French, as every paper that goes to a bank or an office.</summary>
    private static byte[] Pdf(VoucherScheme? scheme, VoucherOrder order, string reference)
    {
        const string Title = "Virement de votre commande de titres-services";
        var amount = $"{(order.AmountCents / 100m).ToString("N2", CultureInfo.GetCultureInfo("fr"))} €";
        using var paper = new PdfPaper(Title);
        paper.At(Title, PdfPaper.Margin, paper.Top + 6, paper.Title, isHeading: true);
        paper.Top += 40;
        var top = paper.Top - 10;
        var width = paper.Width - CodeSize - 20;
        foreach (var line in Lines(scheme, order, amount, reference))
        {
            paper.Text(line, width: width);
        }

        if (TransferCode(scheme, order, reference) is { } payload)
        {
            paper.Code(payload, paper.Right - CodeSize, top, CodeSize, $"Code de virement : {amount}, référence {reference}");
            paper.Top = Math.Max(paper.Top, top + CodeSize + PdfPaper.LineHeight);
            paper.Text("Le code se lit avec l’application de votre banque, ou à son guichet.");
        }

        paper.Text("Rien n’est ajouté à votre portefeuille avant l’arrivée du virement.");
        return paper.Save();
    }

    private static IEnumerable<string> Lines(VoucherScheme? scheme, VoucherOrder order, string amount, string reference)
    {
        yield return scheme is null ? $"Commande de {order.Count} titres" : $"Commande de {order.Count} titres, {scheme.Name}";
        yield return $"Montant : {amount}";
        if (scheme is { Iban.Length: > 0 })
        {
            yield return $"Compte de {scheme.Payee} : {scheme.Iban}";
        }

        yield return $"Référence, toujours la même : {reference}";
    }
}
