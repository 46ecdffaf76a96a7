using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;
using Visavis.Web.Tests.Hosting;

namespace Visavis.Web.Tests.Pages;

public sealed class CalendarTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private const string Page = "/account/calendar";

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Fact]
    public async Task Hours_are_saved_shown_again_and_read_by_visitors()
    {
        var (editor, person) = await ProfileEditorSite.SignInAsync(site.App);
        using var _ = editor;

        var page = await editor.ReadAsync(
            await SaveAsync(
                editor,
                [("start1", "9:00"), ("end1", "12h30"), ("start1", "14:00"), ("end1", "18h"), ("start6", "22:15"), ("end6", "00:00")]
            )
        );

        Assert.Equal("Enregistré. Modifié : lundi, samedi.", page.QuerySelector(".notice-success")!.TextContent.Replace('\u00a0', ' '));
        Assert.Equal(["09:00", "14:00", ""], page.QuerySelectorAll("[name=start1]").Select(e => e.GetAttribute("value")));
        Assert.Equal(["12:30", "18:00", ""], page.QuerySelectorAll("[name=end1]").Select(e => e.GetAttribute("value")));
        Assert.Contains(": Paris,", page.QuerySelector(".zone")!.TextContent, StringComparison.Ordinal);
        var profile = await editor.OpenAsync(ProfessionalDirectory.ProfilePath(person));
        var rows = profile
            .QuerySelectorAll(".hours tr")
            .Select(row => string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Contains(
            rows,
            row =>
                row.StartsWith("lundi", StringComparison.Ordinal) && row.EndsWith("09:00 – 12:30 14:00 – 18:00", StringComparison.Ordinal)
        );
        Assert.Contains(
            rows,
            row => row.StartsWith("samedi", StringComparison.Ordinal) && row.EndsWith("22:15 – 24:00", StringComparison.Ordinal)
        );
        Assert.Contains("À l’heure de Paris", profile.QuerySelector(".hours caption")!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Monday_is_copied_to_the_other_working_days_whatever_they_had()
    {
        var (editor, person) = await ProfileEditorSite.SignInAsync(site.App);
        using var _ = editor;
        await SaveAsync(editor, [("start5", "07:00"), ("end5", "08:00"), ("start7", "10:00"), ("end7", "11:00")]);

        var answer = await SaveAsync(
            editor,
            [("start1", "09:00"), ("end1", "12:00"), ("start3", "10:00"), ("end3", ""), ("start7", "10:00"), ("end7", "11:00")],
            "CopyMonday"
        );

        Assert.Equal("/account/calendar#working-hours", answer.Headers.Location?.OriginalString);
        var rows = await RowsAsync(site.App, person.Id);
        Assert.Equal([(1, 540, 720), (2, 540, 720), (3, 540, 720), (4, 540, 720), (5, 540, 720), (7, 600, 660)], rows);
    }

    [Theory]
    [InlineData("09:00", "", "Donnez un début et une fin")]
    [InlineData("", "12:00", "Donnez un début et une fin")]
    [InlineData("midi", "13:00", "Donnez un début et une fin")]
    [InlineData("12:00", "09:00", "La fin doit venir après")]
    [InlineData("18:00", "09:00", "La fin doit venir après le début")]
    [InlineData("09:10", "12:00", "Choisissez des quarts")]
    [InlineData("09:00", "15:00", "Deux de ces horaires se chevauchent")]
    public async Task A_wrong_day_is_explained_and_nothing_is_saved(string start, string end, string sentence)
    {
        var (editor, person) = await ProfileEditorSite.SignInAsync(site.App);
        using var _ = editor;

        var answer = await SaveAsync(
            editor,
            [("start2", start), ("end2", end), ("start2", "14:00"), ("end2", "18:00"), ("start4", "09:00"), ("end4", "10:00")]
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await editor.ReadAsync(answer);
        Assert.StartsWith(sentence, page.QuerySelector("#day2-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(start, page.QuerySelector("[name=start2]")!.GetAttribute("value"));
        Assert.Equal("09:00", page.QuerySelector("[name=start4]")!.GetAttribute("value"));
        Assert.Empty(await RowsAsync(site.App, person.Id));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Of_two_tabs_the_second_is_told(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database);
        app.StartOnPort();
        var (editor, person) = await ProfileEditorSite.SignInAsync(app);
        using var _ = editor;
        var stamp = await StampAsync(editor);

        var answers = await Task.WhenAll(
            SaveAsync(editor, [("start1", "09:00"), ("end1", "10:00")], stamp: stamp),
            SaveAsync(editor, [("start1", "09:00"), ("end1", "11:00")], stamp: stamp)
        );

        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
        var conflict = await editor.ReadAsync(answers.Single(a => a.StatusCode == HttpStatusCode.Conflict));
        Assert.Contains("modifiée ailleurs", conflict.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Single(await RowsAsync(app, person.Id));
        await editor.SendAsync(conflict, "calendar");
        Assert.Equal(
            conflict.QuerySelector("[name=end1]")!.GetAttribute("value") == "11:00" ? 660 : 600,
            (await RowsAsync(app, person.Id))[0].End
        );
    }

    [Fact]
    public async Task A_visitor_has_no_calendar()
    {
        var account = await site.App.AddAccountAsync();
        using var editor = await ProfileEditorSite.SignInAsync(site.Address, account.Id);

        Assert.False((await editor.Person.GetAsync(Page)).IsSuccessStatusCode);
    }

    private static async Task<string> StampAsync(ProfileEditorSite editor) =>
        (await editor.OpenAsync(Page)).QuerySelector("[name=stamp]")!.GetAttribute("value")!;

    private static async Task<HttpResponseMessage> SaveAsync(
        ProfileEditorSite editor,
        (string, string)[] times,
        string handler = "",
        string? stamp = null
    ) => await editor.Person.PostFormAsync($"{Page}?handler={handler}", Page, [("stamp", stamp ?? await StampAsync(editor)), .. times]);

    private static async Task<List<(int Day, int Start, int End)>> RowsAsync(AppHost app, Guid id) =>
        (
            await app.WithDataAsync(db =>
                db.WorkingHours.Where(h => h.ProfessionalId == id).OrderBy(h => h.Weekday).ThenBy(h => h.StartMinute).ToListAsync()
            )
        ).ConvertAll(h => (h.Weekday, h.StartMinute, h.EndMinute));
}
