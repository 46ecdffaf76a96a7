using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using Visavis.Search.Embedded;
using Visavis.Signaling;
using Visavis.TestSupport;

namespace Visavis.Web.Tests.Architecture;

/// <summary>The table of the README holds every key of the configuration, and none that nobody reads.</summary>
public sealed partial class ConfigurationTableTests
{
    /// <summary>Read by themselves, not as part of an options class.</summary>
    private static readonly string[] Single = ["DataFolder", "Database:CopyTo", "Invoices:MentionsFile", "Vouchers:SchemesFile"];

    private static readonly string[] Read =
    [
        .. new[] { typeof(Program), typeof(SignalingOptions), typeof(SearchOptions) }
            .SelectMany(type => type.Assembly.GetTypes())
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal))
            .SelectMany(type =>
                type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() is string section
                    ? Keys(section, type)
                    : []
            )
            .Concat(Single),
    ];

    private static readonly string[] Written =
    [
        .. File.ReadLines(Path.Combine(RepositoryPaths.Root, "README.md"))
            .SkipWhile(line => line != "## Configuration")
            .TakeWhile(line => !line.StartsWith("###", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => KeysOf(line.Split('|')[1])),
    ];

    [Fact]
    public void Every_key_that_is_read_stands_in_the_table() => Assert.DoesNotContain(Read, key => !Written.Any(line => Covers(line, key)));

    [Fact]
    public void Every_key_of_the_table_is_read() => Assert.DoesNotContain(Written, line => !Read.Any(key => Covers(line, key)));

    /// <summary><c>Signaling:Limits:*</c> is described elsewhere, key by key.</summary>
    private static bool Covers(string line, string key) =>
        line.EndsWith('*') ? key.StartsWith(line[..^1], StringComparison.Ordinal) : line == key;

    private static IEnumerable<string> Keys(string section, Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite || property.PropertyType is { IsGenericType: true, Name: "IList`1" })
            .SelectMany(property =>
                IsGroup(property.PropertyType) ? Keys($"{section}:{property.Name}", property.PropertyType) : [$"{section}:{property.Name}"]
            );

    private static bool IsGroup(Type type) =>
        type.IsClass
        && type.Namespace?.StartsWith("Visavis", StringComparison.Ordinal) == true
        && !type.IsAssignableTo(typeof(IEnumerable));

    /// <summary>What begins with a colon belongs to the group of the key before it.</summary>
    private static IEnumerable<string> KeysOf(string cell)
    {
        var group = "";
        foreach (var key in Code().Matches(cell).Select(match => match.Groups["key"].Value))
        {
            if (key[0] == ':')
            {
                yield return group + key;
                continue;
            }

            group = key.Contains(':', StringComparison.Ordinal) ? key[..key.LastIndexOf(':')] : key;
            yield return key;
        }
    }

    [GeneratedRegex("`(?<key>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
