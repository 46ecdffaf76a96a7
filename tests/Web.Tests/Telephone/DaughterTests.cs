using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Channels;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Services;

namespace Visavis.Web.Tests.Telephone;

/// <summary>A day of an elderly client of home help, who has a telephone and nothing else, and of her daughter, who acts with a mandate.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class DaughterTests
{
    private const string Page = "/account/channel";

    [Fact]
    public async Task A_daughter_chooses_the_telephone_and_her_mother_is_rung_has_longer_and_confirms_by_key()
    {
        await using var voice = await VoiceSite.StartAsync(ClientChannel.Email, onPort: true);
        var app = voice.Site.App;
        using var daughter = new PersonClient(voice.Address);
        await daughter.SignInAsDemoAsync(voice.Site.Client);
        Assert.Equal(HttpStatusCode.Found, (await GiveMandateAsync(daughter)).StatusCode);
        var mandate = await app.WithDataAsync(db => db.Set<Mandate>().AsNoTracking().SingleAsync());
        var chosen = await daughter.PostFormAsync(
            Page,
            Page,
            ("Channel", nameof(ClientChannel.Telephone)),
            ("ChosenWith", $"{mandate.Id}")
        );
        Assert.Equal(HttpStatusCode.Found, chosen.StatusCode);
        Assert.Equal(
            (ChoiceMaker.Relative, "Rose Petit"),
            await app.WithDataAsync(db => db.Set<ChannelChoice>().Select(c => ValueTuple.Create(c.MadeBy, c.MandateName!)).SingleAsync())
        );

        // The help came: the mother is rung about it, at her number, and has ten working days.
        var booking = await voice.WithHoursAsync();
        await voice.TickCallsAsync();
        Assert.NotEmpty(voice.Calls.Made);
        Assert.All(voice.Calls.Made, call => Assert.Equal("+33478000000", call.Number));
        var hours = await voice.HoursAsync(booking.Id);
        Assert.True(hours.ApproveBy > voice.Site.Clock.GetUtcNow().AddDays(13), $"{hours.ApproveBy}");

        // She was out. In the evening she calls the line herself, mistypes once, and confirms.
        voice.Site.Clock.Advance(TimeSpan.FromHours(7));
        Assert.DoesNotContain("Conseil", await voice.Caller().SignInAsync(voice.Number, "111222"), StringComparison.Ordinal);
        var mother = voice.Caller();
        await mother.SignInAsync(voice.Number);
        Assert.Contains("jeudi vingt-six novembre, à dix heures", await mother.TypeAsync("2"), StringComparison.Ordinal);
        Assert.Contains("C’est confirmé", await mother.TypeAsync("1"), StringComparison.Ordinal);
        Assert.Equal(HoursState.Approved, (await voice.HoursAsync(booking.Id)).State);
    }

    private static async Task<HttpResponseMessage> GiveMandateAsync(PersonClient person)
    {
        var scan = new ByteArrayContent("%PDF-1.7 mandat"u8.ToArray());
        scan.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await person.AntiforgeryTokenAsync(Page)), "__RequestVerificationToken" },
            { new StringContent("Rose Petit"), "MandateInput.Name" },
            { new StringContent("2027-06-01"), "MandateInput.Until" },
            { scan, "MandateInput.Scan", "mandat.pdf" },
        };
        return await person.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, new Uri(person.Address, $"{Page}?handler=Mandate")) { Content = form }
        );
    }
}
