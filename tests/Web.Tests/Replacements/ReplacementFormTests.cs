using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Replacements.Hours;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Tests.Organisations;

namespace Visavis.Web.Tests.Replacements;

/// <summary>What is typed wrong in a schedule or a time sheet is said beside its field, stays typed, and leaves nothing behind.</summary>
public sealed class ReplacementFormTests
{
    [Fact]
    public async Task A_schedule_says_beside_the_field_what_is_wrong_with_it()
    {
        await using var app = AppHost.OnSqlite(clock: new FakeTimeProvider(ReplacementSite.Now));
        var address = app.StartOnPort();
        var site = await ReplacementSite.AddAsync(app);
        var request = await site.DraftAsync(app);
        using var client = new PersonClient(address);
        await client.SignInAsDemoAsync(site.Client);
        var page = $"/replacements/{request}";

        AssertRefused(await AddAsync("2026-11-30", "8:00", "une heure"), "break-new", "une heure", "la pause en minutes");
        AssertRefused(await AddAsync("2026-11-30", "8:00", "600"), "break-new", "600", "La pause est plus longue");
        AssertRefused(await AddAsync("2126-11-30", "8:00", "30"), "from-new", "2126-11-30", "vérifiez l’année");
        AssertRefused(await AddAsync("1926-11-30", "8:00", "30"), "from-new", "1926-11-30", "déjà passé");
        AssertRefused(await AddAsync("2026-11-30", "le matin", ""), "start-new", "le matin", "Indiquez une heure");
        var copy = await ReadAsync(await client.PostFormAsync($"{page}?handler=Copy", page, ("CopyFrom", "2126-11-30")));
        AssertRefused(copy, "copy-date", "2126-11-30", "vérifiez l’année");
        var past = await ReadAsync(await client.PostFormAsync($"{page}?handler=Copy", page, ("CopyFrom", "1926-11-30")));
        AssertRefused(past, "copy-date", "1926-11-30", "déjà passé");
        Assert.Equal(0, await app.WithDataAsync(db => db.Set<ReplacementDay>().CountAsync()));
        Assert.Equal(1, await app.WithDataAsync(db => db.Set<ReplacementRequest>().CountAsync()));

        async Task<IHtmlDocument> AddAsync(string from, string start, string rest) =>
            await ReadAsync(
                await client.PostFormAsync(
                    $"{page}?handler=AddDays",
                    page,
                    ("Schedule.From", from),
                    ("Schedule.Start", start),
                    ("Schedule.End", "12:00"),
                    ("Schedule.Break", rest)
                )
            );
    }

    [Fact]
    public async Task A_time_sheet_says_beside_the_field_what_is_wrong_and_a_contest_without_its_reason_is_no_success()
    {
        await using var app = AppHost.OnSqlite(clock: new FakeTimeProvider(ReplacementSite.Now));
        var address = app.StartOnPort();
        var site = await ReplacementSite.AddAsync(app);
        var awa = await site.AddSubstituteAsync(app, "Awa Sarr");
        var request = await site.AskAsync(app);
        await app.WithDataAsync(db =>
            db.Set<ReplacementDay>()
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(d => d.SubstituteId, awa.Id)
                        .SetProperty(d => d.StartsAt, ReplacementSite.Now.AddHours(-9))
                        .SetProperty(d => d.EndsAt, ReplacementSite.Now.AddHours(-1))
                )
        );
        var day = (await app.WithDataAsync(db => db.Set<ReplacementDay>().AsNoTracking().SingleAsync())).Id;
        using var substitute = new PersonClient(address);
        await substitute.SignInAsDemoAsync(awa.AccountId);
        var page = $"/replacements/{request}/sheet";

        AssertRefused(await SendAsync("16:00", "beaucoup"), $"break-{day:N}", "beaucoup", "la pause en minutes");
        AssertRefused(await SendAsync("le soir", "30"), $"end-{day:N}", "le soir", "Indiquez une heure");
        Assert.Equal(0, await app.WithDataAsync(db => db.Set<TimeSheet>().CountAsync()));
        await SendAsync("16:00", "30");
        var line = await app.WithDataAsync(db => db.Set<TimeSheetLine>().AsNoTracking().SingleAsync());
        await app.UseAsync<HoursApproval, ApprovalAnswer>(approval =>
            approval.ApproveAsync(site.Client, line.Id, -60, false, "Partie tôt", default)
        );

        var contest = await ReadAsync(
            await substitute.PostFormAsync($"{page}?handler=Contest", page, ("line", $"{line.Id}"), ("reason", " "))
        );

        Assert.Equal("Dites pourquoi.", contest.QuerySelector($"#contest-{line.Id:N}-error")!.TextContent);
        Assert.NotNull(contest.QuerySelector($"details[open] #contest-{line.Id:N}"));
        Assert.Null(contest.QuerySelector(".notice-success"));

        async Task<IHtmlDocument> SendAsync(string end, string rest) =>
            await ReadAsync(
                await substitute.PostFormAsync(
                    page,
                    page,
                    ("Submits", "true"),
                    ($"Lines[{day}].Start", "08:00"),
                    ($"Lines[{day}].End", end),
                    ($"Lines[{day}].Break", rest)
                )
            );
    }

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    private static void AssertRefused(IHtmlDocument page, string field, string typed, string sentence)
    {
        var input = page.QuerySelector($"#{field}")!;
        Assert.Equal((typed, "true"), (input.GetAttribute("value"), input.GetAttribute("aria-invalid")));
        Assert.Contains(sentence, page.QuerySelector($"#{field}-error")!.TextContent, StringComparison.Ordinal);
    }
}
