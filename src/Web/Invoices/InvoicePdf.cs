using System.Globalization;
using Visavis.Ledger;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Foundation.Paper;

namespace Visavis.Web.Invoices;

/// <summary>The invoice as it is printed, in French: the language in which the tax office may ask for it.</summary>
internal static class InvoicePdf
{
    private const double AmountsLeft = 90;
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr");

    public static byte[] Write(InvoiceDocument invoice)
    {
        var title = invoice.IsCreditNote ? $"Avoir {invoice.Number}" : $"Facture {invoice.Number}";
        using var paper = new PdfPaper(title);
        Heads(paper, invoice, title);
        Lines(paper, invoice);
        Totals(paper, invoice);
        Payment(paper, invoice);
        paper.Top += 6;
        foreach (var mention in invoice.Mentions)
        {
            paper.Text(mention, paper.Small);
        }

        FacturXFile.Attach(paper.Document, FacturX.Write(invoice));
        return FacturXFile.WithMetadata(paper.Save(), title);
    }

    public static string Euros(long cents) => $"{(cents / 100m).ToString("#,0.00", French)}\u00a0€".Replace('-', '−');

    private static string Day(DateOnly day) => DayText.WithoutWeekday(day, French);

    private static void Heads(PdfPaper paper, InvoiceDocument invoice, string title)
    {
        paper.At(title, PdfPaper.Margin, paper.Top + 6, paper.Title, isHeading: true);
        paper.Top += 30;
        paper.Text($"Émis{(invoice.IsCreditNote ? "" : "e")} le {Day(invoice.IssuedOn)}");
        if (invoice.IsCreditNote)
        {
            paper.Text(
                $"{(invoice.IsInPart ? "Reprend en partie" : "Annule")} la facture {invoice.CorrectsNumber} du {Day(invoice.CorrectsIssuedOn!.Value)} : {invoice.Reason}"
            );
        }
        else
        {
            paper.Text($"À régler avant le {Day(invoice.DueOn)}", paper.Strong);
        }

        paper.Text(
            invoice.FirstDay == invoice.LastDay
                ? $"Prestation du {Day(invoice.FirstDay)}"
                : $"Prestations du {Day(invoice.FirstDay)} au {Day(invoice.LastDay)}"
        );
        paper.Top += PdfPaper.LineHeight;
        var half = (paper.Width / 2) - 12;
        var top = paper.Top;
        Party(paper, "Pour", invoice.Client, PdfPaper.Margin + half + 24, half);
        var bottom = paper.Top;
        paper.Top = top;
        Party(paper, "De la part de", invoice.Issuer, PdfPaper.Margin, half);
        paper.Top = Math.Max(bottom, paper.Top);
        if (invoice.ServicePlace.Length > 0)
        {
            paper.Text($"Lieu des prestations : {invoice.ServicePlace}", paper.Small);
        }

        paper.Top += PdfPaper.LineHeight;
    }

    private static void Party(PdfPaper paper, string role, InvoiceParty party, double left, double width)
    {
        paper.Text(role, paper.Small, left, width);
        paper.Text(party.Name, paper.Strong, left, width);
        foreach (var line in party.Lines)
        {
            paper.Text(line, left: left, width: width);
        }

        if (party.Siret.Length > 0)
        {
            paper.Text($"{(party.Siret.Length == 14 ? "SIRET" : "SIREN")} {party.Siret}", paper.Small, left, width);
        }

        if (party.VatNumber.Length > 0)
        {
            paper.Text($"TVA {party.VatNumber}", paper.Small, left, width);
        }

        if (party.Email.Length > 0)
        {
            paper.Text(party.Email, paper.Small, left, width);
        }
    }

    private static void Lines(PdfPaper paper, InvoiceDocument invoice)
    {
        paper.At("Prestation", PdfPaper.Margin, paper.Top, paper.Strong);
        paper.At("Prix convenu", paper.Right - AmountsLeft, paper.Top, paper.Strong, toTheRight: true);
        paper.At("Montant HT", paper.Right, paper.Top, paper.Strong, toTheRight: true);
        paper.Top += PdfPaper.LineHeight + 4;
        paper.Rule();
        foreach (var line in invoice.Lines)
        {
            paper.Need(3 * PdfPaper.LineHeight);
            paper.At(Euros(line.GrossCents), paper.Right - AmountsLeft, paper.Top, toTheRight: true);
            paper.At(Euros(line.NetCents), paper.Right, paper.Top, toTheRight: true);
            paper.Text($"{line.Day.ToString("d", French)}  {line.Text}", width: paper.Width - (2 * AmountsLeft));
            paper.Text($"{line.Detail}, {line.Proof}", paper.Small, width: paper.Width - (2 * AmountsLeft));
            paper.Top += 3;
        }

        paper.Rule();
    }

    private static void Totals(PdfPaper paper, InvoiceDocument invoice)
    {
        paper.Need(8 * PdfPaper.LineHeight);
        Total(paper, "Total HT", invoice.NetCents);
        foreach (var tax in invoice.Taxes)
        {
            if (tax.Nature == TaxNature.Standard)
            {
                Total(paper, $"TVA {(tax.BasisPoints / 100m).ToString("0.##", French)} % sur {Euros(tax.NetCents)}", tax.TaxCents);
            }
            else
            {
                paper.Text(tax.Reason, paper.Small);
            }
        }

        if (invoice.RoundingCents != 0)
        {
            Total(paper, "Arrondi, pour le prix convenu", invoice.RoundingCents);
        }

        Total(paper, invoice.IsCreditNote ? "Total de l’avoir TTC" : "Total TTC", invoice.DueCents, strong: true);
        if (invoice.PrepaidCents != 0)
        {
            Total(paper, "Déjà réglé en titres", -invoice.PrepaidCents);
            Total(paper, "Reste à payer", invoice.DueCents - invoice.PrepaidCents, strong: true);
        }

        paper.Top += PdfPaper.LineHeight;
    }

    private static void Total(PdfPaper paper, string label, long cents, bool strong = false)
    {
        var font = strong ? paper.Strong : paper.Body;
        paper.At(label, paper.Right - AmountsLeft, paper.Top, font, toTheRight: true);
        paper.At(Euros(cents), paper.Right, paper.Top, font, toTheRight: true);
        paper.Top += PdfPaper.LineHeight;
    }

    private static void Payment(PdfPaper paper, InvoiceDocument invoice)
    {
        if (invoice.IsCreditNote)
        {
            return;
        }

        paper.Need(90);
        var top = paper.Top - 10;
        var width = paper.Width - 100;
        paper.Text($"Moyen de paiement : {FrenchMeans(invoice.Means)}, à l’ordre de {invoice.Issuer.Name}.", width: width);
        if (invoice.Iban.Length > 0)
        {
            paper.Text($"IBAN {BillingNumbers.SpacedIban(invoice.Iban)}, référence {invoice.Number}", width: width);
            if (invoice.TransferCode() is { } payload)
            {
                paper.Code(
                    payload,
                    paper.Right - 80,
                    top,
                    80,
                    $"Code de virement : {Euros(invoice.DueCents - invoice.PrepaidCents)}, référence {invoice.Number}"
                );
                paper.Top = Math.Max(paper.Top, top + 92);
            }
        }
    }

    private static string FrenchMeans(PaymentMeans means) =>
        means switch
        {
            PaymentMeans.DirectDebit => "prélèvement",
            PaymentMeans.Cheque => "chèque",
            PaymentMeans.ServiceCheque => "CESU préfinancé",
            PaymentMeans.Vouchers => "titres-services",
            PaymentMeans.Cash => "espèces",
            _ => "virement",
        };
}
