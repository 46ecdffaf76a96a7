using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Channels;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Telephone.Help;
using Visavis.Web.Tests.Organisations;
using Visavis.Web.Tests.Pages;

namespace Visavis.Web.Tests.Telephone;

/// <summary>A relative acts with a mandate: with its signed form, until its end date, unless it is revoked.</summary>
public sealed class MandateTests
{
    private static readonly byte[] Signed = "%PDF-1.7 mandate"u8.ToArray();

    [Fact]
    public async Task A_relative_chooses_with_a_mandate_that_has_its_proof_until_it_ends_or_is_stopped()
    {
        await using var voice = await VoiceSite.StartAsync(onPort: true);
        var app = voice.Site.App;
        const string Page = "/account/channel";
        using var client = new PersonClient(voice.Address);
        await client.SignInAsDemoAsync(voice.Site.Client);

        Assert.Contains("Donnez le nom du proche", await ErrorAsync(" ", "2026-12-01", Signed), StringComparison.Ordinal);
        Assert.Contains("date de fin du mandat", await ErrorAsync("Rose Petit", "2026-01-01", Signed), StringComparison.Ordinal);
        Assert.Contains("Joignez le mandat signé", await ErrorAsync("Rose Petit", "2026-12-01", null), StringComparison.Ordinal);
        Assert.Contains(
            "Joignez le mandat signé",
            await ErrorAsync("Rose Petit", "2026-12-01", "<html>"u8.ToArray()),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Found, (await AddAsync("Rose Petit", "2026-12-01", Signed)).StatusCode);
        var mandate = await app.WithDataAsync(db => db.Set<Mandate>().AsNoTracking().SingleAsync());
        var scan = await client.GetAsync($"{Page}?handler=Mandate&scan={mandate.Id}");
        Assert.Equal("attachment", scan.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(Signed, await scan.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.Found, (await ChooseAsync("Telephone", mandate.Id)).StatusCode);
        var choice = await ReadAsync();
        Assert.Equal((ClientChannel.Telephone, ChoiceMaker.Relative, "Rose Petit"), (choice.Channel, choice.MadeBy, choice.MandateName));

        using var stranger = new PersonClient(voice.Address);
        await stranger.SignInAsDemoAsync(voice.Site.Anne.Id);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{Page}?handler=Mandate&scan={mandate.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await RevokeAsync(stranger)).StatusCode);

        voice.Site.Clock.Advance(new DateTimeOffset(2026, 12, 2, 0, 30, 0, TimeSpan.Zero) - voice.Site.Clock.GetUtcNow());
        await client.SignInAsDemoAsync(voice.Site.Client);
        Assert.Equal(HttpStatusCode.OK, (await ChooseAsync("Email", mandate.Id)).StatusCode);
        Assert.Equal(ClientChannel.Telephone, (await ReadAsync()).Channel);

        await AddAsync("Rose Petit", "2027-12-01", Signed);
        mandate = await app.WithDataAsync(db => db.Set<Mandate>().AsNoTracking().OrderBy(m => m.ValidUntil).LastAsync());
        Assert.Equal(HttpStatusCode.Found, (await RevokeAsync(client)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ChooseAsync("Email", mandate.Id)).StatusCode);
        Assert.Equal(ClientChannel.Telephone, (await ReadAsync()).Channel);

        Task<HttpResponseMessage> AddAsync(string name, string until, byte[]? file) =>
            UploadAsync(client, Page, $"{Page}?handler=Mandate", file, ("MandateInput.Name", name), ("MandateInput.Until", until));

        async Task<string> ErrorAsync(string name, string until, byte[]? file)
        {
            var answer = await AddAsync(name, until, file);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        Task<HttpResponseMessage> ChooseAsync(string channel, Guid with) =>
            client.PostFormAsync(Page, Page, ("Channel", channel), ("ChosenWith", $"{with}"));

        Task<HttpResponseMessage> RevokeAsync(PersonClient who) =>
            who.PostFormAsync($"{Page}?handler=RevokeMandate", Page, ("MandateId", $"{mandate.Id}"));

        Task<ChannelChoice> ReadAsync() =>
            app.WithDataAsync(db => db.Set<ChannelChoice>().AsNoTracking().SingleAsync(c => c.AccountId == voice.Site.Client));
    }

    [Fact]
    public async Task A_mandate_stands_in_the_clients_file_for_its_helpers_and_signs_the_paper_form()
    {
        await using var voice = await VoiceSite.StartAsync(onPort: true);
        var app = voice.Site.App;
        var organisation = (await app.AddOrganisationAsync()).Id;
        var planner = await app.AddMemberAsync(organisation, "Lucie Faure", MemberRole.Planner);
        var file = await app.AddClientFileAsync(
            organisation,
            "Petit",
            f => (f.AddressLine, f.PostalCode, f.City) = ("3 rue Neuve", "69001", "Lyon")
        );
        using var person = new PersonClient(voice.Address);
        await person.SignInAsDemoAsync(planner.AccountId);
        var page = $"/organisation/clients/{file.Id}/channel?of={organisation}";
        var added = await UploadAsync(
            person,
            page,
            $"{page}&handler=Mandate",
            Signed,
            ("MandateInput.Name", "Rose Petit"),
            ("MandateInput.Until", "2026-12-31")
        );
        Assert.Equal(HttpStatusCode.Found, added.StatusCode);
        var mandate = await app.WithDataAsync(db => db.Set<Mandate>().AsNoTracking().SingleAsync());

        var helped = await DirectorySite.OpenAsync(person, $"/organisation/helpers?of={organisation}&number={file.Reference}");
        Assert.Contains("Rose Petit peut agir pour ce client", helped.Body!.TextContent, StringComparison.Ordinal);

        // What she asks for by telephone is done in her name, and only while her mandate counts.
        var help = $"/organisation/helpers?of={organisation}&number={file.Reference}";
        var byHer = $"{help}&by={mandate.Id}&handler=Letter";
        Assert.Equal(HttpStatusCode.Found, (await person.PostFormAsync(byHer, help)).StatusCode);
        helped = await DirectorySite.OpenAsync(person, help);
        Assert.Contains("par Lucie Faure, à la demande de Rose Petit, le", helped.Body!.TextContent, StringComparison.Ordinal);
        var signed = await UploadAsync(
            person,
            page,
            page,
            Signed,
            ("Channel", "Letter"),
            ("SignedOn", "2026-11-20"),
            ("SignedWith", $"{mandate.Id}"),
            ("Scan", "")
        );
        Assert.Equal(HttpStatusCode.Found, signed.StatusCode);
        Assert.Equal("Rose Petit", await app.WithDataAsync(db => db.Set<PaperChoice>().Select(c => c.MandateName).SingleAsync()));
        var stopped = await person.PostFormAsync($"{page}&handler=RevokeMandate", page, ("MandateId", $"{mandate.Id}"));
        Assert.Equal(HttpStatusCode.Found, stopped.StatusCode);
        helped = await DirectorySite.OpenAsync(person, $"/organisation/helpers?of={organisation}&number={file.Reference}");
        Assert.DoesNotContain("Rose Petit peut agir", helped.Body!.TextContent, StringComparison.Ordinal);
        await person.PostFormAsync(byHer, help);
        Assert.Equal(1, await app.WithDataAsync(db => db.Set<HelperAct>().CountAsync()));
    }

    /// <param name="fields">With a field "Scan" the file goes into it, otherwise into the mandate's.</param>
    private static async Task<HttpResponseMessage> UploadAsync(
        PersonClient person,
        string form,
        string address,
        byte[]? file,
        params (string Name, string Value)[] fields
    )
    {
        var content = new MultipartFormDataContent
        {
            { new StringContent(await person.AntiforgeryTokenAsync(form)), "__RequestVerificationToken" },
        };
        var scan = "MandateInput.Scan";
        foreach (var (name, value) in fields)
        {
            if (name == "Scan")
            {
                scan = name;
            }
            else
            {
                content.Add(new StringContent(value), name);
            }
        }

        if (file is not null)
        {
            var part = new ByteArrayContent(file);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
            content.Add(part, scan, "scan.pdf");
        }

        return await person.SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(person.Address, address)) { Content = content });
    }
}
