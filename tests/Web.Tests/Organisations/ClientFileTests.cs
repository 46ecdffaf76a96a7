using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Accounts;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Tests.Pages;

namespace Visavis.Web.Tests.Organisations;

public sealed class ClientFileTests(DirectorySite site) : IClassFixture<DirectorySite>
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Fact]
    public async Task A_planner_opens_a_file_and_its_client_takes_it_over_with_the_code_of_the_letter()
    {
        var organisation = (await site.App.AddOrganisationAsync()).Id;
        var planner = await site.App.AddMemberAsync(organisation, "Lucie Faure", MemberRole.Planner);
        using var planning = await SignInAsync(planner.AccountId);
        var opened = await planning.PostFormAsync(
            $"/organisation/clients/new?of={organisation}",
            $"/organisation/clients/new?of={organisation}",
            ("Input.Contact.FirstName", "Jeanne"),
            ("Input.Contact.LastName", "Morel"),
            ("Input.Contact.AddressLine", "8 rue des Lilas"),
            ("Input.Contact.PostalCode", "38000"),
            ("Input.Contact.City", "Grenoble"),
            ("Input.Contact.Country", "FR"),
            ("Input.Contact.Telephone", "04 76 00 00 00"),
            ("Input.Channel", "Letter"),
            ("Input.Contacts[0]", $"{planner.AccountId}")
        );
        var file = (await FilesAsync(organisation)).Single();
        var page = await DirectorySite.OpenAsync(planning, opened.Headers.Location!.ToString());
        Assert.Contains(file.Reference, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(planner.AccountId, Assert.Single(file.Contacts).AccountId);

        var letter = await planning.PostFormAsync(
            $"/organisation/clients/{file.Id}/letter?of={organisation}",
            $"/organisation/clients/{file.Id}?of={organisation}"
        );
        var text = await letter.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var code = Regex
            .Match(text, "<strong>(?<code>[A-Z0-9-]{14})</strong>", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Groups["code"]
            .Value;

        var client = await site.App.AddAccountAsync("Jeanne Morel");
        using var person = await SignInAsync(client.Id);
        var wrong = await ClaimAsync(person, file.Reference, "2222-3333-4444");
        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        var right = await ClaimAsync(person, file.Reference.ToLowerInvariant(), code.Replace("-", " ", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Found, right.StatusCode);

        Assert.Equal(client.Id, (await FilesAsync(organisation)).Single().AccountId);
        var details = await site.App.WithDataAsync(db => db.Set<ContactDetails>().SingleAsync(c => c.AccountId == client.Id));
        Assert.Equal("8 rue des Lilas, 38000 Grenoble", details.Address!.ToString());
        var mine = await DirectorySite.OpenAsync(person, "/account/client-file");
        Assert.Contains("Lucie Faure", mine.Body!.TextContent, StringComparison.Ordinal);

        var again = await ClaimAsync(person, file.Reference, code);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task Five_wrong_codes_use_the_letter_up()
    {
        var (file, _) = await AddFileAsync();
        var code = await site.App.WithDataAsync(async db =>
            await new ClientFileClaims(db, [], TimeProvider.System).NewCodeAsync(
                await db.Set<ClientFile>().SingleAsync(f => f.Id == file.Id),
                default
            )
        );
        var client = await site.App.AddAccountAsync();
        for (var guess = 0; guess < ClientFileClaims.MostGuesses; guess++)
        {
            Assert.Equal(ClaimAnswer.Refused, await TryAsync("AAAA-BBBB-CCCC"));
        }

        Assert.Equal(ClaimAnswer.Refused, await TryAsync(code));

        Task<ClaimAnswer> TryAsync(string typed) =>
            site.App.UseAsync<ClientFileClaims, ClaimAnswer>(claims => claims.TakeOverAsync(client.Id, file.Reference, typed, default));
    }

    [Fact]
    public async Task Without_a_letter_the_contact_confirms_and_nobody_learns_which_references_exist()
    {
        var (file, organisation) = await AddFileAsync();
        var client = await site.App.AddAccountAsync("Jeanne Morel");
        using var person = await SignInAsync(client.Id);
        var unknown = await AskAsync(person, "C-ZZZZZZZZ", "Morel");
        var known = await AskAsync(person, file.Reference, "morel");
        Assert.Equal(unknown, known);

        using var owner = await SignInAsync(organisation);
        await owner.PostFormAsync(
            $"/organisation/clients/{file.Id}?of={organisation}&handler=Answer",
            $"/organisation/clients/{file.Id}?of={organisation}",
            ("Asked", $"{client.Id}"),
            ("IsClient", "true")
        );
        Assert.Equal(client.Id, (await FilesAsync(organisation)).Single(f => f.Id == file.Id).AccountId);
    }

    [Fact]
    public async Task A_yes_to_one_who_asks_is_not_given_to_another_who_asks_meanwhile()
    {
        var (file, organisation) = await AddFileAsync();
        var client = await site.App.AddAccountAsync("Jeanne Morel");
        using var person = await SignInAsync(client.Id);
        await AskAsync(person, file.Reference, "Morel");
        using var owner = await SignInAsync(organisation);
        var path = $"/organisation/clients/{file.Id}?of={organisation}";
        var read = await DirectorySite.OpenAsync(owner, path);
        var asked = read.QuerySelector("form [name='Asked']")!.GetAttribute("value")!;
        var other = await site.App.AddAccountAsync("Jean Morel");
        using var faster = await SignInAsync(other.Id);
        await AskAsync(faster, file.Reference, "Morel");

        var answer = await owner.PostFormAsync($"{path}&handler=Answer", path, ("Asked", asked), ("IsClient", "true"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Null((await FilesAsync(organisation)).Single(f => f.Id == file.Id).AccountId);
    }

    [Theory]
    [InlineData(AccountCategory.Freelance)]
    [InlineData(AccountCategory.Visitor)]
    [InlineData(AccountCategory.Association)]
    public async Task An_organisation_becomes_another_kind_of_member_and_loses_no_file_of_a_client(AccountCategory wanted)
    {
        var (file, organisation) = await AddFileAsync();
        var service = new OrganisationService
        {
            Id = Guid.NewGuid(),
            OrganisationId = organisation,
            Kind = ServiceKind.Own,
            Name = "Aide à domicile",
        };
        await site.App.WithDataAsync(db =>
        {
            db.Add(service);
            db.Add(
                new Invitation
                {
                    Id = Guid.NewGuid(),
                    OrganisationId = organisation,
                    Email = "lea@exemple.fr",
                    Role = MemberRole.Member,
                    SecretHash = Guid.NewGuid().ToString("N"),
                    InvitedById = organisation,
                    CreatedAt = DateTimeOffset.UtcNow,
                    ExpiresAt = DateTimeOffset.UtcNow.AddDays(7),
                }
            );
            return db.SaveChangesAsync();
        });
        using var owner = await SignInAsync(organisation);

        await BecomeAsync(wanted);

        Assert.Contains(await FilesAsync(organisation), f => f.Id == file.Id);
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync($"/organisation/clients/{file.Id}?of={organisation}")).StatusCode);
        Assert.Equal(wanted.IsOrganisation(), await IsInvitationOpenAsync("lea@exemple.fr"));
        var tab = await DirectorySite.OpenAsync(owner, "/account/organisation");
        Assert.Equal(wanted.IsOrganisation(), tab.QuerySelector("#invitations") is not null);
        await owner.PostFormAsync(
            "/account/organisation?handler=Invite",
            "/account/organisation",
            ("Of", organisation.ToString()),
            ("Member.Email", "marc@exemple.fr"),
            ("Member.Role", nameof(MemberRole.Member))
        );
        Assert.Equal(wanted.IsOrganisation(), await IsInvitationOpenAsync("marc@exemple.fr"));
        Assert.Equal(wanted.IsOrganisation(), await IsShownAsync());

        await BecomeAsync(AccountCategory.Company);
        Assert.Contains(await FilesAsync(organisation), f => f.Id == file.Id);
        Assert.True(await IsShownAsync());
        Assert.NotNull((await DirectorySite.OpenAsync(owner, "/account/organisation")).QuerySelector("#invitations"));

        async Task BecomeAsync(AccountCategory category)
        {
            var answer = await owner.PostFormAsync(
                "/account/category",
                "/account/category",
                ("Category", category.ToString()),
                ("IsAdult", "true")
            );
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
            Assert.Equal(category, (await site.App.ReadAccountAsync(organisation)).Category);
        }

        Task<bool> IsInvitationOpenAsync(string email) =>
            site.App.WithDataAsync(db =>
                db.Invitations.AnyAsync(i => i.OrganisationId == organisation && i.Email == email && i.RevokedAt == null)
            );

        async Task<bool> IsShownAsync()
        {
            await using var scope = site.App.Services.CreateAsyncScope();
            var card = await scope
                .ServiceProvider.GetRequiredService<OrganisationCardReader>()
                .ReadAsync(organisation, readerId: null, default);
            return card?.Own is not null;
        }
    }

    [Fact]
    public async Task A_member_reads_only_the_clients_whose_contact_they_are_and_a_stranger_none()
    {
        var (file, organisation) = await AddFileAsync();
        var member = await site.App.AddMemberAsync(organisation, "Yanis Brun");
        using var person = await SignInAsync(member.AccountId);
        var path = $"/organisation/clients/{file.Id}?of={organisation}";
        Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync(path)).StatusCode);

        await site.App.WithDataAsync(db =>
        {
            db.Add(new ClientContact { FileId = file.Id, AccountId = member.AccountId });
            return db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync(path)).StatusCode);
        var refused = await person.PostFormAsync(path, "/account/contact", ("Input.Contact.LastName", "X"), ("Input.Channel", "Letter"));
        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);

        var stranger = await site.App.AddOrganisationAsync("Autre maison");
        using var other = await SignInAsync(stranger.Id);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/organisation/clients/{file.Id}?of={stranger.Id}")).StatusCode);
    }

    [Fact]
    public async Task Two_files_of_one_person_are_joined_and_both_references_lead_to_the_one_that_stays()
    {
        var (kept, organisation) = await AddFileAsync();
        var other = await AddFileAsync(organisation, f => f.Telephone = "+33476000000");
        using var owner = await SignInAsync(organisation);
        await owner.PostFormAsync(
            $"/organisation/clients/{kept.Id}?of={organisation}&handler=Join",
            $"/organisation/clients/{kept.Id}?of={organisation}",
            ("Other", other.Reference)
        );

        var files = await FilesAsync(organisation);
        Assert.Equal("+33476000000", files.Single(f => f.Id == kept.Id).Telephone);
        Assert.Equal(kept.Id, files.Single(f => f.Id == other.Id).JoinedToId);
        var found = await DirectorySite.OpenAsync(owner, $"/organisation/clients?of={organisation}&q={other.Reference}");
        Assert.NotNull(found.QuerySelector($"a[href*='{kept.Id}']"));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_account_confirmed_with_the_known_address_is_attached_by_itself(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database);
        var organisation = (await app.AddOrganisationAsync()).Id;
        await app.WithDataAsync(db =>
        {
            db.Add(NewFile(organisation, f => f.Email = "jeanne@example.org"));
            return db.SaveChangesAsync();
        });
        var client = await app.AddAccountAsync(
            "Jeanne",
            a => (a.Email, a.NormalizedEmail, a.EmailConfirmed) = ("Jeanne@example.org", "JEANNE@EXAMPLE.ORG", true)
        );
        var other = await app.AddAccountAsync("Autre", a => (a.Email, a.NormalizedEmail) = ("jeanne@example.org", "JEANNE@EXAMPLE.ORG"));

        Assert.Equal(0, await app.UseAsync<ClientFileClaims, int>(claims => claims.AttachByAddressAsync(other.Id, default)));
        Assert.Equal(1, await app.UseAsync<ClientFileClaims, int>(claims => claims.AttachByAddressAsync(client.Id, default)));
    }

    private async Task<(ClientFile File, Guid Organisation)> AddFileAsync()
    {
        var organisation = (await site.App.AddOrganisationAsync()).Id;
        return (await AddFileAsync(organisation), organisation);
    }

    private async Task<ClientFile> AddFileAsync(Guid organisation, Action<ClientFile>? change = null)
    {
        var file = NewFile(organisation, change);
        await site.App.WithDataAsync(db =>
        {
            db.Add(file);
            return db.SaveChangesAsync();
        });
        return file;
    }

    private static ClientFile NewFile(Guid organisation, Action<ClientFile>? change)
    {
        var file = new ClientFile
        {
            Id = Guid.NewGuid(),
            OrganisationId = organisation,
            Reference = ClientReference.New(),
            FirstName = "Jeanne",
            LastName = "Morel",
            Channel = ClientChannel.Letter,
        };
        change?.Invoke(file);
        return file;
    }

    private async Task<PersonClient> SignInAsync(Guid id)
    {
        var person = site.NewPerson();
        await person.SignInAsDemoAsync(id);
        return person;
    }

    private static Task<HttpResponseMessage> ClaimAsync(PersonClient person, string reference, string code) =>
        person.PostFormAsync("/account/client-file", "/account/client-file", ("Reference", reference), ("Code", code));

    private static async Task<string> AskAsync(PersonClient person, string reference, string name)
    {
        var answer = await person.PostFormAsync(
            "/account/client-file?handler=Ask",
            "/account/client-file",
            ("Reference", reference),
            ("LastName", name)
        );
        var page = await DirectorySite.OpenAsync(person, answer.Headers.Location!.ToString());
        return page.QuerySelector("#ask [role=status]")!.TextContent;
    }

    private Task<List<ClientFile>> FilesAsync(Guid organisation) =>
        site.App.WithDataAsync(db =>
            db.Set<ClientFile>().AsNoTracking().Include(f => f.Contacts).Where(f => f.OrganisationId == organisation).ToListAsync()
        );
}
