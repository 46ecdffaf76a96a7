using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Bookings;
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
        var (anne, paul, booking) = await ServedAsync();
        using var person = site.NewPerson();
        await person.SignInAsDemoAsync(anne);
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

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_what_was_typed_stays()
    {
        var (anne, paul, booking) = await ServedAsync();
        var path = $"/services/{booking.Code}";
        using var host = site.NewPerson();
        await host.SignInAsDemoAsync(anne);

        var pause = await SendAsync(host, "Enter", ("Start", "10:00"), ("End", "12:00"), ("BreakMinutes", "quarante"), ("Note", "Fuite"));
        AssertRefused(pause, "hours-break", "quarante", "vérifiez le début, la fin et la pause");
        Assert.Equal("Fuite", pause.QuerySelector("#hours-note")!.GetAttribute("value"));
        var day = await SendAsync(host, "Enter", ("Day", "2199-01-01"), ("Start", "10:00"), ("End", "12:00"), ("BreakMinutes", "0"));
        AssertRefused(day, "hours-day", "2199-01-01", "7 jours au plus");
        await host.PostFormAsync($"{path}?handler=Enter", path, ("Start", "10:00"), ("End", "11:00"), ("BreakMinutes", "0"));

        using var client = site.NewPerson();
        await client.SignInAsDemoAsync(paul);
        var adjusted = await SendAsync(client, "Approve", ("adjustment", "beaucoup"), ("meal", "true"), ("justification", "Partie tôt"));
        AssertRefused(adjusted, "hours-adjustment", "beaucoup", "Écrivez l’ajustement en heures");
        Assert.Equal("Partie tôt", adjusted.QuerySelector("#hours-why")!.TextContent.Trim());
        Assert.True(adjusted.QuerySelector("form:has(#hours-why) [name=meal]")!.HasAttribute("checked"));
        var contested = await SendAsync(client, "Contest", ("adjustment", "−1"), ("justification", " "));
        Assert.Contains("Dites pourquoi", contested.QuerySelector("#hours-why-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("−1", contested.QuerySelector("#hours-adjustment")!.GetAttribute("value"));
        var unsaid = await SendAsync(client, "Appraise", ("words", "Très bien"));
        Assert.Contains("satisfait ou non", unsaid.QuerySelector("#satisfied-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Très bien", unsaid.QuerySelector("#appraisal-words")!.TextContent.Trim());

        async Task<AngleSharp.Html.Dom.IHtmlDocument> SendAsync(PersonClient person, string handler, params (string, string)[] fields)
        {
            var refused = await person.PostFormAsync($"{path}?handler={handler}", path, fields);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            return new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync());
        }

        static void AssertRefused(AngleSharp.Html.Dom.IHtmlDocument page, string field, string typed, string sentence)
        {
            var input = page.QuerySelector($"#{field}")!;
            Assert.Equal((typed, "true"), (input.GetAttribute("value"), input.GetAttribute("aria-invalid")));
            Assert.Contains(sentence, page.QuerySelector($"#{field}-error")!.TextContent, StringComparison.Ordinal);
        }
    }

    /// <summary>A service that has taken place, without hours yet.</summary>
    private async Task<(Guid Professional, Guid Client, Booking Booking)> ServedAsync()
    {
        var anne = (await site.App.AddProfessionalAsync()).Id;
        var paul = (await site.App.AddAccountAsync("Paul Petit")).Id;
        var booking = BookingSite.Completed(anne, paul, DateTimeOffset.UtcNow.AddDays(-3));
        await site.App.WithDataAsync(db =>
        {
            db.Add(booking);
            return db.SaveChangesAsync();
        });
        return (anne, paul, booking);
    }
}
