using System.Text.RegularExpressions;
using Visavis.TestSupport;

namespace Visavis.Web.Tests.Localization;

public sealed class TextTests
{
    public static TheoryData<string> Classes => [.. SourceText.Classes];

    [Fact]
    public void Every_French_text_has_its_English()
    {
        var entries = SourceText.Classes.ToDictionary(c => c, c => SourceText.Entries(c).Select(e => e.Key).ToHashSet());
        var uses = SourceText.Uses().ToList();

        var missing = uses.Where(use => !entries.TryGetValue(use.Class, out var keys) || !keys.Contains(use.Key))
            .Select(use => $"{use.Class}: \"{use.Key}\" in {use.File}")
            .Distinct();

        Assert.True(uses.Count > 50);
        Assert.Empty(missing);
    }

    [Fact]
    public void No_text_with_a_place_for_a_value_is_shown_without_one() =>
        Assert.DoesNotContain(SourceText.UsesAlone(), use => use.Key.Contains("{0", StringComparison.Ordinal));

    [Fact]
    public void A_word_that_follows_a_number_is_given_a_counted_one()
    {
        var uses = SourceText.Uses().Where(use => use.Key.Contains('|', StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(uses);
        Assert.DoesNotContain(
            uses,
            use =>
                !Regex.IsMatch(
                    File.ReadAllText(Path.Combine(RepositoryPaths.Root, use.File)),
                    $"""\"{Regex.Escape(use.Key)}\",(?<before>[^;]*?)new Counted\(""",
                    RegexOptions.ExplicitCapture,
                    TimeSpan.FromSeconds(5)
                )
        );
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void No_entry_is_left_over_or_doubled(string className)
    {
        var keys = SourceText.Entries(className).Select(e => e.Key).ToList();

        var leftOver = keys.FindAll(key => !SourceText.IsWrittenSomewhere(key));
        Assert.Empty(leftOver);
        Assert.Equal(keys.Distinct().Count(), keys.Count);
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void Placeholders_match_and_no_translation_is_empty(string className)
    {
        Assert.Empty(
            SourceText
                .Entries(className)
                .Where(e => string.IsNullOrWhiteSpace(e.Value) || !Placeholders(e.Key).SetEquals(Placeholders(e.Value)))
                .Select(e => e.Key)
        );
    }

    /// <summary>Curly apostrophes, and no-break spaces before the tall signs: a line must not begin with a colon.</summary>
    [Theory]
    [MemberData(nameof(Classes))]
    public void French_is_set_with_care(string className)
    {
        var careless = SourceText
            .Entries(className)
            .Select(e => e.Key)
            .Where(key => Regex.IsMatch(key, """'|"| [:;?!»]|« |\.\.\.""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
            .ToList();
        Assert.Empty(careless);
    }

    private static HashSet<string> Placeholders(string text) =>
        [
            .. Regex
                .Matches(text, """\{\d+[^}]*\}""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
                .Select(m =>
                    m.Value.Contains('|', StringComparison.Ordinal)
                        ? m.Value[..m.Value.IndexOf(':', StringComparison.Ordinal)] + "}"
                        : m.Value
                ),
        ];
}
