using System.Text;
using Microsoft.Extensions.Options;

namespace Visavis.Web.Help.Legal;

/// <summary>
/// The legal texts with the operator's details, and every version of the terms with its hash.
/// </summary>
public sealed class LegalLibrary(IOptions<OperatorOptions> options, LegalTexts written)
{
    public const string Terms = "terms";
    public const string Sales = "sales";
    public const string Notice = "notice";
    public const string Cookies = "cookies";
    public const string Accessibility = "accessibility";

    /// <summary>All versions in one language, newest first.</summary>
    public IReadOnlyList<LegalText> Versions(string document, string language) =>
        [
            .. written
                .All.Where(t => t.Document == document && t.Language == EmbeddedTexts.Language(language))
                .OrderByDescending(t => t.Version)
                .Select(Filled),
        ];

    /// <summary>The version in force on that day.</summary>
    public LegalText InForce(string document, string language, DateOnly day) =>
        Versions(document, language).FirstOrDefault(t => t.From <= day) ?? Versions(document, language)[^1];

    /// <summary>French versions that do not hold yet and change something for the people listed.</summary>
    public IEnumerable<LegalText> Announced(DateOnly today) =>
        written.All.Where(t => t is { Version: > 1, Language: "fr", Changes.Count: > 0, Document: Terms or Sales } && t.From > today);

    private LegalText Filled(LegalText text)
    {
        var details = options.Value;
        var body = new StringBuilder(text.Body);
        foreach (var property in typeof(OperatorOptions).GetProperties().Where(p => p.PropertyType == typeof(string)))
        {
            body.Replace($"{{{property.Name}}}", (string?)property.GetValue(details) ?? OperatorOptions.Placeholder);
        }

        return text with
        {
            Body = body.ToString(),
        };
    }
}
