using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Contacts;
using Visavis.Web.Replacements.Sending;
using Visavis.Web.Tests.Pages;

namespace Visavis.Web.Tests.Replacements;

/// <summary>The address a sending service gives its clients.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class PortalTests
{
    [Fact]
    public async Task A_service_has_a_sign_in_page_with_its_name_telephone_and_email_that_leads_into_its_replacements()
    {
        await using var app = AppHost.OnSqlite();
        var address = app.StartOnPort();
        var site = await ReplacementSite.AddAsync(app);
        var reference = await app.WithDataAsync(async db =>
        {
            db.Add(
                new PublicContact
                {
                    OwnerId = site.Organisation,
                    Telephone = "+33476000000",
                    Email = "bonjour@relais.example",
                }
            );
            await db.SaveChangesAsync();
            return await db.Professionals.Where(p => p.Id == site.Organisation).Select(p => p.ReferenceCode).SingleAsync();
        });
        using var visitor = new PersonClient(address);

        var portal = await DirectorySite.OpenAsync(visitor, $"/service/{reference}");
        foreach (var way in portal.QuerySelectorAll("main a.button").Select(a => a.GetAttribute("href")!).ToList())
        {
            var page = await DirectorySite.OpenAsync(visitor, way);

            Assert.Equal("Relais Petite enfance", page.QuerySelector(".portal-name")?.TextContent);
            Assert.NotNull(page.QuerySelector("main a[href='tel:+33476000000']"));
            Assert.NotNull(page.QuerySelector("main a[href='mailto:bonjour@relais.example']"));
        }

        Assert.Null((await DirectorySite.OpenAsync(visitor, "/account/sign-in?returnUrl=/service/V-2222")).QuerySelector(".portal-name"));

        using var client = new PersonClient(address);
        await client.SignInAsDemoAsync(site.Client);
        var onwards = await client.GetAsync($"/service/{reference}?enter=true");
        Assert.Equal(HttpStatusCode.Found, onwards.StatusCode);
        Assert.Equal("/replacements", onwards.Headers.Location!.OriginalString);
        using var stranger = new PersonClient(address);
        await stranger.SignInAsDemoAsync((await app.AddAccountAsync("Paul")).Id);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync($"/service/{reference}?enter=true")).StatusCode);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(6, "6 mois")]
    public async Task A_client_reads_a_clause_against_direct_hiring_where_the_service_sets_one_and_none_elsewhere(int months, string? words)
    {
        await using var app = AppHost.OnSqlite(clock: new FakeTimeProvider(ReplacementSite.Now));
        var address = app.StartOnPort();
        var site = await ReplacementSite.AddAsync(app);
        await app.WithDataAsync(db =>
            db.Set<SendingService>().ExecuteUpdateAsync(all => all.SetProperty(service => service.NoHireMonths, months))
        );
        var request = await site.AskAsync(app);
        using var client = new PersonClient(address);
        await client.SignInAsDemoAsync(site.Client);

        var clause = (await DirectorySite.OpenAsync(client, $"/replacements/{request:N}")).QuerySelector("#no-hire");

        Assert.Equal(words is not null, clause is not null);
        Assert.Contains(words ?? "", clause?.TextContent ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_keeps_the_clause_of_the_day_it_was_submitted_and_a_draft_has_that_of_today()
    {
        await using var app = AppHost.OnSqlite(clock: new FakeTimeProvider(ReplacementSite.Now));
        var address = app.StartOnPort();
        var site = await ReplacementSite.AddAsync(app);
        await SetMonthsAsync(6);
        var (submitted, draft) = (await site.AskAsync(app), await site.DraftAsync(app));
        await SetMonthsAsync(12);
        using var client = new PersonClient(address);
        await client.SignInAsDemoAsync(site.Client);

        Assert.Contains("6 mois", await ClauseAsync(submitted), StringComparison.Ordinal);
        Assert.Contains("jour de la demande", await ClauseAsync(submitted), StringComparison.Ordinal);
        Assert.Contains("12 mois", await ClauseAsync(draft), StringComparison.Ordinal);
        await SetMonthsAsync(0);
        Assert.Contains("6 mois", await ClauseAsync(submitted), StringComparison.Ordinal);

        Task<int> SetMonthsAsync(int months) =>
            app.WithDataAsync(db =>
                db.Set<SendingService>().ExecuteUpdateAsync(all => all.SetProperty(service => service.NoHireMonths, months))
            );

        async Task<string> ClauseAsync(Guid request) =>
            (await DirectorySite.OpenAsync(client, $"/replacements/{request:N}")).QuerySelector("#no-hire")?.TextContent ?? "";
    }
}
