using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Accounts;
using Visavis.Web.Organisations;
using Visavis.Web.Tests.Pages;

namespace Visavis.Web.Tests.Organisations;

public sealed class InvitationPageTests(DirectorySite site) : IClassFixture<DirectorySite>
{
    private const string Accept = "/account/invitation?handler=Accept";

    [Fact]
    public async Task A_signed_out_reader_learns_who_invites_and_comes_back_after_signing_in()
    {
        var organisation = (await site.App.AddOrganisationAsync()).Id;
        var code = await site.App.InviteAsync(organisation);
        using var reader = site.NewPerson();

        var answer = await reader.GetAsync(InvitationSecret.Link(code));
        var page = await DirectorySite.OpenAsync(reader, InvitationSecret.Link(code));

        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains("Maison Faure", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("zoe@example.org", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var back = Uri.EscapeDataString(InvitationSecret.Link(code));
        Assert.Equal($"/account/sign-in?returnUrl={back}", page.QuerySelector("main .button-primary")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await reader.PostFormAsync(Accept, "/legal/terms", ("Code", code))).StatusCode);
        Assert.Single(await site.App.MembersAsync(organisation));
    }

    [Fact]
    public async Task A_listed_person_joins_and_keeps_their_profile()
    {
        var organisation = (await site.App.AddOrganisationAsync()).Id;
        var code = await site.App.InviteAsync(organisation);
        var plumber = await site.App.AddProfessionalAsync();
        using var person = site.NewPerson();
        await person.SignInAsDemoAsync(plumber.Id);

        var answer = await person.PostFormAsync(Accept, InvitationSecret.Link(code), ("Code", code), ("WantsListing", "true"));

        Assert.Equal($"/account/organisation?of={organisation}", answer.Headers.Location?.OriginalString);
        var profile = await site.App.WithDataAsync(db => db.Professionals.SingleAsync(p => p.Id == plumber.Id));
        Assert.Equal((AccountCategory.Freelance, "Plombière"), (profile.Category, profile.ProfessionLabel));
        var again = await DirectorySite.OpenAsync(person, InvitationSecret.Link(code));
        Assert.Contains("Vous en faites partie", again.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var used = await site.OpenAsync(InvitationSecret.Link(code), "en");
        Assert.Contains("already been used", used.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        // Who accepted it needs no other: they need the account of then.
        Assert.Contains("sign in with the account", used.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/account/sign-in", used.QuerySelector("main .button-primary")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Who_opens_an_invitation_with_the_wrong_account_changes_to_another_and_comes_back()
    {
        var organisation = (await site.App.AddOrganisationAsync()).Id;
        var link = InvitationSecret.Link(await site.App.InviteAsync(organisation));
        var plumber = await site.App.AddProfessionalAsync();
        using var person = site.NewPerson();
        await person.SignInAsDemoAsync(plumber.Id);

        var page = await DirectorySite.OpenAsync(person, link);

        Assert.Contains(plumber.DisplayName, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            $"/account/sign-in?returnUrl={Uri.EscapeDataString(link)}",
            page.QuerySelector("main form[action='/account/sign-out'] [name=returnUrl]")!.GetAttribute("value")
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_visitor_joins_with_or_without_a_profile(bool listed)
    {
        var organisation = (await site.App.AddOrganisationAsync()).Id;
        var code = await site.App.InviteAsync(organisation);
        var visitor = await site.App.AddAccountAsync("Léa Roux", a => a.CommuneCode = "38185");
        using var person = site.NewPerson();
        await person.SignInAsDemoAsync(visitor.Id);
        var fields = new List<(string, string)> { ("Code", code) };
        if (listed)
        {
            var refused = await person.PostFormAsync(Accept, "/legal/terms", ("Code", code), ("WantsListing", "true"));
            Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
            fields.AddRange([("WantsListing", "true"), ("Profession", "Conseillère"), ("IsAdult", "true")]);
        }

        var answer = await person.PostFormAsync(Accept, "/legal/terms", [.. fields]);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Contains(await site.App.MembersAsync(organisation), m => m.AccountId == visitor.Id);
        var profile = await site.App.WithDataAsync(db => db.Professionals.SingleOrDefaultAsync(p => p.Id == visitor.Id));
        Assert.Equal(listed ? "Grenoble" : null, profile?.City);
        Assert.Equal(listed ? AccountCategory.Company : AccountCategory.Visitor, (await site.App.ReadAccountAsync(visitor.Id)).Category);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/account/organisation")).StatusCode);
    }

    [Fact]
    public async Task A_visitor_who_was_listed_before_joins_with_the_profile_of_then()
    {
        var organisation = (await site.App.AddOrganisationAsync()).Id;
        var code = await site.App.InviteAsync(organisation);
        var plumber = await site.App.AddProfessionalAsync();
        await site.App.WithDataAsync(async db =>
        {
            (await db.Users.SingleAsync(a => a.Id == plumber.Id)).Category = AccountCategory.Visitor;
            (await db.Professionals.SingleAsync(p => p.Id == plumber.Id)).IsHidden = true;
            return await db.SaveChangesAsync();
        });
        using var person = site.NewPerson();
        await person.SignInAsDemoAsync(plumber.Id);

        var answer = await person.PostFormAsync(
            Accept,
            InvitationSecret.Link(code),
            ("Code", code),
            ("WantsListing", "true"),
            ("Profession", "Conseillère"),
            ("IsAdult", "true")
        );

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var profile = await site.App.WithDataAsync(db => db.Professionals.SingleAsync(p => p.Id == plumber.Id));
        Assert.Equal((false, "Conseillère", plumber.ReferenceCode), (profile.IsHidden, profile.ProfessionLabel, profile.ReferenceCode));
        Assert.Contains(await site.App.MembersAsync(organisation), m => m.AccountId == plumber.Id);
    }

    [Fact]
    public async Task A_newcomer_finishes_a_shorter_page_and_is_an_employee_at_once()
    {
        var organisation = (await site.App.AddOrganisationAsync()).Id;
        var code = await site.App.InviteAsync(organisation);
        var newcomer = await site.App.AddAccountAsync("Zoé", a => a.TermsAcceptedAt = null);
        using var person = site.NewPerson("en");
        await person.SignInAsDemoAsync(newcomer.Id);
        var page = await DirectorySite.OpenAsync(person, InvitationSecret.Link(code));
        var welcome = page.QuerySelector("main .button-primary")!.GetAttribute("href")!;

        Assert.Empty((await DirectorySite.OpenAsync(person, welcome)).QuerySelectorAll("[name='Input.Category']"));
        var answer = await person.PostFormAsync(
            welcome,
            welcome,
            ("Input.Category", "Freelance"),
            ("Input.Name", "Zoé Lambert"),
            ("Input.City", "Mirecourt"),
            ("Input.Profession", "Luthière"),
            ("Input.Services", "Sales"),
            ("Input.IsAdult", "true"),
            ("Input.AcceptsTerms", "true")
        );

        Assert.Equal($"/account/organisation?of={organisation}", answer.Headers.Location?.OriginalString);
        Assert.Contains(await site.App.MembersAsync(organisation), m => m.AccountId == newcomer.Id);
        Assert.False(await site.App.WithDataAsync(db => db.Organisations.AnyAsync(o => o.Id == newcomer.Id)));
        var profile = await site.App.WithDataAsync(db => db.Professionals.SingleAsync(p => p.Id == newcomer.Id));
        Assert.Equal((AccountCategory.Company, "Luthière", "Mirecourt"), (profile.Category, profile.ProfessionLabel, profile.City));
        Assert.Equal("en", (await site.App.ReadAccountAsync(newcomer.Id)).Language);
    }

    [Fact]
    public async Task Who_makes_an_account_by_a_detour_still_finds_the_invitation_and_may_pass_it_by()
    {
        var organisation = (await site.App.AddOrganisationAsync()).Id;
        var code = await site.App.InviteAsync(organisation);
        var newcomer = await site.App.AddAccountAsync("Zoé", a => a.TermsAcceptedAt = null);
        using var person = site.NewPerson();
        await person.GetAsync(InvitationSecret.Link(code));
        await person.SignInAsDemoAsync(newcomer.Id);

        var invited = await DirectorySite.OpenAsync(person, "/account/welcome");
        var alone = await DirectorySite.OpenAsync(person, "/account/welcome?alone=true");

        Assert.Contains("Maison Faure", invited.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(invited.QuerySelectorAll("[name='Input.Category']"));
        Assert.NotEmpty(alone.QuerySelectorAll("[name='Input.Category']"));
    }

    [Fact]
    public async Task Declining_ends_the_link_and_an_unknown_code_is_told()
    {
        var organisation = (await site.App.AddOrganisationAsync()).Id;
        var code = await site.App.InviteAsync(organisation);
        var visitor = await site.App.AddAccountAsync();
        using var person = site.NewPerson();
        await person.SignInAsDemoAsync(visitor.Id);

        await person.PostFormAsync("/account/invitation?handler=Decline", "/legal/terms", ("Code", code));

        var page = await DirectorySite.OpenAsync(person, InvitationSecret.Link(code));
        Assert.Contains("n’est plus valable", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "n’existe pas",
            (await DirectorySite.OpenAsync(person, "/account/invitation?code=nothing")).QuerySelector("h1")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Single(await site.App.MembersAsync(organisation));
    }
}
