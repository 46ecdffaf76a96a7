using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Invoices;

/// <param name="When">always, small-business, exempt, indemnity, business, consumer or home-services.</param>
/// <param name="Country">Of the issuer; null is any.</param>
public sealed record InvoiceMention(string Id, DateOnly From, DateOnly? Until, string When, string? Country, string Text, string? Code)
{
    public bool IsFor(DateOnly day, string country) => From <= day && (Until is null || day <= Until) && (Country ?? country) == country;
}

/// <summary>What the law wants to read on an invoice, by date and country: data that the operator can replace.</summary>
public sealed class InvoiceMentions
{
    /// <summary>Configuration key: path of a JSON file of the same form as the one that ships.</summary>
    public const string FileKey = "Invoices:MentionsFile";

    private readonly IReadOnlyList<InvoiceMention> all;

    /// <exception cref="ConfigurationException">The operator's file cannot be used.</exception>
    public InvoiceMentions(IConfiguration configuration)
    {
        all = ConfiguredList.Read<InvoiceMention>(configuration, FileKey, typeof(InvoiceMentions).Assembly, "invoice-mentions.json");
    }

    /// <summary>Why no tax is borne, in words and as the code of the European list.</summary>
    public (string Text, string Code) Reason(string when, DateOnly day, InvoiceIssuer issuer) =>
        Of(day, issuer, when).Select(mention => (Fill(mention.Text, issuer), mention.Code ?? "")).LastOrDefault(("", ""));

    public IReadOnlyList<string> On(DateOnly day, InvoiceIssuer issuer, bool isBusiness) =>
        [
            .. Of(day, issuer, ["always", isBusiness ? "business" : "consumer", "home-services"])
                .Where(mention => !mention.Text.Contains("{mediator}", StringComparison.Ordinal) || issuer.Mediator.Length > 0)
                .Where(mention => !mention.Text.Contains("{home}", StringComparison.Ordinal) || issuer.HomeServiceNumber.Length > 0)
                .Select(mention => Fill(mention.Text, issuer)),
        ];

    /// <summary>The latest of each that is in force.</summary>
    private IEnumerable<InvoiceMention> Of(DateOnly day, InvoiceIssuer issuer, params string[] when) =>
        all.Where(mention => when.Contains(mention.When) && mention.IsFor(day, issuer.Country))
            .GroupBy(mention => mention.Id)
            .Select(same => same.MaxBy(mention => mention.From)!);

    private static string Fill(string text, InvoiceIssuer issuer) =>
        text.Replace("{issuer}", issuer.LegalName, StringComparison.Ordinal)
            .Replace("{article}", issuer.ExemptBy, StringComparison.Ordinal)
            .Replace("{mediator}", issuer.Mediator, StringComparison.Ordinal)
            .Replace("{home}", issuer.HomeServiceNumber, StringComparison.Ordinal);
}
