using System.Text.RegularExpressions;
using System.Xml.Linq;
using Visavis.TestSupport;
using Visavis.Web.Foundation.Forms;

namespace Visavis.Web.Tests.Localization;

/// <summary>Reads which texts the pages and classes ask their localizers for, and what the resource files answer.</summary>
public static partial class SourceText
{
    private static readonly string[] Sources =
    [
        .. Directory
            .EnumerateFiles(RepositoryPaths.WebProject, "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".cshtml")
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Migrations")),
    ];

    /// <summary>Names of the resource classes that have an English file.</summary>
    public static IReadOnlyList<string> Classes { get; } =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(RepositoryPaths.WebProject, "Foundation", "Localization"), "*.en.resx")
            .Select(file => Path.GetFileName(file).Replace(".en.resx", "", StringComparison.Ordinal)),
    ];

    /// <summary>French key to English text.</summary>
    public static IReadOnlyList<(string Key, string Value)> Entries(string className) =>
        [
            .. XDocument
                .Load(Path.Combine(RepositoryPaths.WebProject, "Foundation", "Localization", $"{className}.en.resx"))
                .Root!.Elements("data")
                .Select(data => (data.Attribute("name")!.Value, data.Element("value")!.Value)),
        ];

    /// <summary>Every <c>L["…"]</c> with the class L is of, for whatever name L has in its file.</summary>
    public static IEnumerable<(string Class, string Key, string File)> Uses()
    {
        foreach (var file in Sources)
        {
            // One sentence that many pages say stands once.
            var text = File.ReadAllText(file).Replace("NameRules.Refusal", $"\"{NameRules.Refusal}\"", StringComparison.Ordinal);
            foreach (var (name, className) in LocalizersIn(file).Distinct())
            {
                foreach (
                    Match use in Regex.Matches(
                        text,
                        $"""\b{name}\[\s*"(?<key>[^"]+)"\s*[\],]""",
                        RegexOptions.ExplicitCapture,
                        TimeSpan.FromSeconds(5)
                    )
                )
                {
                    yield return (className, use.Groups["key"].Value, Path.GetRelativePath(RepositoryPaths.Root, file));
                }
            }
        }
    }

    /// <summary>Every text that a localizer is asked for without a value.</summary>
    public static IEnumerable<(string Key, string File)> UsesAlone() =>
        Sources.SelectMany(file =>
            Regex
                .Matches(File.ReadAllText(file), """\w\[\s*"(?<key>[^"]+)"\s*\]""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))
                .Select(use => (use.Groups["key"].Value, Path.GetRelativePath(RepositoryPaths.Root, file)))
        );

    /// <summary>Whether any source holds the text as a literal: keys may also be chosen by a switch or a list.</summary>
    public static bool IsWrittenSomewhere(string key) => AllSource.Value.Contains($"\"{key}\"", StringComparison.Ordinal);

    private static readonly Lazy<string> AllSource = new(() => string.Join('\n', Sources.Select(File.ReadAllText)));

    private static IEnumerable<(string Name, string Class)> LocalizersIn(string file)
    {
        if (Path.GetExtension(file) == ".cs")
        {
            // The parts of one class are named after it: Index.cshtml.cs, Index.Passkeys.cs.
            var parts = $"{Path.GetFileName(file).Split('.')[0]}.*cs";
            return Directory.EnumerateFiles(Path.GetDirectoryName(file)!, parts).SelectMany(part => Localizers(File.ReadAllText(part)));
        }

        // Nearer imports win, the file itself first.
        var found = new Dictionary<string, string>();
        var folder = Path.GetDirectoryName(file)!;
        foreach (
            var imports in new[] { file }.Concat(Ancestors(folder).Select(f => Path.Combine(f, "_ViewImports.cshtml"))).Where(File.Exists)
        )
        {
            foreach (var (name, className) in Localizers(File.ReadAllText(imports)))
            {
                found.TryAdd(name, className);
            }
        }

        return found.Select(pair => (pair.Key, pair.Value));
    }

    private static IEnumerable<(string Name, string Class)> Localizers(string text) =>
        Declaration().Matches(text).Select(match => (match.Groups["name"].Value, match.Groups["class"].Value));

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var current = folder; current.Length >= RepositoryPaths.WebProject.Length; current = Path.GetDirectoryName(current)!)
        {
            yield return current;
        }
    }

    [GeneratedRegex("""IStringLocalizer<(?<class>\w+)>\s+(?<name>\w+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declaration();
}
