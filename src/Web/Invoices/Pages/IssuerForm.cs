using System.Globalization;
using Microsoft.Extensions.Localization;
using Visavis.Ledger;
using Visavis.Web.Accounts;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Invoices.Pages;

/// <summary>What an issuer says about themselves, as typed.</summary>
public sealed class IssuerForm
{
    private const decimal HighestRate = 30;

    public string? LegalName { get; set; }

    public bool IsSoleTrader { get; set; }

    public string? Siret { get; set; }

    public string? VatNumber { get; set; }

    public string? AddressLine { get; set; }

    public string? PostalCode { get; set; }

    public string? City { get; set; }

    public string? Country { get; set; } = "FR";

    public TaxNature Nature { get; set; } = TaxNature.SmallBusiness;

    public string? Rate { get; set; }

    public string? ExemptBy { get; set; }

    public string? Iban { get; set; }

    public string? DueDays { get; set; } = "30";

    public string? HomeServiceNumber { get; set; }

    public string? Mediator { get; set; }

    public bool IssuesMonthly { get; set; }

    public bool Accepts { get; set; }

    public static IssuerForm Of(InvoiceIssuer row) =>
        new()
        {
            LegalName = row.LegalName,
            IsSoleTrader = row.IsSoleTrader,
            Siret = row.Siret,
            VatNumber = row.VatNumber,
            AddressLine = row.AddressLine,
            PostalCode = row.PostalCode,
            City = row.City,
            Country = row.Country,
            Nature = row.Nature,
            Rate = row.BasisPoints == 0 ? null : (row.BasisPoints / 100m).ToString("0.##", CultureInfo.CurrentCulture),
            ExemptBy = row.ExemptBy,
            Iban = row.Iban,
            DueDays = row.DueDays.ToString(CultureInfo.InvariantCulture),
            HomeServiceNumber = row.HomeServiceNumber,
            Mediator = row.Mediator,
            IssuesMonthly = row.IssuesMonthly,
        };

    /// <summary>Writes what is right into the row and tells what is not, by field.</summary>
    public void WriteTo(InvoiceIssuer row, IStringLocalizer<InvoiceTexts> texts, Action<string, string> refuse)
    {
        row.Country = Country is "BE" ? "BE" : "FR";
        row.Zone = row.Country == "BE" ? "Europe/Brussels" : "Europe/Paris";
        row.LegalName = Needed(
            LegalName,
            InvoiceIssuer.LongestName,
            nameof(LegalName),
            texts["Indiquez le nom qui figure sur vos factures."]
        );
        if (NameRules.Misleads(row.LegalName))
        {
            refuse(nameof(LegalName), texts[NameRules.Refusal]);
        }

        row.AddressLine = Needed(AddressLine, StreetAddress.LongestLine, nameof(AddressLine), texts["Indiquez l’adresse."]);
        row.PostalCode = Needed(PostalCode, StreetAddress.LongestPostalCode, nameof(PostalCode), texts["Indiquez le code postal."]);
        row.City = Needed(City, StreetAddress.LongestCity, nameof(City), texts["Indiquez la ville."]);
        (row.Siret, row.VatNumber, row.Iban) = (BillingNumbers.Clean(Siret), BillingNumbers.Clean(VatNumber), BillingNumbers.Clean(Iban));
        row.HomeServiceNumber = PersonalText.Clean(HomeServiceNumber, BillingNumbers.Longest);
        row.Mediator = PersonalText.Clean(Mediator, InvoiceIssuer.LongestText);
        row.ExemptBy = PersonalText.Clean(ExemptBy, InvoiceIssuer.LongestName);
        (row.IsSoleTrader, row.IssuesMonthly) = (IsSoleTrader, IssuesMonthly);
        if (row.Siret.Length is 0 or > BillingNumbers.Longest || (row.Country == "FR" && !BillingNumbers.IsSiret(row.Siret)))
        {
            refuse(nameof(Siret), texts["Un SIRET a quatorze chiffres. Vérifiez-le."]);
        }

        if (row.VatNumber.Length > 0 && !BillingNumbers.IsVatNumber(row.VatNumber))
        {
            refuse(nameof(VatNumber), texts["Un numéro de TVA commence par les deux lettres du pays, par exemple FR12345678901."]);
        }

        if (row.Iban.Length > 0 && !BillingNumbers.IsIban(row.Iban))
        {
            refuse(nameof(Iban), texts["Cet IBAN ne va pas : vérifiez ses lettres et ses chiffres."]);
        }

        row.DueDays = WrittenNumber.Read(DueDays) ?? -1;
        if (row.DueDays is < 0 or > InvoiceIssuer.MostDueDays)
        {
            refuse(nameof(DueDays), texts["De 0 à {0} jours.", InvoiceIssuer.MostDueDays]);
        }

        WriteTaxTo(row, texts, refuse);

        string Needed(string? text, int longest, string field, string sentence)
        {
            var clean = PersonalText.Clean(text, longest);
            if (clean.Length == 0)
            {
                refuse(field, sentence);
            }

            return clean;
        }
    }

    private void WriteTaxTo(InvoiceIssuer row, IStringLocalizer<InvoiceTexts> texts, Action<string, string> refuse)
    {
        row.Nature = Nature is TaxNature.Standard or TaxNature.Exempt ? Nature : TaxNature.SmallBusiness;
        row.BasisPoints = 0;
        if (row.Nature == TaxNature.Standard)
        {
            var isRate = decimal.TryParse(
                Rate?.Trim().TrimEnd('%').Replace(',', '.'),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var rate
            );
            if (!isRate || rate is <= 0 or > HighestRate)
            {
                refuse(nameof(Rate), texts["Indiquez le taux, par exemple 20 ou 5,5."]);
            }
            else
            {
                row.BasisPoints = (int)(rate * 100);
            }

            if (row.VatNumber.Length == 0)
            {
                refuse(nameof(VatNumber), texts["Qui facture la TVA a un numéro de TVA : indiquez-le."]);
            }
        }
        else if (row.Nature == TaxNature.Exempt && row.ExemptBy.Length == 0)
        {
            refuse(nameof(ExemptBy), texts["Indiquez l’article qui exonère votre activité : il figure sur la facture."]);
        }
    }
}
