using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Organisations;
using Visavis.Web.Professionals;
using Visavis.Web.Tests.Pages;

namespace Visavis.Web.Tests.Organisations;

public sealed class OrganisationTabTests(DirectorySite site) : IClassFixture<DirectorySite>
{
    private const string Tab = "/account/organisation";

    [Fact]
    public async Task Who_is_no_organisation_any_more_does_not_recruit()
    {
        var organisation = (await site.App.AddOrganisationAsync()).Id;
        await site.App.WithDataAsync(db =>
        {
            db.Add(new Recruitment { ProfessionalId = organisation });
            return db.SaveChangesAsync();
        });
        using var owner = await SignInAsync(organisation);

        var answer = await owner.PostFormAsync("/account/category", "/account/category", ("Category", "Freelance"), ("IsAdult", "true"));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.False(await site.App.WithDataAsync(db => db.Set<Recruitment>().AnyAsync(r => r.ProfessionalId == organisation)));
    }

    [Fact]
    public async Task An_owner_adds_moves_renames_and_removes()
    {
        var organisation = (await site.App.AddOrganisationAsync()).Id;
        using var owner = await SignInAsync(organisation);

        await PostAsync(
            owner,
            "SaveSite",
            organisation,
            ("Site.Name", "Siège"),
            ("Site.AddressLine", "1 rue Basse"),
            ("Site.City", "Lyon")
        );
        await PostAsync(owner, "SaveSite", organisation, ("Site.Name", "Dépôt"), ("Site.City", "Grenoble"));
        var sites = (await OverviewAsync(organisation)).Sites;
        await PostAsync(owner, "MoveSite", organisation, ("Id", $"{sites[1].Id}"), ("By", "-1"));
        await PostAsync(owner, "AddService", organisation, ("Service.Kind", ""), ("Service.Name", "Devis"));
        var workshop = (await OverviewAsync(organisation)).Services[1];
        await PostAsync(
            owner,
            "RenameService",
            organisation,
            ("Id", $"{workshop.Id}"),
            ("Stamp", ServiceEditor.StampOf(workshop)),
            ("Service.Name", "Fabrication")
        );

        var overview = await OverviewAsync(organisation);
        Assert.Equal(["Dépôt", "Siège"], overview.Sites.Select(s => s.Name));
        Assert.Equal(["Grenoble", "Lyon"], overview.Sites.Select(s => s.City));
        Assert.Equal([null, "Fabrication", "Devis"], overview.Services.Select(s => s.Name));

        await PostAsync(owner, "RemoveSite", organisation, ("Id", $"{sites[0].Id}"));
        Assert.Equal("Dépôt", Assert.Single((await OverviewAsync(organisation)).Sites).Name);
    }

