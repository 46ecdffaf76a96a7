using System.Net;
using Microsoft.Extensions.Time.Testing;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Availability;
using Visavis.Web.Bookings;
using Visavis.Web.Organisations;
using Visavis.Web.Professionals;
using Visavis.Web.Tests.Organisations;
using Visavis.Web.Tests.Pages;

namespace Visavis.Web.Tests.Teams;

public sealed class TeamPageTests
{
    [Fact]
    public async Task Members_see_who_is_taken_without_names_and_planners_the_figures_too()
    {
        await using var app = AppHost.OnSqlite(clock: new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero)));
        var address = app.StartOnPort();
        var organisation = (await app.AddOrganisationAsync("Bien chez soi")).Id;
        var planner = await app.AddMemberAsync(organisation, "Pauline Plan", MemberRole.Planner);
        var carer = await app.AddMemberAsync(organisation, "Karim Soin");
        var stranger = await app.AddAccountAsync("Personne");
        var start = new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
        await app.WithDataAsync(db =>
        {
            db.AddRange(
                new WorkingHours
                {
                    ProfessionalId = carer.AccountId,
                    Weekday = 2,
                    StartMinute = 8 * 60,
                    EndMinute = 16 * 60,
                },
                new Booking
                {
                    Id = Guid.NewGuid(),
                    Code = "AAAA2222",
                    ProfessionalId = carer.AccountId,
                    ClientId = stranger.Id,
                    ClientName = "Madame Discrète",
                    ClientLanguage = "fr",
                    ClientZone = "Europe/Paris",
                    ProfessionalZone = "Europe/Paris",
                    ServiceName = "Repas",
                    DurationMinutes = 90,
                    StartsAt = start,
                    EndsAt = start.AddMinutes(90),
                    State = BookingState.Completed,
                    CreatedAt = start.AddDays(-2),
                },
                new Booking
                {
                    Id = Guid.NewGuid(),
                    Code = "AAAA3333",
                    ProfessionalId = carer.AccountId,
                    ClientName = "Monsieur Sans-Compte",
                    ClientEmail = "sans-compte@example.org",
                    ClientLanguage = "fr",
                    ClientZone = "Europe/Paris",
                    ProfessionalZone = "Europe/Paris",
                    ServiceName = "Repas",
                    DurationMinutes = 75,
                    StartsAt = start.AddDays(-7),
                    EndsAt = start.AddDays(-7).AddMinutes(75),
                    State = BookingState.Completed,
                    CreatedAt = start.AddDays(-9),
                }
            );
            return db.SaveChangesAsync();
        });
        var page = $"/organisation/team?of={organisation}";

        using var member = await SignedInAsync(carer.AccountId);
        var seen = await DirectorySite.OpenAsync(member, page);
        Assert.Contains("10:00–11:30", seen.QuerySelector("#week table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Inconnu", seen.QuerySelector("#week table")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Discrète", seen.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(seen.QuerySelector("#numbers"));

        using var plans = await SignedInAsync(planner.AccountId);
        var figures = (await DirectorySite.OpenAsync(plans, page)).QuerySelectorAll("#numbers dd");
        Assert.Equal("2 (2\u00a0h\u00a045)", figures[0].TextContent.Trim());
        // Who has no account is a client as well.
        Assert.Equal("2", figures[1].TextContent.Trim());
        using var other = await SignedInAsync(stranger.Id);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(page)).StatusCode);

        async Task<PersonClient> SignedInAsync(Guid id)
        {
            var person = new PersonClient(address);
            await person.SignInAsDemoAsync(id);
            return person;
        }
    }
}
