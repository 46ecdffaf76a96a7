using System.Text.RegularExpressions;
using System.Xml.Linq;
using Visavis.TestSupport;

namespace Visavis.Web.Tests.Pages;

public sealed partial class TranslationTests
{
    private static readonly string Web = RepositoryPaths.WebProject;

    [Fact]
    public void Every_French_sentence_of_the_pages_has_its_English()
    {
        var english = Directory
            .EnumerateFiles(Path.Combine(Web, "Localization"), "*.en.resx")
            .ToDictionary(file => Path.GetFileName(file).Split('.')[0], Keys);

        var missing =
            from file in Directory.EnumerateFiles(Web, "*.cs*", SearchOption.AllDirectories)
            where file.EndsWith(".cshtml", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal)
            where !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
            let localizers = LocalizersOf(file)
            from Match use in Use().Matches(File.ReadAllText(file))
            where localizers.ContainsKey(use.Groups["name"].Value)
            let texts = localizers[use.Groups["name"].Value]
            let key = Regex.Unescape(use.Groups["key"].Value)
            where !english[texts].Contains(key)
            select $"{Path.GetRelativePath(Web, file)}: {texts}.en.resx lacks “{key}”";

        Assert.Empty(missing);
    }

    [Fact]
    public void French_signs_stand_behind_a_space_that_does_not_break()
    {
        var loose =
            from file in Directory.EnumerateFiles(Path.Combine(Web, "Localization"), "*.en.resx")
            from key in Keys(file)
            where LooseSign().IsMatch(key)
            select $"{Path.GetFileName(file)}: {key}";

        Assert.Empty(loose);
    }

    private static HashSet<string> Keys(string resx) =>
        [.. XDocument.Load(resx).Root!.Elements("data").Select(data => data.Attribute("name")!.Value)];

    // The file's own injections win over those of the folders above it, as in Razor.
    private static Dictionary<string, string> LocalizersOf(string file)
    {
        var localizers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var source in Imports(file).Append(file))
        {
            foreach (Match injection in Injection().Matches(File.ReadAllText(source)))
            {
                localizers[injection.Groups["name"].Value] = injection.Groups["texts"].Value;
            }
        }

        return localizers;
    }

    private static IEnumerable<string> Imports(string file)
    {
        if (!file.EndsWith(".cshtml", StringComparison.Ordinal))
        {
            return [];
        }

        var folders = new Stack<string>();
        for (
            var folder = Path.GetDirectoryName(file)!;
            folder.StartsWith(Web, StringComparison.Ordinal);
            folder = Path.GetDirectoryName(folder)!
        )
        {
            folders.Push(folder);
        }

        return folders.Select(folder => Path.Combine(folder, "_ViewImports.cshtml")).Where(File.Exists);
    }

    [GeneratedRegex(@"I(String|Html)Localizer<(?<texts>\w+Texts)>\s+(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Injection();

    [GeneratedRegex("""\b(?<name>\w+)\["(?<key>([^"\\]|\\.)+)"[\],]""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Use();

    [GeneratedRegex("« | [»:;!?]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LooseSign();
}
