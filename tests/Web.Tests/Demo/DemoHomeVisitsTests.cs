using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Demo;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Telephone.Help;
using Visavis.Web.Tests.Pages;

namespace Visavis.Web.Tests.Demo;

/// <summary>The home-care provider of the demo has a client to ring, whenever the demo was made.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class DemoHomeVisitsTests
{
    /// <summary>What a first start makes.</summary>
    private const int OfAFirstStart = 300;

    [Theory]
    // Fridays late and Sundays early, in Paris: tomorrow is a weekend, or today has just begun.
    [InlineData("2026-11-27T22:50:00Z")]
    [InlineData("2026-11-28T23:10:00Z")]
    // The morning visit goes on; the clocks change tomorrow.
    [InlineData("2026-10-24T08:30:00Z")]
    public async Task On_any_day_and_hour_there_is_somebody_to_ring_about_tomorrow(string madeAt)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse(madeAt, CultureInfo.InvariantCulture));
        await using var app = AppHost.OnSqlite(clock: clock);
        var address = app.StartOnPort();
        await app.Services.GetRequiredService<DemoDirectory>().SeedAsync(OfAFirstStart);

        var planner = await app.WithDataAsync(db =>
            db.Set<ClientFile>()
                .Where(f => f.LastName == DemoHomeVisits.LastName)
                .Join(db.Memberships.Where(m => m.Role == MemberRole.Planner), f => f.OrganisationId, m => m.OrganisationId, (_, m) => m)
                .SingleAsync()
        );
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var calls = await scope
                .ServiceProvider.GetRequiredService<ReminderCalls>()
                .ListAsync(planner.OrganisationId, planner, CancellationToken.None);
            var last = calls[^1];
            Assert.InRange(last.Booking.StartsAt - clock.GetUtcNow(), TimeSpan.FromHours(9), TimeSpan.FromHours(33.5));
            Assert.Equal("+33261910042", last.Number);
        }

        using var person = new PersonClient(address);
        Assert.Contains(
            DemoCarers.People[0].Name,
            (await DirectorySite.OpenAsync(person, "/account/sign-in")).QuerySelectorAll(".person bdi").Select(name => name.TextContent)
        );
        await person.SignInAsDemoAsync(planner.AccountId);
        var page = await DirectorySite.OpenAsync(person, $"/organisation/helpers?of={planner.OrganisationId}");
        Assert.Contains("Odette Marchand", page.QuerySelector("[data-reminder]")!.TextContent, StringComparison.Ordinal);
        var number = await app.WithDataAsync(db =>
            db.Set<ClientFile>().Where(f => f.LastName == DemoHomeVisits.LastName).Select(f => f.Reference).SingleAsync()
        );
        var client = await DirectorySite.OpenAsync(person, $"/organisation/helpers?of={planner.OrganisationId}&number={number}");
        Assert.Contains("Confirmer pour le client", client.Body!.TextContent, StringComparison.Ordinal);
    }
}
