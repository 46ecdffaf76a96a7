using System.Text.RegularExpressions;
using Visavis.TestSupport;

namespace Visavis.Web.Tests.Architecture;

/// <summary>What is written for developers and operators can be found from the README.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Docs = Path.Combine(RepositoryPaths.Root, "docs");

    /// <summary>Each with what its links lead to; addresses of other sites are not asked.</summary>
    private static readonly ILookup<string, string> Links = Documents()
        .SelectMany(file =>
            Link()
                .Matches(File.ReadAllText(file))
                .Select(match => (file, Target: Path.GetFullPath(match.Groups["path"].Value, Path.GetDirectoryName(file)!)))
        )
        .ToLookup(link => link.file, link => link.Target);

    [Fact]
    public void Every_link_leads_to_something()
    {
        var dead = Links.SelectMany(page => page.Where(target => !Path.Exists(target)).Select(target => $"{page.Key}: {target}"));

        Assert.Empty(dead);
    }

    [Fact]
    public void Every_document_is_linked()
    {
        var linked = Links.SelectMany(page => page.Where(target => target != page.Key)).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(Directory.EnumerateFiles(Docs, "*.md", SearchOption.AllDirectories), file => !linked.Contains(file));
    }

    [Fact]
    public void A_decision_begins_with_its_number()
    {
        var others = Directory
            .EnumerateFiles(Path.Combine(Docs, "decisions"), "0*.md")
            .Where(file => !File.ReadLines(file).First().StartsWith($"# {Path.GetFileName(file)[..4]} ", StringComparison.Ordinal));

        Assert.Empty(others);
    }

    [Fact]
    public void Every_module_stands_on_the_map()
    {
        var map = File.ReadLines(Path.Combine(RepositoryPaths.Root, "README.md"))
            .Where(line => line.StartsWith("| `src/Web", StringComparison.Ordinal))
            .SelectMany(line => Name().Matches(line).Select(match => match.Value))
            .ToHashSet(StringComparer.Ordinal);
        var modules = Directory.EnumerateDirectories(RepositoryPaths.WebProject).Select(folder => Path.GetFileName(folder));

        Assert.Empty(modules.Except(["bin", "obj", "Properties", .. map]));
    }

    private static IEnumerable<string> Documents() =>
        new[] { "docs", "bench" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, folder), "*.md", SearchOption.AllDirectories))
            .Where(file => !Array.Exists(["/node_modules/", "/bin/", "/obj/"], folder => file.Contains(folder, StringComparison.Ordinal)))
            .Concat(Directory.EnumerateFiles(RepositoryPaths.Root, "*.md"));

    [GeneratedRegex(@"\]\((?![a-z]+:|#)(?<path>[^)#\s]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("[A-Za-z]+", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
