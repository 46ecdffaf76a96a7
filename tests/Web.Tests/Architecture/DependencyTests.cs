using System.Text.Json;
using Visavis.TestSupport;

namespace Visavis.Web.Tests.Architecture;

/// <summary>Every package the site is made of stands in <c>docs/dependencies.md</c> with a licence that may be used here.</summary>
public sealed class DependencyTests
{
    private static readonly string[] Allowed =
    [
        "MIT",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "ISC",
        "PostgreSQL",
        "OFL-1.1",
        "MIT AND OFL-1.1",
        "Unlicense",
        "public domain",
        // libvips, a library of its own that can be replaced.
        "LGPL-3.0-or-later",
    ];

    private static readonly string[] Lines =
    [
        .. File.ReadLines(Path.Combine(RepositoryPaths.Root, "docs", "dependencies.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Every_package_has_its_line()
    {
        var missing = ServerPackages()
            .Concat(BrowserPackages())
            .Where(package =>
                !Array.Exists(Lines, line => line.StartsWith($"| {package.Name} | {package.Version} |", StringComparison.Ordinal))
            )
            .Select(package => $"{package.Name} {package.Version}");

        Assert.True(!missing.Any(), $"Run node tools/list-licences.mjs, and look at what is new: {string.Join(", ", missing)}");
    }

    [Fact]
    public void Every_licence_may_be_used_here()
    {
        var licences = Lines
            .Where(line => !line.StartsWith("| Package", StringComparison.Ordinal))
            .Select(line => line.Split('|')[3].Trim());

        Assert.Empty(licences.Except(Allowed));
    }

    private static IEnumerable<(string Name, string Version)> ServerPackages()
    {
        using var assets = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(RepositoryPaths.WebProject, "obj", "project.assets.json")));
        return
        [
            .. assets
                .RootElement.GetProperty("libraries")
                .EnumerateObject()
                .Where(library => library.Value.GetProperty("type").GetString() == "package")
                .Select(library => (library.Name.Split('/')[0], library.Name.Split('/')[1])),
        ];
    }

    private static IEnumerable<(string Name, string Version)> BrowserPackages()
    {
        using var locked = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(RepositoryPaths.Root, "package-lock.json")));
        return
        [
            .. locked
                .RootElement.GetProperty("packages")
                .EnumerateObject()
                .Where(entry => entry.Name.Length > 0 && !entry.Value.TryGetProperty("dev", out _))
                .Select(entry =>
                    (
                        entry.Name[(entry.Name.LastIndexOf("node_modules/", StringComparison.Ordinal) + 13)..],
                        entry.Value.GetProperty("version").GetString()!
                    )
                ),
        ];
    }
}
