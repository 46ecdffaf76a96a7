using System.Text.RegularExpressions;
using Visavis.TestSupport;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Tests.Architecture;

/// <summary>One way to write a day: in a zone that somebody lives in, never by the clock of the server.</summary>
public sealed partial class WrittenDayTests
{
    [Fact]
    public void No_instant_is_written_for_people_without_a_zone()
    {
        var found = Lines("Migrations")
            // What a script writes anew in the reader's zone says UTC without it.
            .Where(entry => !entry.Line.Contains("data-local-time", StringComparison.Ordinal))
            .Where(entry =>
                WrittenInstant().Matches(entry.Line).Any(match => !match.Groups["name"].Value.Contains("Local", StringComparison.Ordinal))
            )
            .Select(entry => $"{entry.File}: {entry.Line}");

        Assert.Empty(found);
    }

    /// <summary>The framework writes English days as Americans do, and the first of a month in French as a number.</summary>
    [Fact]
    public void No_day_or_time_is_written_by_a_pattern_of_the_framework()
    {
        var found = Lines("DayText.cs")
            .Where(entry => StandardPattern().IsMatch(entry.Line))
            .Select(entry => $"{entry.File}: {entry.Line}");

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("Europe/Paris", 2026, 12, 1)]
    [InlineData("America/Martinique", 2026, 11, 30)]
    public void A_night_at_the_end_of_a_month_belongs_to_the_day_of_who_lives_there(string zone, int year, int month, int day)
    {
        var instant = new DateTimeOffset(2026, 11, 30, 23, 30, 0, TimeSpan.Zero);

        Assert.Equal(new DateOnly(year, month, day), LocalTime.Date(instant, zone));
        Assert.Equal(new DateOnly(year, month, day).ToString("d MMMM yyyy", null), LocalTime.Day(instant, zone));
    }

    /// <summary>Of code and pages, but not where the path holds that word.</summary>
    private static IEnumerable<(string File, string Line)> Lines(string except)
    {
        var sources = Path.Combine(RepositoryPaths.Root, "src", "Web");
        return Directory
            .EnumerateFiles(sources, "*.cs*", SearchOption.AllDirectories)
            .Where(file => !file.Contains(except, StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file).Select(line => (Path.GetRelativePath(sources, file), line.Trim())));
    }

    [GeneratedRegex("""\.ToString\("[dDtTgGfF]", *(CultureInfo\.CurrentCulture|null)\)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StandardPattern();

    /// <summary>By the names that instants bear here. Formats for machines begin with the year and are let be.</summary>
    [GeneratedRegex(
        """\b(?<name>(?:\w*At|ExpiresOn|ConfirmBy)(?:\.Value|!\.Value)?|\w+\.UtcDateTime)\.ToString\("(?!yyyy)[^"]*[dDfFgGmMtT]""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex WrittenInstant();
}
