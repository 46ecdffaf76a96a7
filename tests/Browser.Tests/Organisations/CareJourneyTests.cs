using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Visavis.Browser.Tests.Accounts;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Browsers;
using Visavis.Web.Availability;
using Visavis.Web.Bookings;
using Visavis.Web.Organisations;
using Visavis.Web.Professionals;

namespace Visavis.Browser.Tests.Organisations;

/// <summary>A client of a home-care provider: from the first contact to the first service, and when the regular person is absent.</summary>
public sealed class CareJourneyTests(ChromiumBrowser chromium, AccountSite site) : IClassFixture<AccountSite>
{
    private static readonly DateTime Soon = DateTime.UtcNow.Date.AddDays(4);

    [Fact]
    public async Task From_the_first_contact_over_an_agreement_accepted_by_both_to_the_first_service()
    {
        var place = await CarePlace.AddAsync(site);
        var planner = await place.AddMemberAsync("Pauline Plan", MemberRole.Planner);
        var carer = await place.AddMemberAsync("Karim Soin");
        await site.App.WithDataAsync(db =>
        {
            db.Add(OfferOf(carer.Id));
            return db.SaveChangesAsync();
        });
        await using var home = await chromium.NewPersonAsync(site.Address, "fr-FR", 360, 740);
        await using var office = await chromium.NewPersonAsync(site.Address, "fr-FR", 1280, 900);
        var (client, plans) = (await home.NewPageAsync(), await office.NewPageAsync());
        var watch = new PageWatch(client);

        await AccountSite.SignInAsync(client, place.Client, $"/agreements/new/{place.Organisation.ReferenceCode}");
        await client.Locator("#needs-text").FillAsync("Aide au repas, le midi");
        await watch.AssertFlawlessAsync();
        await client.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
        await client.Locator("#case").WaitForAsync();
        var path = new Uri(client.Url).AbsolutePath;

        await AccountSite.SignInAsync(plans, planner.Id, path);
        await plans.Locator("#text").FillAsync("Repas du midi, 11 € de l’heure");
        await plans.GetByLabel("Karim Soin").CheckAsync();
        await plans.Locator("#starts-on").FillAsync(Soon.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await plans.GetByRole(AriaRole.Button, new() { Name = "Proposer au client" }).ClickAsync();
        await plans.Locator(".notice-success").First.WaitForAsync();

        await client.ReloadAsync();
        await client.GetByRole(AriaRole.Button, new() { Name = "J’accepte cette entente" }).ClickAsync();
        await client.GetByRole(AriaRole.Link, new() { Name = "Karim Soin" }).WaitForAsync();
        await watch.AssertFlawlessAsync();
        await AddServiceAsync(carer.Id, place.Client, Code());
        await plans.GotoAsync("/agreements");
        await plans.GetByText("Première prestation prévue").First.WaitForAsync();
        await new PageWatch(plans).AssertFlawlessAsync();
    }

    [Fact]
    public async Task An_absence_is_declared_a_free_colleague_proposed_and_the_client_agrees_for_once_on_a_phone()
    {
        var place = await CarePlace.AddAsync(site);
        var regular = await place.AddMemberAsync("Anne Régulière");
        var colleague = await place.AddMemberAsync("Bilal Collègue");
        await site.App.WithDataAsync(db =>
        {
            foreach (var (person, day) in new[] { regular, colleague }.SelectMany(p => Enumerable.Range(1, 7).Select(d => (p, d))))
            {
                db.Add(
                    new WorkingHours
                    {
                        ProfessionalId = person.Id,
                        Weekday = day,
                        StartMinute = 6 * 60,
                        EndMinute = 22 * 60,
                    }
                );
            }

            db.AddRange(OfferOf(regular.Id), OfferOf(colleague.Id));
            return db.SaveChangesAsync();
        });
        var code = Code();
        await AddServiceAsync(regular.Id, place.Client, code);
        await using var office = await chromium.NewPersonAsync(site.Address, "fr-FR", 1280, 900);
        var page = await office.NewPageAsync();
        await AccountSite.SignInAsync(page, regular.Id, "/absences");
        var day = Soon.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await page.Locator("#first").FillAsync(day);
        await page.Locator("#last").FillAsync(day);
        await page.GetByRole(AriaRole.Button, new() { Name = "Déclarer", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Proposer au client" }).ClickAsync();
        await page.Locator(".notice-success").First.WaitForAsync();
        await new PageWatch(page).AssertFlawlessAsync();

        await using var home = await chromium.NewPersonAsync(site.Address, "fr-FR", 360, 740);
        var client = await home.NewPageAsync();
        await AccountSite.SignInAsync(client, place.Client, $"/absences/cover/{code}");
        await client.GetByText("Bilal Collègue").First.WaitForAsync();
        await new PageWatch(client).AssertFlawlessAsync();
        await client.GetByRole(AriaRole.Button, new() { Name = "D’accord pour cette fois" }).ClickAsync();
        await client.Locator(".notice-success").First.WaitForAsync();
        var booked = await site.App.WithDataAsync(db =>
            db.Set<Booking>().AsNoTracking().Where(b => b.ClientId == place.Client).ToListAsync()
        );
        Assert.Equal(colleague.Id, Assert.Single(booked, b => b.State == BookingState.Accepted).ProfessionalId);
    }

    private static string Code() =>
        string.Concat(Guid.NewGuid().ToByteArray().Take(8).Select(b => "ABCDEFGHJKMNPQRSTVWXYZ23456789"[b % 30]));

    private static ServiceOffer OfferOf(Guid professional) =>
        new()
        {
            Id = Guid.NewGuid(),
            ProfessionalId = professional,
            Name = "Repas",
            PriceCents = 1100,
            DurationMinutes = 60,
            IsBookable = true,
            ConfirmsAtOnce = true,
        };

    private Task<int> AddServiceAsync(Guid professional, Guid client, string code) =>
        site.App.WithDataAsync(db =>
        {
            var start = new DateTimeOffset(Soon, TimeSpan.Zero).AddHours(11);
            db.Add(
                new Booking
                {
                    Id = Guid.NewGuid(),
                    Code = code,
                    ProfessionalId = professional,
                    ClientId = client,
                    ClientName = "Crèche des Lilas",
                    ClientLanguage = "fr",
                    ClientZone = "Europe/Paris",
                    ProfessionalZone = "Europe/Paris",
                    ServiceName = "Repas",
                    PriceCents = 1100,
                    DurationMinutes = 60,
                    StartsAt = start,
                    EndsAt = start.AddHours(1),
                    State = BookingState.Accepted,
                    CreatedAt = DateTimeOffset.UtcNow,
                }
            );
            return db.SaveChangesAsync();
        });
}
