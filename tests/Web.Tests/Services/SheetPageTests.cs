using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Bookings;
using Visavis.Web.Professionals;
using Visavis.Web.Services.Sheets;
using Visavis.Web.Tests.Bookings;
using Visavis.Web.Tests.Hosting;

namespace Visavis.Web.Tests.Services;

/// <summary>Sheet, signature, one-time code and codes on site through their pages, without scripts.</summary>
public sealed class SheetPageTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task Both_sides_print_and_sign_the_sheet_and_the_other_half_says_so()
    {
        var (anne, paul, booking) = await AddAsync();
        var path = $"/services/{booking.Code}/sheet";
        using var client = site.NewPerson();
        await client.SignInAsDemoAsync(paul);
        var pdf = await client.GetAsync($"{path}?handler=Pdf");
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        using (var read = PdfDocument.Open(await pdf.Content.ReadAsByteArrayAsync()))
        {
            Assert.Equal(1, read.NumberOfPages);
        }

        var refused = await client.PostFormAsync($"{path}?handler=Sign", path, ("strokes", ""), ("name", "P"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Dessinez votre signature", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.Found,
            (await client.PostFormAsync($"{path}?handler=Sign", path, ("strokes", "10,10 200,90 400,20"), ("name", ""))).StatusCode
        );

        using var professional = site.NewPerson();
        await professional.SignInAsDemoAsync(anne);
        var page = new HtmlParser().ParseDocument(await (await professional.GetAsync(path)).Content.ReadAsStringAsync());
        Assert.Equal(2, page.QuerySelectorAll(".sheet-box img").Length);
        Assert.Contains("Signé à l’écran par Paul Petit", page.Body!.Text(), StringComparison.Ordinal);
        using var other = site.NewPerson();
        await other.SignInAsDemoAsync((await site.App.AddProfessionalAsync()).Id);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"{path}?handler=Pdf")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await other.PostFormAsync($"{path}?handler=Sign", "/account/profile", ("name", "Quelqu’un"))).StatusCode
        );
    }

    [Fact]
    public async Task Who_scans_the_code_signed_out_gets_a_code_by_mail_and_contests_with_it()
    {
        var (_, _, booking) = await AddAsync(BookingState.Completed);
        var scan = $"/sheet/{booking.Code}";
        using var reader = site.NewPerson();
        // The same page for a sheet that is there and one that is not.
        var there = await reader.GetAsync(scan);
        var absent = await reader.GetAsync("/sheet/ZZZZZZZZ");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (there.StatusCode, absent.StatusCode));
        await reader.PostFormAsync("/sheet/ZZZZZZZZ?handler=Ask", scan);
        await reader.PostFormAsync($"{scan}?handler=Ask", scan);
        Assert.Contains(
            "un code vient d’y être envoyé",
            await (await reader.GetAsync(scan)).Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.Equal(
            1,
            await site.App.WithDataAsync(db => db.Mails.CountAsync(m => m.Kind == SheetCodes.Kind && m.Recipient == booking.ClientEmail))
        );
        var row = await site.App.WithDataAsync(db => db.Set<SheetCode>().AsNoTracking().SingleAsync(c => c.BookingId == booking.Id));
        var code = SheetSite.Read(site.App, row);

        var wrong = await reader.PostFormAsync($"{scan}?handler=Open", scan, ("digits", "12"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var opened = await reader.PostFormAsync($"{scan}?handler=Open", scan, ("digits", code));
        var record = await reader.FollowAsync(opened);

        Assert.Equal(HttpStatusCode.OK, record.StatusCode);
        Assert.Contains("Heures", await record.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codes_given_on_site_prefill_the_hours()
    {
        var (anne, paul, booking) = await AddAsync();
        var path = $"/services/{booking.Code}";
        using var client = site.NewPerson();
        await client.SignInAsDemoAsync(paul);
        await client.PostFormAsync($"{path}?handler=Codes", path);
        var visit = await site.App.WithDataAsync(db => db.Set<SiteVisit>().AsNoTracking().SingleAsync(v => v.BookingId == booking.Id));
        Assert.Contains(visit.ArrivalCode, await (await client.GetAsync(path)).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var professional = site.NewPerson();
        await professional.SignInAsDemoAsync(anne);
        var page = await (await professional.GetAsync(path)).Content.ReadAsStringAsync();
        Assert.DoesNotContain(visit.ArrivalCode, page, StringComparison.Ordinal);
        var wrong = await professional.PostFormAsync($"{path}?handler=Visit", path, ("visitCode", "no"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        await professional.PostFormAsync($"{path}?handler=Visit", path, ("visitCode", visit.ArrivalCode));
        await professional.PostFormAsync($"{path}?handler=Visit", path, ("visitCode", visit.DepartureCode));
        var noted = await site.App.WithDataAsync(db => db.Set<SiteVisit>().AsNoTracking().SingleAsync(v => v.BookingId == booking.Id));
        Assert.NotNull(noted.LeftAt);

        await site.App.WithDataAsync(async db =>
        {
            await db.Set<SiteVisit>()
                .Where(v => v.BookingId == booking.Id)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(v => v.ArrivedAt, booking.StartsAt.AddMinutes(7))
                        .SetProperty(v => v.LeftAt, booking.StartsAt.AddMinutes(49))
                );
            return await db.Set<Booking>()
                .Where(b => b.Id == booking.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(b => b.State, BookingState.Completed));
        });
        var form = new HtmlParser().ParseDocument(await (await professional.GetAsync(path)).Content.ReadAsStringAsync());
        var paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        string Clock(int minutes) =>
            TimeZoneInfo
                .ConvertTime(booking.StartsAt.AddMinutes(minutes), paris)
                .ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(Clock(7), form.QuerySelector("[name=Start]")!.GetAttribute("value"));
        Assert.Equal(Clock(49), form.QuerySelector("[name=End]")!.GetAttribute("value"));
    }

    /// <summary>A visit that began an hour ago, of a member or, once it is over, of a guest.</summary>
    private async Task<(Guid Anne, Guid Paul, Booking Booking)> AddAsync(BookingState state = BookingState.Accepted)
    {
        var anne = await site.App.AddProfessionalAsync();
        var paul = await site.App.AddAccountAsync("Paul Petit");
        var isGuest = state == BookingState.Completed;
        var start = DateTimeOffset.UtcNow.AddHours(-1);
        var booking = BookingMaker.Make(
            Guid.NewGuid(),
            anne.Id,
            new ServiceOffer
            {
                ProfessionalId = anne.Id,
                Name = "Ménage",
                PriceCents = 3000,
                Way = MeetingWay.AtClient,
            },
            start,
            60,
            "Europe/Paris",
            BookingSite.Request(isGuest ? null : paul.Id, isGuest ? $"guest-{Guid.NewGuid():N}@example.org" : null) with
            {
                Place = "12 rue du Port, 44000 Nantes",
            },
            start.AddDays(-3)
        );
        (booking.ServiceOfferId, booking.State, booking.AnswerBy) = (null, state, null);
        await site.App.WithDataAsync(db =>
        {
            db.Add(booking);
            return db.SaveChangesAsync();
        });
        return (anne.Id, paul.Id, booking);
    }
}
