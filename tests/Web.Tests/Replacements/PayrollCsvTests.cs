using System.Globalization;
using Visavis.Web.Replacements.Hours;

namespace Visavis.Web.Tests.Replacements;

/// <summary>The file for payroll, cell by cell.</summary>
public sealed class PayrollCsvTests
{
    private static readonly string[] Heads =
    [
        "Date",
        "Personne",
        "Client",
        "Site",
        "Début",
        "Fin",
        "Pause (minutes)",
        "Heures",
        "Ajustement",
        "Heures approuvées",
        "Repas",
        "Justification",
        "Présence avant minuit",
        "Présence après minuit",
    ];

    [Theory]
    [InlineData("fr-FR", "2026-11-30;Awa Sarr;Crèche des Lilas;Les Lilas;08:00;16:30;30;8,00;-1,00;7,00;1;Partie à 15 h 30;8,50;0,00")]
    [InlineData("en-GB", "2026-11-30,Awa Sarr,Crèche des Lilas,Les Lilas,08:00,16:30,30,8.00,-1.00,7.00,1,Partie à 15 h 30,8.50,0.00")]
    public void Each_line_has_its_times_an_hour_taken_off_and_the_meal_in_the_decimals_of_the_reader(string culture, string expected)
    {
        var lines = Written(culture, Row(Line(8 * 60, 16 * 60 + 30, 30, 480, adjustment: -60, meal: true, "Partie à 15 h 30")));

        Assert.Equal(string.Join(culture == "fr-FR" ? ';' : ',', Heads), lines[0].TrimStart('\uFEFF'));
        Assert.StartsWith("\uFEFF", lines[0], StringComparison.Ordinal);
        Assert.Equal([expected, ""], lines.Skip(1));
    }

    [Fact]
    public void What_was_added_has_no_sign_and_no_meal_is_a_nought()
    {
        var lines = Written("fr-FR", Row(Line(9 * 60, 12 * 60, 0, 180, adjustment: 15, meal: false, "Réunion")));

        Assert.Equal("2026-11-30;Awa Sarr;Crèche des Lilas;Les Lilas;09:00;12:00;0;3,00;0,25;3,25;0;Réunion;3,00;0,00", lines[1]);
    }

    [Theory]
    [InlineData("2026-11-30", "2,00;6,00")]
    [InlineData("2026-10-24", "2,00;7,00")]
    [InlineData("2026-03-28", "2,00;5,00")]
    public void The_minutes_of_a_night_stand_with_the_date_that_they_belong_to(string date, string presence)
    {
        var line = Line(22 * 60, 6 * 60, 0, 480, 0, meal: false, null);
        line.Date = DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        Assert.EndsWith($";;{presence}", Written("fr-FR", Row(line))[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://a\";\"b\")", "\"'=HYPERLINK(\"\"http://a\"\";\"\"b\"\")\"")]
    [InlineData("+33 6 12 34 56 78 appelé", "'+33 6 12 34 56 78 appelé")]
    [InlineData("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1+1", "'\t=1+1")]
    [InlineData("-1,00", "-1,00")]
    [InlineData("une; deux", "\"une; deux\"")]
    [InlineData("dit \"oui\"", "\"dit \"\"oui\"\"\"")]
    public void Nothing_that_somebody_typed_is_run_or_breaks_the_table(string typed, string cell)
    {
        var row = Row(Line(8 * 60, 9 * 60, 0, 60, -60, meal: false, typed)) with { Substitute = "Awa", Client = "C", Site = "S" };

        Assert.Equal($"2026-11-30;Awa;C;S;08:00;09:00;0;1,00;-1,00;0,00;0;{cell};1,00;0,00", Written("fr-FR", row)[1]);
        var named = Row(Line(8 * 60, 9 * 60, 0, 60, 0, meal: false, null)) with { Substitute = typed };
        Assert.StartsWith($"2026-11-30;{cell};", Written("fr-FR", named)[1], StringComparison.Ordinal);
    }

    private static string[] Written(string culture, HoursRow row) =>
        PayrollCsv.Write([row], Heads, CultureInfo.GetCultureInfo(culture)).Split("\r\n");

    private static HoursRow Row(TimeSheetLine line) =>
        new(line, Guid.NewGuid(), "Les Lilas", "Awa Sarr", "Crèche des Lilas", line.WorkedMinutes, "Europe/Paris");

    private static TimeSheetLine Line(int start, int end, int pause, int worked, int adjustment, bool meal, string? why) =>
        new()
        {
            Date = new DateOnly(2026, 11, 30),
            StartMinute = start,
            EndMinute = end,
            BreakMinutes = pause,
            WorkedMinutes = worked,
            AdjustmentMinutes = adjustment,
            HadMeal = meal,
            Justification = why,
        };
}
