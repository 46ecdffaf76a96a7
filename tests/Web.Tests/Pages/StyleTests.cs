using System.Text.Json;
using System.Text.RegularExpressions;
using Visavis.TestSupport;

namespace Visavis.Web.Tests.Pages;

/// <summary>Style sheets are linked by page: a class that is styled in a sheet its page does not have is shown bare, and nobody is told.</summary>
public sealed partial class StyleTests
{
    private static readonly string Sheets = Path.Combine(RepositoryPaths.Root, "wwwroot", "css");

    /// <summary>Text of each view by its path below the project.</summary>
    private static readonly IReadOnlyDictionary<string, string> Views = Directory
        .EnumerateFiles(RepositoryPaths.WebProject, "*.cshtml", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(RepositoryPaths.WebProject, file).Replace('\\', '/'), File.ReadAllText);

    private static readonly Dictionary<string, string[]> Groups = JsonSerializer.Deserialize<Dictionary<string, string[]>>(
        File.ReadAllText(Path.Combine(Sheets, "groups.json"))
    )!;

    private static readonly ILookup<string, string> SheetsOf = Directory
        .EnumerateFiles(Sheets, "*.css")
        .SelectMany(file =>
            Selectors(File.ReadAllText(file)).Select(name => (Name: name, Sheet: Path.GetFileNameWithoutExtension(file))).Distinct()
        )
        .ToLookup(pair => pair.Name, pair => pair.Sheet);

    [Fact]
    public void Every_page_has_a_style_sheet_for_each_class_that_is_styled_anywhere()
    {
        var pages = Views.Keys.Where(view => Views[view].Contains("@page", StringComparison.Ordinal)).ToList();

        var bare = pages.SelectMany(page =>
        {
            var parts = PartsOf(page);
            var linked = parts
                .SelectMany(view => SheetLink().Matches(Views[view]).Select(link => link.Groups["name"].Value))
                .Concat(parts.SelectMany(view => GroupLink().Matches(Views[view])).SelectMany(link => Groups[link.Groups["name"].Value]))
                .ToHashSet(StringComparer.Ordinal);
            return parts
                .SelectMany(view => ClassesIn(Views[view]))
                .Distinct()
                .Where(name => SheetsOf.Contains(name) && !SheetsOf[name].Any(linked.Contains))
                .Select(name => $"{page}: {name} is styled in {string.Join(", ", SheetsOf[name])}");
        });

        Assert.True(pages.Count > 100);
        Assert.Empty(bare);
    }

    private static IEnumerable<string> Selectors(string sheet) =>
        ClassSelector().Matches(Block().Replace(Comment().Replace(sheet, ""), "{}")).Select(match => match.Groups["name"].Value);

    private static IEnumerable<string> ClassesIn(string view) =>
        ClassAttribute()
            .Matches(view)
            .SelectMany(match => Razor().Replace(match.Groups["names"].Value, " ").Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The page, its layouts, and whatever they show.</summary>
    private static List<string> PartsOf(string page)
    {
        var found = new List<string>();
        Add(page);
        for (var layout = LayoutOf(page); layout is not null; layout = LayoutIn(layout))
        {
            Add(layout);
        }

        return found;

        void Add(string? view)
        {
            if (view is null || found.Contains(view))
            {
                return;
            }

            found.Add(view);
            foreach (Match partial in Partial().Matches(Views[view]))
            {
                Add(Find(partial.Groups["name"].Value, view));
            }

            foreach (Match component in Component().Matches(Views[view]))
            {
                var end = $"/Components/{component.Groups["name"].Value}/Default.cshtml";
                Add(Views.Keys.FirstOrDefault(path => path.EndsWith(end, StringComparison.Ordinal)));
            }
        }
    }

    private static string? LayoutOf(string page)
    {
        if (LayoutIn(page) is { } own)
        {
            return own;
        }

        for (var folder = FolderOf(page); ; folder = FolderOf(folder))
        {
            var start = folder.Length == 0 ? "_ViewStart.cshtml" : $"{folder}/_ViewStart.cshtml";
            if (Views.ContainsKey(start))
            {
                return LayoutIn(start);
            }
        }
    }

    private static string? LayoutIn(string view) =>
        Layout().Match(Views[view]) is { Success: true } match ? Find(match.Groups["name"].Value, view) : null;

    private static string? Find(string name, string from)
    {
        var path = name.EndsWith(".cshtml", StringComparison.Ordinal) ? name : $"{name}.cshtml";
        if (path.StartsWith('/'))
        {
            return Views.ContainsKey(path[1..]) ? path[1..] : null;
        }

        for (var folder = FolderOf(from); folder.Length > 0; folder = FolderOf(folder))
        {
            if (Views.ContainsKey($"{folder}/{path}"))
            {
                return $"{folder}/{path}";
            }
        }

        return Views.ContainsKey($"Foundation/Layout/{path}") ? $"Foundation/Layout/{path}" : null;
    }

    private static string FolderOf(string path) => path.LastIndexOf('/') is > 0 and var end ? path[..end] : "";

    [GeneratedRegex("/\\*.*?\\*/", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comment();

    /// <summary>Declarations: dots in them are none of a class.</summary>
    [GeneratedRegex("\\{[^{}]*\\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();

    [GeneratedRegex("\\.(?<name>[a-zA-Z][\\w-]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ClassSelector();

    [GeneratedRegex("class=\"(?<names>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ClassAttribute();

    [GeneratedRegex("@\\([^)]*\\)|@[\\w.]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Razor();

    [GeneratedRegex("css/(?<name>[\\w-]+)\\.css", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SheetLink();

    [GeneratedRegex("_StyleGroup\" model=\"@\\(\"(?<name>[\\w-]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex GroupLink();

    [GeneratedRegex("<partial name=[\"'](?<name>[^\"']+)[\"']", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Partial();

    [GeneratedRegex("InvokeAsync\\(\"(?<name>\\w+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Component();

    [GeneratedRegex("Layout = \"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Layout();
}
