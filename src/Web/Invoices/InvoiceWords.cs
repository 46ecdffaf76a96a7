using System.Globalization;
using Microsoft.Extensions.Localization;
using Visavis.Ledger;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals;

namespace Visavis.Web.Invoices;

/// <summary>Says invoices and what became of them in the reader's language.</summary>
public sealed class InvoiceWords(IStringLocalizer<InvoiceTexts> texts)
{
    public static IReadOnlyList<PaymentMeans> AllMeans { get; } = Enum.GetValues<PaymentMeans>();

    public static string Euros(long cents) => cents < 0 ? $"−{EuroAmount.Show((int)-cents)}" : EuroAmount.Show((int)cents);

    public static string Day(DateOnly day) => DayText.Of(day, "d MMM yyyy");

    public static string Month(DateOnly month) => month.ToString("MMMM yyyy", CultureInfo.CurrentCulture);

    public string Means(PaymentMeans means) =>
        means switch
        {
            PaymentMeans.DirectDebit => texts["Prélèvement"],
            PaymentMeans.Cheque => texts["Chèque"],
            PaymentMeans.ServiceCheque => texts["CESU préfinancé"],
            PaymentMeans.Vouchers => texts["Titres-services"],
            PaymentMeans.Cash => texts["Espèces"],
            _ => texts["Virement"],
        };

    public string Wait(BillingWait wait) =>
        wait switch
        {
            BillingWait.Settling => texts["terminée depuis moins de 24 heures"],
            BillingWait.Hours => texts["heures à approuver ou contestées"],
            BillingWait.Vouchers => texts["titres à confirmer ou contestés"],
            BillingWait.LateFee => texts["le client peut encore donner un motif, ou attend votre décision"],
            _ => texts["prête"],
        };

    public string Nature(TaxNature nature) =>
        nature switch
        {
            TaxNature.SmallBusiness => texts["Franchise en base : pas de TVA"],
            TaxNature.Exempt => texts["Activité exonérée de TVA"],
            _ => texts["TVA comprise dans les prix"],
        };

    /// <summary>Where the payment of an invoice stands.</summary>
    public string State(Invoice invoice, long balance, DateOnly today) =>
        invoice.IsCreditNote ? texts["Avoir"]
        : balance < 0 ? texts["{0} à rendre", Euros(-balance)]
        : balance == 0 ? texts["Réglée"]
        : today > invoice.DueOn ? texts["{0} en retard", Euros(balance)]
        : texts["{0} à régler", Euros(balance)];

    public string Problem(InvoiceOutcome outcome) =>
        outcome switch
        {
            InvoiceOutcome.NothingToIssue => texts["Il n’y a plus rien à facturer ici : c’est peut-être déjà fait."],
            InvoiceOutcome.NoMandate => texts["Acceptez d’abord le mandat de facturation."],
            InvoiceOutcome.NoAddress => texts["Ce client n’a pas encore donné son adresse postale. Aucun numéro n’a été utilisé."],
            InvoiceOutcome.BadAmount => texts["Ce montant ne va pas : il faut plus de zéro, et pas plus que ce qui reste."],
            InvoiceOutcome.BadDay => texts[
                "Indiquez le jour où l’argent est arrivé : aujourd’hui au plus tard, et pas plus d’un an avant la facture."
            ],
            InvoiceOutcome.NeedsReason => texts["Dites pourquoi : le motif est écrit sur l’avoir."],
            InvoiceOutcome.TooSoon => texts[
                "Un rappel part après l’échéance, et au plus une fois en {0} jours.",
                InvoicePayments.DaysBetweenReminders
            ],
            _ => texts["Ce n’est plus possible : quelque chose a changé entre-temps. Voici où en est la facture."],
        };
}
