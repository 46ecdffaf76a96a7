using System.Globalization;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Bookings;

namespace Visavis.Web.Tests.Bookings;

/// <summary>What the page says after another time was chosen: moved, or only asked.</summary>
public sealed class MoveNoticeTests
{
    [Theory]
    [InlineData(26, true)]
    // Within the free delay no longer: the professional is asked.
    [InlineData(25, false)]
    public async Task The_client_reads_that_it_has_moved_when_it_has_and_that_the_old_time_stands_when_it_does(int day, bool moves)
    {
        await using var site = await BookingSite.StartAsync(onPort: true);
        var offer = await site.AddOfferAsync(o => o.ConfirmsAtOnce = true);
        var booking = await site.BookAsync(offer, BookingSite.At(day, 9));
        using var person = new PersonClient(site.App.ClientOptions.BaseAddress);
        await person.SignInAsDemoAsync(site.Client);
        var path = BookingLinks.Path(booking);
        var to = BookingSite.At(27, 14);

        await person.PostFormAsync($"{path}/move", $"{path}/move", ("start", to.ToString("g", CultureInfo.InvariantCulture)));

        var start = await site.App.WithDataAsync(db =>
            db.Set<Booking>().Where(b => b.Id == booking.Id).Select(b => b.StartsAt).SingleAsync()
        );
        Assert.Equal(moves, start == to.ToDateTimeOffset());
        var page = await new HtmlParser().ParseDocumentAsync(await (await person.GetAsync(path)).Content.ReadAsStringAsync());
        Assert.Contains(
            moves ? "votre rendez-vous est déplacé" : "l’ancien moment reste valable",
            page.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
    }
}
