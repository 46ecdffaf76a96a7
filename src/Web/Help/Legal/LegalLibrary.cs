using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Visavis.Web.Help.Legal;

/// <summary>
/// The legal texts with the operator's details, and every version of the terms with its hash. A text is named
/// <c>legal.{document}.{version}.{language}.md</c>; its first line is the day from which it holds.
/// </summary>
public sealed class LegalLibrary(IOptions<OperatorOptions> options)
{
    public const string Terms = "terms";
    public const string Sales = "sales";
    public const string Notice = "notice";
    public const string Cookies = "cookies";
    public const string Accessibility = "accessibility";

    private readonly List<LegalText> texts =
    [
        .. EmbeddedTexts.Names.Where(n => n.StartsWith("legal.", StringComparison.Ordinal)).Select(Read),
    ];

    /// <summary>All versions in one language, newest first.</summary>
    public IReadOnlyList<LegalText> Versions(string document, string language) =>
        [
            .. texts
                .Where(t => t.Document == document && t.Language == EmbeddedTexts.Language(language))
                .OrderByDescending(t => t.Version)
                .Select(Filled),
        ];

    /// <summary>The version in force on that day.</summary>
    public LegalText InForce(string document, string language, DateOnly day) =>
        Versions(document, language).FirstOrDefault(t => t.From <= day) ?? Versions(document, language)[^1];

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

    private static LegalText Read(string name)
    {
        var parts = name.Split('.');
        var text = EmbeddedTexts.Read(name);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return new LegalText(
            parts[1],
            int.Parse(parts[2], CultureInfo.InvariantCulture),
            parts[3],
            DateOnly.ParseExact(text[..end].Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture),
            text[(end + 1)..].Trim(),
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))
        );
    }
}

/// <param name="From">The day from which it holds.</param>
/// <param name="Hash">SHA-256 of the text as it is in the program, before the operator's details.</param>
public sealed record LegalText(string Document, int Version, string Language, DateOnly From, string Body, string Hash);
