using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Services;
using Visavis.Web.Tests.Bookings;
using Visavis.Web.Tests.Hosting;

namespace Visavis.Web.Tests.Services;

/// <summary>The form of worked hours, as it comes.</summary>
public sealed class HoursFormTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Theory]
    [InlineData("99999999999999")]
    [InlineData("2147483647")]
    [InlineData("-5")]
    [InlineData("quarante")]
    public async Task A_break_that_is_no_number_of_minutes_is_refused_and_no_hours_are_kept(string pause)
    {
        var anne = await site.App.AddProfessionalAsync();
        var paul = (await site.App.AddAccountAsync("Paul Petit")).Id;
        var booking = BookingSite.Completed(anne.Id, paul, DateTimeOffset.UtcNow.AddDays(-3));
        await site.App.WithDataAsync(db =>
        {
            db.Add(booking);
            return db.SaveChangesAsync();
        });
        using var person = site.NewPerson();
        await person.SignInAsDemoAsync(anne.Id);
        var path = $"/services/{booking.Code}";

        var refused = await person.PostFormAsync(
            $"{path}?handler=Enter",
            path,
            ("Start", "10:00"),
            ("End", "12:00"),
            ("BreakMinutes", pause)
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        Assert.Contains("vérifiez le début, la fin et la pause", page, StringComparison.Ordinal);
        Assert.False(await site.App.WithDataAsync(db => db.Set<ServiceHours>().AnyAsync(h => h.BookingId == booking.Id)));
    }
}
