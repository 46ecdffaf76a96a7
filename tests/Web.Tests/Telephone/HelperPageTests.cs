using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Channels;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Services;
using Visavis.Web.Telephone;
using Visavis.Web.Telephone.Help;
using Visavis.Web.Tests.Organisations;

namespace Visavis.Web.Tests.Telephone;

/// <summary>People who help: the pages of an organisation, and one's own page of the choice.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class HelperPageTests
{
    [Fact]
    public async Task A_planner_finds_a_client_by_number_confirms_for_them_and_is_named_but_only_for_services_of_the_organisation()
    {
        await using var voice = await VoiceSite.StartAsync(ClientChannel.Letter, onPort: true);
        var booking = await voice.WithHoursAsync();
        var app = voice.Site.App;
        var address = voice.Address;
        var organisation = (await app.AddOrganisationAsync()).Id;
        var planner = await app.AddMemberAsync(organisation, "Lucie Faure", MemberRole.Planner);
        await AddFileAsync(voice, organisation, voice.Site.Client);
        using var person = new PersonClient(address);
        await person.SignInAsDemoAsync(planner.AccountId);
        var path = $"/organisation/helpers?of={organisation}&number={voice.Number}";

        var before = await TextAsync(await person.GetAsync(path));
        Assert.Contains("Jeanne Morel", before, StringComparison.Ordinal);
        Assert.DoesNotContain("Conseil", before, StringComparison.Ordinal);
        var refused = await PostAsync(person, "Confirm", path, ("id", $"{booking.Id}"));
        Assert.Equal(HttpStatusCode.Found, refused.StatusCode);
        Assert.Equal(HoursState.Entered, (await voice.HoursAsync(booking.Id)).State);

        await app.WithDataAsync(db =>
        {
            db.Add(
                new Membership
                {
                    Id = Guid.NewGuid(),
                    OrganisationId = organisation,
                    AccountId = voice.Site.Anne.Id,
                    Role = MemberRole.Member,
                    JoinedAt = voice.Site.Clock.GetUtcNow(),
                }
            );
            return db.SaveChangesAsync();
        });
        Assert.Contains("Conseil", await TextAsync(await person.GetAsync(path)), StringComparison.Ordinal);
        await PostAsync(person, "Confirm", path, ("id", $"{booking.Id}"));

        Assert.Equal(HoursState.Approved, (await voice.HoursAsync(booking.Id)).State);
        var act = await app.WithDataAsync(db => db.Set<HelperAct>().AsNoTracking().SingleAsync());
        Assert.Equal((planner.AccountId, HelpedWith.Confirmed, booking.Id), (act.HelperId, act.Act, act.BookingId));
        var after = await TextAsync(await person.GetAsync(path));
        Assert.Contains("Prestation confirmée par Lucie Faure", after, StringComparison.Ordinal);
        Assert.Contains("lettre en attente", after, StringComparison.Ordinal);

        var stranger = await app.AddAccountAsync("Ivo Autre");
        using var other = new PersonClient(address);
        await other.SignInAsDemoAsync(stranger.Id);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_signed_form_counts_with_its_scan_and_not_without()
    {
        await using var voice = await VoiceSite.StartAsync(onPort: true);
        var app = voice.Site.App;
        var address = voice.Address;
        var organisation = (await app.AddOrganisationAsync()).Id;
        var planner = await app.AddMemberAsync(organisation, "Lucie Faure", MemberRole.Planner);
        var file = await AddFileAsync(voice, organisation, account: null);
        using var person = new PersonClient(address);
        await person.SignInAsDemoAsync(planner.AccountId);
        var path = $"/organisation/clients/{file}/channel?of={organisation}";

        var without = await UploadAsync(person, path, null);
        Assert.Equal(HttpStatusCode.OK, without.StatusCode);
        Assert.Contains(
            "Joignez le formulaire signé",
            WebUtility.HtmlDecode(await without.Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );
        var disguised = await UploadAsync(person, path, "<html>"u8.ToArray());
        Assert.Equal(HttpStatusCode.OK, disguised.StatusCode);
        var done = await UploadAsync(person, path, "%PDF-1.7 signed"u8.ToArray());
        Assert.Equal(HttpStatusCode.Found, done.StatusCode);

        var form = await app.WithDataAsync(db => db.Set<PaperChoice>().AsNoTracking().SingleAsync());
        Assert.Equal(ClientChannel.Letter, form.Channel);
        Assert.Equal(
            ClientChannel.Letter,
            await app.WithDataAsync(db => db.Set<ClientFile>().Where(f => f.Id == file).Select(f => f.Channel).SingleAsync())
        );
        var scan = await person.GetAsync($"{path}&handler=Scan&scan={form.Id}");
        Assert.Equal("attachment", scan.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task One_chooses_a_channel_only_when_it_can_reach_and_sets_a_code_that_is_not_easy()
    {
        await using var voice = await VoiceSite.StartAsync(ClientChannel.Email, onPort: true);
        var app = voice.Site.App;
        var address = voice.Address;
        using var person = new PersonClient(address);
        var bare = await app.AddAccountAsync("Nora Neuve");
        await person.SignInAsDemoAsync(bare.Id);
        var refused = await person.PostFormAsync("/account/channel", "/account/channel", ("Channel", "Letter"));
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Contains("Il manque votre adresse", await TextAsync(refused), StringComparison.Ordinal);
        var easy = await person.PostFormAsync("/account/channel?handler=Code", "/account/channel", ("Code", "123456"));
        Assert.Equal(HttpStatusCode.OK, easy.StatusCode);
        Assert.Equal(0, await app.WithDataAsync(db => db.Set<LineAccess>().CountAsync(a => a.AccountId == bare.Id)));

        using var client = new PersonClient(address);
        await client.SignInAsDemoAsync(voice.Site.Client);
        var chosen = await client.PostFormAsync("/account/channel", "/account/channel", ("Channel", "Telephone"));
        Assert.Equal(HttpStatusCode.Found, chosen.StatusCode);
        var choice = await app.WithDataAsync(db => db.Set<ChannelChoice>().AsNoTracking().SingleAsync());
        Assert.Equal((ClientChannel.Telephone, ChoiceMaker.Self), (choice.Channel, choice.MadeBy));
        await client.PostFormAsync("/account/channel?handler=Code", "/account/channel", ("Code", "705813"));
        Assert.Contains("Pour votre portefeuille", await voice.Caller().SignInAsync(voice.Number, "705813"), StringComparison.Ordinal);
    }

    private static async Task<Guid> AddFileAsync(VoiceSite voice, Guid organisation, Guid? account)
    {
        var file = await voice.Site.App.AddClientFileAsync(
            organisation,
            "Morel",
            f =>
            {
                (f.FirstName, f.AddressLine, f.PostalCode, f.City, f.Country) = ("Jeanne", "8 rue des Lilas", "38000", "Grenoble", "FR");
                (f.AccountId, f.CreatedAt, f.UpdatedAt) = (account, voice.Site.Clock.GetUtcNow(), voice.Site.Clock.GetUtcNow());
            }
        );
        return file.Id;
    }

    private static Task<HttpResponseMessage> PostAsync(
        PersonClient person,
        string handler,
        string path,
        params (string, string)[] fields
    ) => person.PostFormAsync($"{path}&handler={handler}", "/account/channel", fields);

    private static async Task<HttpResponseMessage> UploadAsync(PersonClient person, string path, byte[]? scan)
    {
        var token = await person.AntiforgeryTokenAsync(path);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new StringContent("Letter"), "Channel" },
            { new StringContent("2026-11-20"), "SignedOn" },
        };
        if (scan is not null)
        {
            var file = new ByteArrayContent(scan);
            file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
            form.Add(file, "Scan", "form.pdf");
        }

        return await person.SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(person.Address, path)) { Content = form });
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
}
