using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Agreements;
using Visavis.Web.Bookings;
using Visavis.Web.Notifications;
using Visavis.Web.Organisations;
using Visavis.Web.Professionals;
using Visavis.Web.Tests.Organisations;
using Visavis.Web.Tests.Pages;

namespace Visavis.Web.Tests.Agreements;

public sealed class AgreementPageTests
{
    [Fact]
    public async Task From_the_first_contact_to_the_first_service_through_the_pages()
    {
        await using var app = AppHost.OnSqlite();
        var address = app.StartOnPort();
        var organisation = await app.AddOrganisationAsync("Bien chez soi");
        var planner = await app.AddMemberAsync(organisation.Id, "Pauline Plan", MemberRole.Planner);
        var carer = await app.AddMemberAsync(organisation.Id, "Karim Soin");
        var account = await app.AddAccountAsync("Claire Client");
        using var client = await SignedInAsync(account.Id);
        using var plans = await SignedInAsync(planner.AccountId);
        using var member = await SignedInAsync(carer.AccountId);
        await app.WithDataAsync(db =>
        {
            db.Add(
                new ServiceOffer
                {
                    Id = Guid.NewGuid(),
                    ProfessionalId = planner.AccountId,
                    Name = "Visite gratuite",
                    PriceCents = 0,
                    DurationMinutes = 30,
                    IsBookable = true,
                }
            );
            return db.SaveChangesAsync();
        });

        var form = $"/agreements/new/{organisation.ReferenceCode}";
        // Its page leads there whoever may ask, and nobody who works for it.
        var shown = $"/V-{organisation.ReferenceCode}";
        Assert.NotNull((await ProfileAsync(client)).QuerySelector($"a[href='{form}']"));
        Assert.Null((await ProfileAsync(plans)).QuerySelector($"a[href='{form}']"));
        Assert.Null((await ProfileAsync(member)).QuerySelector($"a[href='{form}']"));
        var empty = await client.PostFormAsync(form, form, ("Needs", "  "));
        Assert.Equal(HttpStatusCode.OK, empty.StatusCode);
        var sent = await client.PostFormAsync(form, form, ("Needs", "Aide au repas, le midi"), ("AtHome", "true"));
        var page = sent.Headers.Location!.ToString();
        Assert.Contains(
            "Visite gratuite",
            (await DirectorySite.OpenAsync(client, page)).QuerySelector("#visit ul")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync(page)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await plans.GetAsync(form)).StatusCode);

        await ProposeAsync("Repas du midi, 12 € de l’heure", "0");
        var old = (await LatestAsync()).TextHash;
        await ProposeAsync("Repas du midi, 11 € de l’heure", "6");
        var stale = await client.PostFormAsync($"{page}?handler=Accept", page, ("Hash", old));
        Assert.Equal(HttpStatusCode.OK, stale.StatusCode);
        Assert.Null((await LatestAsync()).ClientAcceptedAt);
        Assert.Contains(
            (await LatestAsync()).TextHash,
            (await DirectorySite.OpenAsync(client, page)).QuerySelector("#agreement")!.TextContent,
            StringComparison.Ordinal
        );
        var accepted = await client.PostFormAsync($"{page}?handler=Accept", page, ("Hash", (await LatestAsync()).TextHash));
        Assert.Equal(HttpStatusCode.Found, accepted.StatusCode);
        var latest = await LatestAsync();
        Assert.NotNull(latest.AgreedAt);
        Assert.Equal(latest.StartsOn.AddMonths(6), latest.NoHireUntil);
        foreach (var reader in new[] { plans, client })
        {
            AssertPrinted((await DirectorySite.OpenAsync(reader, $"{page}/print")).QuerySelector("article")!, latest);
        }

        Assert.Equal(
            [account.Id, planner.AccountId],
            (
                await app.WithDataAsync(db =>
                    db.Set<Notice>()
                        .Where(n => n.Kind == "agreement-changed" && n.AccountId != organisation.Id)
                        .Select(n => n.AccountId!.Value)
                        .Distinct()
                        .ToListAsync()
                )
            ).OrderBy(id => id == account.Id ? 0 : 1)
        );

        await AddServiceAsync(latest.AgreedAt!.Value.AddDays(3));
        var list = await DirectorySite.OpenAsync(plans, "/agreements");
        Assert.Contains("Première prestation prévue", list.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Null(list.QuerySelector("table .field-error"));

        // What is on paper leads to the hash that stands below it, and nothing else does.
        void AssertPrinted(IElement article, AgreementVersion version)
        {
            var printed = article.QuerySelector(".hash")!.TextContent.Trim();
            var words = article.QuerySelector(".prewrap")!.TextContent;
            Assert.Contains("Karim Soin", article.TextContent, StringComparison.Ordinal);
            Assert.Equal(version.TextHash, printed);
            Assert.Equal(printed, HashOf(words));
            Assert.NotEqual(printed, HashOf(words + "."));

            string HashOf(string text) =>
                CaseRules.Hash(version.Number, text, [carer.AccountId], version.StartsOn, version.StartsOn.AddMonths(6));
        }

        async Task<PersonClient> SignedInAsync(Guid id)
        {
            var person = new PersonClient(address);
            await person.SignInAsDemoAsync(id);
            return person;
        }

        async Task<IDocument> ProfileAsync(PersonClient person) =>
            await DirectorySite.OpenAsync(person, (await person.GetAsync(shown)).Headers.Location!.ToString());

        async Task ProposeAsync(string text, string months)
        {
            var answer = await plans.PostFormAsync(
                $"{page}?handler=Propose",
                page,
                ("Text", text),
                ("Chosen", $"{carer.AccountId}"),
                ("StartsOn", DateTime.UtcNow.AddDays(2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
                ("NoHireMonths", months)
            );
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        }

        async Task<AgreementVersion> LatestAsync() =>
            await app.WithDataAsync(db => db.Set<AgreementVersion>().AsNoTracking().OrderByDescending(v => v.Number).FirstAsync());

        Task AddServiceAsync(DateTimeOffset start) =>
            app.WithDataAsync(db =>
            {
                db.Add(
                    new Booking
                    {
                        Id = Guid.NewGuid(),
                        Code = "AAAA2222",
                        ProfessionalId = carer.AccountId,
                        ClientId = account.Id,
                        ClientName = "Claire Client",
                        ClientLanguage = "fr",
                        ClientZone = "Europe/Paris",
                        ProfessionalZone = "Europe/Paris",
                        ServiceName = "Repas",
                        PriceCents = 1100,
                        DurationMinutes = 60,
                        StartsAt = start,
                        EndsAt = start.AddHours(1),
                        State = BookingState.Accepted,
                        CreatedAt = start.AddDays(-2),
                    }
                );
                return db.SaveChangesAsync();
            });
    }
}
