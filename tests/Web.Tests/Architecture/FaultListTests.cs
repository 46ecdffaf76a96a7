using System.Text.RegularExpressions;
using Visavis.TestSupport;

namespace Visavis.Web.Tests.Architecture;

/// <summary>The list of faults names tests that are there.</summary>
public sealed partial class FaultListTests
{
    private const int Fewest = 20;

    [Fact]
    public void Each_test_the_list_of_faults_names_is_there_and_each_line_names_one()
    {
        var lines = File.ReadLines(Path.Combine(RepositoryPaths.Root, "docs", "faults.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(1)
            .ToList();
        var there = Directory
            .EnumerateFiles(Path.Combine(RepositoryPaths.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension)
            .ToHashSet(StringComparer.Ordinal);

        Assert.True(lines.Count >= Fewest, $"Only {lines.Count} lines were read.");
        Assert.All(lines, line => Assert.Matches(Named(), line));
        Assert.All(lines.SelectMany(line => Named().Matches(line)), match => Assert.Contains(match.Groups["name"].Value, there));
    }

    [GeneratedRegex("`(?<name>[A-Za-z]+Tests)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
