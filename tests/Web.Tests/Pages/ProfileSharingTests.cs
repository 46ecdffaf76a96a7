using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Accounts;
using Visavis.Web.Availability;
using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Pages;

public sealed class ProfileSharingTests(DirectorySite site) : IClassFixture<DirectorySite>
{
    private const string Hostile = "Eve </script><script>alert(1)</script><!--";

    [Fact]
    public async Task Search_engines_read_the_whole_profile()
    {
        var person = await site.App.AddProfessionalAsync(p =>
        {
            p.Category = AccountCategory.Company;
            p.OtherProfessions = ["Chauffagiste"];
        });
        await AddPartsAsync(person);

        var data = await StructuredDataAsync(person);

        Assert.Equal("ProfilePage", data.GetProperty("@type").GetString());
        var subject = data.GetProperty("mainEntity");
        Assert.Equal("LocalBusiness", subject.GetProperty("@type").GetString());
        Assert.Equal("Anne Martin", subject.GetProperty("name").GetString());
        Assert.Equal($"V-{person.ReferenceCode}", subject.GetProperty("identifier").GetString());
        Assert.EndsWith(ProfessionalDirectory.ProfilePath(person), subject.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Equal(["Plombière", "Chauffagiste"], subject.GetProperty("knowsAbout").EnumerateArray().Select(e => e.GetString()));
        var offer = Assert.Single(subject.GetProperty("makesOffer").EnumerateArray());
        Assert.Equal("Dépannage", offer.GetProperty("itemOffered").GetProperty("name").GetString());
        Assert.Equal(45.5m, offer.GetProperty("priceSpecification").GetProperty("price").GetDecimal());
        Assert.Equal("HUR", offer.GetProperty("priceSpecification").GetProperty("unitCode").GetString());
        var hours = Assert.Single(subject.GetProperty("openingHoursSpecification").EnumerateArray());
        Assert.Equal("https://schema.org/Monday", hours.GetProperty("dayOfWeek").GetString());
        Assert.Equal("09:00", hours.GetProperty("opens").GetString());
    }

    [Fact]
    public async Task Nothing_a_person_wrote_ends_the_data_they_stand_in()
    {
        var person = await site.App.AddProfessionalAsync(p =>
        {
            p.DisplayName = Hostile;
            p.Presentation = Hostile;
            p.ProfessionLabel = Hostile;
        });

        var page = await site.OpenAsync(ProfessionalDirectory.ProfilePath(person));

        Assert.DoesNotContain(page.Scripts, s => s.Source is null && s.TextContent.StartsWith("alert", StringComparison.Ordinal));
        Assert.Equal(Hostile, (await StructuredDataAsync(person)).GetProperty("mainEntity").GetProperty("name").GetString());
        Assert.Contains(Hostile, page.QuerySelector("meta[property='og:title']")!.GetAttribute("content"), StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("h1 > bdi"), bdi => bdi.TextContent == Hostile);
    }

    [Fact]
    public async Task Networks_find_a_title_a_picture_and_the_lasting_address()
    {
        var person = await site.App.AddProfessionalAsync();

        var page = await site.OpenAsync(ProfessionalDirectory.ProfilePath(person));

        var direct = $"{site.Address}V-{person.ReferenceCode}";
        Assert.Equal($"{site.Address}professionals/V-{person.ReferenceCode}/share.png", Meta(page, "og:image"));
        Assert.Equal(("1200", "630"), (Meta(page, "og:image:width"), Meta(page, "og:image:height")));
        Assert.Equal("summary_large_image", page.QuerySelector("meta[name='twitter:card']")!.GetAttribute("content"));
        Assert.Equal(direct, page.QuerySelector("#share-address")!.GetAttribute("value"));
        Assert.All(
            page.QuerySelectorAll(".share-targets a[href^=https]"),
            link => Assert.Equal("noopener noreferrer", link.GetAttribute("rel"))
        );
        Assert.StartsWith(
            "mailto:?subject=Anne%20Martin",
            page.QuerySelector("a[href^=mailto]")!.GetAttribute("href"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"src=\"{site.Address}embed/V-{person.ReferenceCode}\"",
            page.QuerySelector("#share-snippet")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_QR_code_is_a_picture_that_can_do_nothing_else()
    {
        var person = await site.App.AddProfessionalAsync();
        using var visitor = site.NewPerson();

        var answer = await visitor.GetAsync($"/professionals/V-{person.ReferenceCode}/qr.svg");

        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(["default-src 'none'; sandbox"], answer.Headers.GetValues("Content-Security-Policy"));
        Assert.True(answer.Headers.CacheControl is { Public: true, MaxAge.TotalHours: > 1 });
        var svg = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("<svg xmlns=", svg, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/professionals/V-2222/qr.svg")).StatusCode);
    }

    [Fact]
    public async Task The_card_alone_may_stand_in_frames_of_other_sites()
    {
        var person = await site.App.AddProfessionalAsync(p => p.DisplayName = Hostile);
        using var visitor = site.NewPerson();

        var card = await visitor.GetAsync($"/embed/V-{person.ReferenceCode}");
        var absent = await visitor.GetAsync("/embed/V-2222");
        var profile = await visitor.GetAsync(ProfessionalDirectory.ProfilePath(person));

        var policy = Assert.Single(card.Headers.GetValues("Content-Security-Policy"));
        Assert.EndsWith("frame-ancestors *", policy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; style-src 'self'; img-src 'self'", policy, StringComparison.Ordinal);
        Assert.False(card.Headers.Contains("X-Frame-Options"));
        Assert.False(card.Headers.Contains("Set-Cookie"));
        Assert.Equal(["cross-origin"], card.Headers.GetValues("Cross-Origin-Resource-Policy"));
        foreach (var other in new[] { absent, profile })
        {
            Assert.Contains(
                "frame-ancestors 'none'",
                Assert.Single(other.Headers.GetValues("Content-Security-Policy")),
                StringComparison.Ordinal
            );
            Assert.Equal(["DENY"], other.Headers.GetValues("X-Frame-Options"));
        }

        Assert.Equal(HttpStatusCode.NotFound, absent.StatusCode);
    }

    [Fact]
    public async Task The_card_shows_the_same_to_everybody_and_opens_the_profile_elsewhere()
    {
        var person = await site.App.AddProfessionalAsync(p => p.DisplayName = Hostile);
        using var self = site.NewPerson("en");
        await self.SignInAsDemoAsync(person.Id);

        var page = await DirectorySite.OpenAsync(self, $"/embed/v-{person.ReferenceCode.ToLowerInvariant()}");

        var link = Assert.Single(page.QuerySelectorAll("a"));
        Assert.Equal(("_blank", "noopener"), (link.GetAttribute("target"), link.GetAttribute("rel")));
        Assert.EndsWith(ProfessionalDirectory.ProfilePath(person), link.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script, form, iframe"));
        Assert.Equal(Hostile, page.QuerySelector("strong > bdi")!.TextContent);
        Assert.Contains("Offline", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_seeker_tells_when_where_and_what_experience()
    {
        var person = await site.App.AddProfessionalAsync(p =>
        {
            p.Category = AccountCategory.JobSeeker;
            p.JobSearch = new JobSearch
            {
                ExperienceYears = 1,
                MobilityKm = JobSearch.Anywhere,
                AvailableFrom = new DateOnly(2099, 1, 31),
            };
        });

        var page = await site.OpenAsync(ProfessionalDirectory.ProfilePath(person));

        Assert.Equal(
            ["Disponible à partir du samedi 31 janvier 2099", "Un an d’expérience", "Mobile dans toute la France"],
            page.QuerySelectorAll(".profile-job li").Select(e => e.TextContent.Trim())
        );
        Assert.Equal("Person", (await StructuredDataAsync(person)).GetProperty("mainEntity").GetProperty("@type").GetString());
    }

    private async Task AddPartsAsync(Professional person) =>
        await site.App.WithDataAsync(db =>
        {
            db.Add(
                new ServiceOffer
                {
                    Id = Guid.NewGuid(),
                    ProfessionalId = person.Id,
                    Name = "Dépannage",
                    PriceCents = 4550,
                    PriceUnit = PriceUnit.Hour,
                }
            );
            db.Add(
                new WorkingHours
                {
                    ProfessionalId = person.Id,
                    Weekday = 1,
                    StartMinute = 540,
                    EndMinute = 720,
                }
            );
            return db.SaveChangesAsync();
        });

    private async Task<JsonElement> StructuredDataAsync(Professional person)
    {
        var page = await site.OpenAsync(ProfessionalDirectory.ProfilePath(person));
        return JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;
    }

    private static string? Meta(IDocument page, string property) =>
        page.QuerySelector($"meta[property='{property}']")?.GetAttribute("content");
}
