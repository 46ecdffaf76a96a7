using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Help;

/// <summary>Long texts stand whole in one Markdown file per language, embedded: <c>help.questions.fr.md</c>.</summary>
internal static class EmbeddedTexts
{
    public static IEnumerable<string> Names => typeof(EmbeddedTexts).Assembly.GetManifestResourceNames();

    public static string Read(string name)
    {
        using var stream =
            typeof(EmbeddedTexts).Assembly.GetManifestResourceStream(name) ?? throw new ArgumentException($"No text {name}.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    public static string Language(string language) => Cultures.Supported.Contains(language) ? language : Cultures.Default;
}