    [Fact]
    public async Task What_cannot_be_used_is_explained_next_to_the_field_and_nothing_is_saved()
    {
        var organisation = (await site.App.AddOrganisationAsync()).Id;
        using var owner = await SignInAsync(organisation);

        var refusedSite = await ReadAsync(
            await SendAsync(owner, "SaveSite", organisation, ("Site.Name", "Siège"), ("Site.City", "Xyzzy-sur-Rien"))
        );
        var refusedMail = await ReadAsync(
            await SendAsync(owner, "Invite", organisation, ("Member.Email", "zoe"), ("Member.Role", "Member"))
        );
        var duplicate = await ReadAsync(
            await SendAsync(owner, "AddService", organisation, ("Service.Kind", ""), ("Service.Name", "ATELIER"))
        );

        Assert.Contains(
            "Nous ne trouvons pas cette commune",
            refusedSite.QuerySelector("#place-city-new-error")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("Siège", refusedSite.QuerySelector("#place-name-new")!.GetAttribute("value"));
        Assert.NotEmpty(refusedMail.QuerySelector("#invite-email-error")!.TextContent);
        Assert.Contains("Ce service existe déjà", duplicate.QuerySelector("#services [role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await OverviewAsync(organisation)).Sites);
        Assert.Empty((await OverviewAsync(organisation)).Invitations);
    }

    [Fact]
    public async Task A_form_that_is_out_of_date_is_told_and_overwrites_nothing()
    {
        var organisation = (await site.App.AddOrganisationAsync()).Id;
        using var owner = await SignInAsync(organisation);
        var service = (await OverviewAsync(organisation)).Services[1];

        var answer = await SendAsync(
            owner,
            "RenameService",
            organisation,
            ("Id", $"{service.Id}"),
            ("Stamp", "of another day"),
            ("Service.Name", "Fabrication")
        );

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await ReadAsync(answer);
        Assert.Equal("Fabrication", page.QuerySelector($"#service-name-{service.Id:N}")!.GetAttribute("value"));
        Assert.Equal("Atelier", (await OverviewAsync(organisation)).Services[1].Name);
    }

    [Fact]
    public async Task A_stranger_finds_nothing_and_a_member_may_look_and_leave()
    {
        var organisation = (await site.App.AddOrganisationAsync()).Id;
        var owner = await site.App.OwnerOfAsync(organisation);
        var member = await site.App.AddMemberAsync(organisation, "Anne Martin");
        var other = (await site.App.AddOrganisationAsync("Autre Maison")).Id;
        using var stranger = await SignInAsync(other);
        using var inside = await SignInAsync(member.AccountId);
        var asked = new (string, string)[]
        {
            ("Id", $"{owner.Id}"),
            ("Member.Role", "Member"),
            ("Member.Email", "a@example.org"),
            ("Service.Name", "X"),
        };

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{Tab}?of={organisation}")).StatusCode);
        foreach (var handler in new[] { "AddService", "SaveMember", "RemoveMember", "Invite", "Leave" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(stranger, handler, organisation, asked)).StatusCode);
        }

        foreach (var handler in new[] { "AddService", "SaveMember", "RemoveMember", "Invite" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(inside, handler, organisation, asked)).StatusCode);
        }

        var seen = await DirectorySite.OpenAsync(inside, Tab);
        Assert.Null(seen.QuerySelector("#invitations"));
        Assert.Empty(seen.QuerySelectorAll("form[action*=SaveMember], form[action*=AddService], form[action*=SaveSite]"));
        await PostAsync(inside, "Leave", organisation);
        var after = await DirectorySite.OpenAsync(inside, Tab);
        Assert.Contains("Vous ne faites partie d’aucune organisation", after.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(after.QuerySelector("form[action*=Open]"));
        Assert.Equal(HttpStatusCode.NotFound, (await inside.GetAsync($"{Tab}?of={organisation}")).StatusCode);
    }

    [Fact]
    public async Task A_company_listed_before_there_were_organisations_opens_its_own()
    {
        var company = await site.App.AddProfessionalAsync(p => p.Category = Web.Accounts.AccountCategory.Company);
        using var person = await SignInAsync(company.Id);

        Assert.NotNull((await DirectorySite.OpenAsync(person, Tab)).QuerySelector("form[action*=Open]"));
        Assert.Equal(HttpStatusCode.Found, (await person.PostFormAsync($"{Tab}?handler=Open", Tab)).StatusCode);

        Assert.Equal(MemberRole.Owner, (await OverviewAsync(company.Id)).Role);
    }

    [Fact]
    public async Task A_freelance_cannot_open_an_organisation()
    {
        var freelance = await site.App.AddProfessionalAsync();
        using var person = await SignInAsync(freelance.Id);

        Assert.Equal(HttpStatusCode.Forbidden, (await person.PostFormAsync($"{Tab}?handler=Open", "/legal/terms")).StatusCode);
    }

    [Fact]
    public async Task Profiles_show_whom_one_can_reach_and_never_who_is_hidden_or_gone()
    {
        var page = await site.App.AddOrganisationAsync();
        var services = await site.App.ServicesOfAsync(page.Id);
        var anne = await site.App.AddMemberAsync(page.Id, "Anne Martin", services: [services[1].Id]);
        var bruno = await site.App.AddMemberAsync(page.Id, "Bruno Achard", services: [services[1].Id]);
        await site.App.AddMemberAsync(page.Id, "Carole Sales", services: [services[0].Id]);
        await site.App.AddMemberAsync(page.Id, "Hervé Hidden", services: [services[1].Id], change: p => p.IsHidden = true);
        var gone = await site.App.AddMemberAsync(page.Id, "Gilles Gone", services: [services[1].Id]);
        await site.App.UseAsync<MemberEditor, OrganisationAnswer>(e => e.EndAsync(page.Id, page.Id, gone.Id, default));

        var company = await site.OpenAsync(await AddressOfAsync(page.Id));
        var colleague = await site.OpenAsync(await AddressOfAsync(anne.AccountId));
        var former = await site.OpenAsync(await AddressOfAsync(gone.AccountId));

        Assert.Equal(
            ["Carole Sales", "Anne Martin", "Bruno Achard"],
            company.QuerySelectorAll(".colleague strong").Select(e => e.TextContent)
        );
        var shown = Assert.Single(colleague.QuerySelectorAll(".colleague"));
        Assert.Equal("Bruno Achard", shown.QuerySelector("strong")!.TextContent);
        Assert.Equal($"{bruno.AccountId}", shown.QuerySelector("[data-presence-of]")!.GetAttribute("data-presence-of"));
        Assert.Equal(await AddressOfAsync(page.Id), colleague.QuerySelector(".employer a")!.GetAttribute("href"));
        Assert.Null(former.QuerySelector(".organisation-card"));
    }

    private static Task<HttpResponseMessage> SendAsync(
        PersonClient person,
        string handler,
        Guid organisation,
        params (string, string)[] fields
    ) => person.PostFormAsync($"{Tab}?handler={handler}", "/legal/terms", [("Of", $"{organisation}"), .. fields]);

    private static async Task PostAsync(PersonClient person, string handler, Guid organisation, params (string, string)[] fields) =>
        Assert.Equal(HttpStatusCode.Found, (await SendAsync(person, handler, organisation, fields)).StatusCode);

    private static async Task<IDocument> ReadAsync(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return await BrowsingContext.New().OpenAsync(r => r.Content(html));
    }

    private async Task<PersonClient> SignInAsync(Guid account)
    {
        var person = site.NewPerson();
        await person.SignInAsDemoAsync(account);
        return person;
    }

    private async Task<OrganisationOverview> OverviewAsync(Guid organisation) =>
        (await site.App.UseAsync<OrganisationReader, OrganisationOverview?>(r => r.ReadAsync(organisation, organisation, default)))!;

    private async Task<string> AddressOfAsync(Guid professional) =>
        ProfessionalDirectory.ProfilePath((await site.App.WithDataAsync(db => db.Professionals.FindAsync(professional).AsTask()))!);
}
