using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Replacements.Hours;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Tests.Pages;

namespace Visavis.Web.Tests.Replacements;

/// <summary>From the client's request to approved hours, through the pages and without scripts.</summary>
public sealed class ReplacementPageTests
{
    [Fact]
    public async Task A_client_asks_for_a_split_day_sees_it_filled_and_approves_the_hours_with_one_correction()
    {
        await using var app = AppHost.OnSqlite(clock: new FakeTimeProvider(ReplacementSite.Now));
        var address = app.StartOnPort();
        var site = await ReplacementSite.AddAsync(app);
        var awa = await site.AddSubstituteAsync(app, "Awa Sarr");
        using var client = new PersonClient(address);
        await client.SignInAsDemoAsync(site.Client);
        using var substitute = new PersonClient(address);
        await substitute.SignInAsDemoAsync(awa.AccountId);

        var form = $"/replacements/new?service={site.Organisation}&client={site.File.Id}";
        var created = await client.PostFormAsync(
            form,
            form,
            ("Input.Site", $"{site.Site}"),
            ("Input.Function", $"{site.Function}"),
            ("Input.Notes", "Groupe des grands")
        );
        var page = created.Headers.Location!.ToString().Split('#')[0];
        await AddAsync("08:00", "11:00", "");
        await AddAsync("14:00", "18:00", "30");
        var overlap = await AddAsync("10:00", "12:00", "");
        Assert.Equal(HttpStatusCode.OK, overlap.StatusCode);
        Assert.Contains(
            "se chevauchent",
            await overlap.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        await client.PostFormAsync($"{page}?handler=Submit", page);

        var missions = await DirectorySite.OpenAsync(substitute, "/replacements/missions");
        Assert.Contains("Groupe des grands", missions.Body!.TextContent, StringComparison.Ordinal);
        var fields = missions
            .QuerySelectorAll("#asked input[name='Days']")
            .Select(box => ("Days", box.GetAttribute("value")!))
            .Append(("Ask", missions.QuerySelector("#asked input[name='Ask']")!.GetAttribute("value")!))
            .ToArray();
        await substitute.PostFormAsync("/replacements/missions?handler=Accept", "/replacements/missions", fields);
        var list = await DirectorySite.OpenAsync(client, "/replacements");
        Assert.Contains("Awa Sarr", list.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(list.QuerySelector(".state-filled"));

        await EndAsync();
        var sheet = $"{page}/sheet";
        var lines = (await RequestAsync()).Days.OrderBy(d => d.StartMinute).ToList();
        var sent = await substitute.PostFormAsync(
            sheet,
            sheet,
            ("Submits", "true"),
            ($"Lines[{lines[0].Id}].Start", "08:00"),
            ($"Lines[{lines[0].Id}].End", "11:00"),
            ($"Lines[{lines[1].Id}].Start", "14:00"),
            ($"Lines[{lines[1].Id}].End", "18:30"),
            ($"Lines[{lines[1].Id}].Break", "30"),
            ($"Lines[{lines[1].Id}].Meal", "true")
        );
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);

        var waiting = await app.WithDataAsync(db => db.Set<TimeSheetLine>().OrderBy(l => l.StartMinute).ToListAsync());
        var second = $"{waiting[1].Id}";
        var unjustified = await ApproveAsync(second, "−0,50", "");
        Assert.Equal(HttpStatusCode.OK, unjustified.StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await ApproveAsync(second, "−0,50", "Partie à 18 h")).StatusCode);
        var shown = await DirectorySite.OpenAsync(client, "/replacements/hours");
        var seen = shown.QuerySelectorAll("input[name=Seen]").Select(field => ("Seen", field.GetAttribute("value")!)).ToArray();
        await client.PostFormAsync("/replacements/hours?handler=All", "/replacements/hours", seen);

        waiting = await app.WithDataAsync(db => db.Set<TimeSheetLine>().OrderBy(l => l.StartMinute).ToListAsync());
        Assert.All(waiting, line => Assert.NotNull(line.ApprovedAt));
        Assert.Equal([180, 210], waiting.Select(l => l.ApprovedMinutes));
        var csv = await client.GetAsync("/replacements/hours?month=2026-11&handler=Csv");
        var text = await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(
            "Awa Sarr;Crèche des Lilas;Les Lilas;14:00;18:30;30;4,00;-0,50;3,50;1;Partie à 18 h",
            text,
            StringComparison.Ordinal
        );

        Task<HttpResponseMessage> AddAsync(string start, string end, string rest) =>
            client.PostFormAsync(
                $"{page}?handler=AddDays",
                page,
                ("Schedule.From", "2026-11-30"),
                ("Schedule.Start", start),
                ("Schedule.End", end),
                ("Schedule.Break", rest)
            );

        Task<HttpResponseMessage> ApproveAsync(string line, string adjustment, string why) =>
            client.PostFormAsync(
                "/replacements/hours?handler=One",
                "/replacements/hours",
                ("Line", line),
                ("Adjustment", adjustment),
                ("Meal", "true"),
                ("Justification", why)
            );

        // The mission is over; a clock moved by days would fire every timer of the host on its way.
        Task<int> EndAsync() =>
            app.WithDataAsync(db =>
                db.Set<ReplacementDay>()
                    .ExecuteUpdateAsync(set =>
                        set.SetProperty(d => d.StartsAt, ReplacementSite.Now.AddHours(-9))
                            .SetProperty(d => d.EndsAt, ReplacementSite.Now.AddHours(-1))
                    )
            );

        Task<ReplacementRequest> RequestAsync() =>
            app.WithDataAsync(db => db.Set<ReplacementRequest>().AsNoTracking().Include(r => r.Days).SingleAsync());
    }
}
