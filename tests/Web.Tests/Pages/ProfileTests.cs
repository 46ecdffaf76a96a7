using System.Net;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Pages;

public sealed class ProfileTests(DirectorySite site) : IClassFixture<DirectorySite>
{
    private const string Script = "<script>alert(1)</script>";

    [Fact]
    public async Task A_profile_says_who_what_and_where_in_French()
    {
        var person = await site.App.AddProfessionalAsync(p => p.DisplayName = "Élodie d’Aubigné");

        var page = await site.OpenAsync(AddressOf(person));

        Assert.Equal("Élodie d’Aubigné", page.QuerySelector("h1 > bdi")!.TextContent);
        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("Plombière", text, StringComparison.Ordinal);
        Assert.Contains("Lyon (69)", text, StringComparison.Ordinal);
        Assert.Contains("français, anglais", text, StringComparison.Ordinal);
        Assert.Contains("30\u00a0€", text, StringComparison.Ordinal);
        Assert.Contains($"V-{person.ReferenceCode}", text, StringComparison.Ordinal);
        Assert.Equal("Élodie d’Aubigné, Plombière à Lyon – Visavis", page.Title);
        Assert.EndsWith(AddressOf(person), page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("Je répare les fuites.", page.QuerySelector("meta[name=description]")!.GetAttribute("content"));
    }

    [Fact]
    public async Task A_profile_reads_in_English()
    {
        var person = await site.App.AddProfessionalAsync(p => p.PriceCents = 4550);

        var page = await site.OpenAsync(AddressOf(person), "en");

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("French, English", text, StringComparison.Ordinal);
        Assert.Contains("€45.50", text, StringComparison.Ordinal);
        Assert.Contains("Call now", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_status_has_words_and_an_action_of_its_own()
    {
        var person = await site.App.AddProfessionalAsync();

        var page = await site.OpenAsync(AddressOf(person));

        var pill = page.QuerySelector(".presence")!;
        Assert.Equal(person.Id.ToString("D"), pill.GetAttribute("data-presence-of"));
        Assert.Equal("offline", pill.GetAttribute("data-status"));
        Assert.Equal("Hors ligne", pill.TextContent);
        Assert.Equal(
            ["online", "busy", "away", "offline"],
            page.QuerySelectorAll("[data-when-status]").Select(e => e.GetAttribute("data-when-status"))
        );
        var call = page.QuerySelector("[data-when-status=online] a")!;
        Assert.Equal($"/calls/new/{person.ReferenceCode}", call.GetAttribute("href"));
    }

    [Fact]
    public async Task An_outdated_readable_part_leads_to_the_address_of_today()
    {
        var person = await site.App.AddProfessionalAsync();
        using var visitor = site.NewPerson();

        var response = await visitor.GetAsync($"/professionals/ancien-nom-{person.ReferenceCode}");

        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(AddressOf(person), response.Headers.Location?.OriginalString);
        // Who takes the old name back must not be sent round in circles by what browsers remember.
        Assert.True(response.Headers.CacheControl?.NoCache);
    }

    [Theory]
    [InlineData("/V-{0}")]
    [InlineData("/v-{0}")]
    public async Task A_reference_is_an_address(string pattern)
    {
        var person = await site.App.AddProfessionalAsync();
        using var visitor = site.NewPerson();

        var upper = await visitor.GetAsync(pattern.Replace("{0}", person.ReferenceCode, StringComparison.Ordinal));
        var lower = await visitor.GetAsync(pattern.Replace("{0}", person.ReferenceCode.ToLowerInvariant(), StringComparison.Ordinal));

        Assert.Equal(AddressOf(person), upper.Headers.Location?.OriginalString);
        Assert.Equal(AddressOf(person), lower.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("/professionals/personne-2222")]
    [InlineData("/professionals/personne")]
    [InlineData("/V-2222")]
    [InlineData("/V-!")]
    public async Task Nobody_is_found_at_an_address_of_nobody(string path)
    {
        using var visitor = site.NewPerson();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_hidden_profile_is_as_if_it_were_not_there()
    {
        var person = await site.App.AddProfessionalAsync(p => p.IsHidden = true);
        using var visitor = site.NewPerson();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(AddressOf(person))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/V-{person.ReferenceCode}")).StatusCode);
    }

    [Fact]
    public async Task The_person_themself_is_told_it_is_their_profile()
    {
        var person = await site.App.AddProfessionalAsync(p => p.IsHidden = true);
        using var self = site.NewPerson();
        await SignInAsync(self, person);

        var page = await DirectorySite.OpenAsync(self, AddressOf(person));

        var text = page.QuerySelector(".profile-side")!.TextContent;
        Assert.Contains("C’est votre profil", text, StringComparison.Ordinal);
        Assert.Contains("vous seul le voyez", text, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("a[href^='/calls/new/']"));
        var byReference = await self.GetAsync(page.QuerySelector("a.reference")!.GetAttribute("href")!);
        Assert.Equal(AddressOf(person), byReference.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task What_a_person_wrote_is_text_and_never_markup()
    {
        var person = await site.App.AddProfessionalAsync(p =>
        {
            p.DisplayName = $"Eve {Script}\" onfocus=\"alert(2)";
            p.ProfessionLabel = $"Plombière {Script}";
            p.City = $"Lyon {Script}";
            p.Presentation =
                $"{Script}\n\n<img src=x onerror=alert(3)>\n\n![photo](https://example.org/p.png) [moi](javascript:alert(4)) <javascript:alert(5)>";
        });

        var page = await site.OpenAsync(AddressOf(person));

        Assert.DoesNotContain(
            page.Scripts,
            s => s.Type != "application/ld+json" && s.TextContent.Contains("alert", StringComparison.Ordinal)
        );
        Assert.Empty(page.QuerySelectorAll("[onerror], [onfocus], [href^=javascript]"));
        Assert.Empty(page.QuerySelectorAll(".prose img, .prose a, .prose script"));
        Assert.Contains(Script, page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Script, page.QuerySelector(".prose")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copying_the_reference_waits_for_scripts()
    {
        var person = await site.App.AddProfessionalAsync();

        var page = await site.OpenAsync(AddressOf(person));

        Assert.All(page.QuerySelectorAll("button[data-copy]"), button => Assert.True(button.HasAttribute("hidden")));
    }

    private static string AddressOf(Professional person) => ProfessionalDirectory.ProfilePath(person);

    private static Task<HttpResponseMessage> SignInAsync(PersonClient self, Professional person) =>
        self.PostFormAsync("/account/sign-in/demo", "/account/sign-in", ("accountId", person.Id.ToString("D")), ("returnUrl", "/"));
}
