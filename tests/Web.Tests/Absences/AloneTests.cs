using System.Net;
using AngleSharp.Html.Parser;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Tests.Bookings;

namespace Visavis.Web.Tests.Absences;

/// <summary>The absence of somebody who works alone.</summary>
public sealed class AloneTests
{
    [Fact]
    public async Task Who_has_no_colleague_is_led_to_the_appointment_and_is_offered_nobody_to_send()
    {
        await using var site = await BookingSite.StartAsync(onPort: true);
        var booking = await site.BookAsync(await site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(26, 10));
        using var person = new PersonClient(site.App.ClientOptions.BaseAddress);
        await person.SignInAsDemoAsync(site.Anne.Id);

        await person.PostFormAsync(
            "/absences?handler=Declare",
            "/absences",
            ("Who", $"{site.Anne.Id}"),
            ("First", "2026-11-26"),
            ("Last", "2026-11-26")
        );

        var page = new HtmlParser().ParseDocument(await (await person.GetAsync("/absences")).Content.ReadAsStringAsync());
        var link = Assert.Single(page.QuerySelectorAll("main .entries a.button")).GetAttribute("href")!;
        Assert.Equal(BookingLinks.Path(booking), link);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync(link)).StatusCode);
        Assert.Empty(page.QuerySelectorAll("select[name=Substitute]"));
    }
}
