using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Contacts;
using Visavis.Web.Professionals;
using Visavis.Web.Tests.Hosting;
using Visavis.Web.Tests.Pages;

namespace Visavis.Web.Tests.Bookings;

/// <summary>A professional who works in two places: services and hours name theirs.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class ReceivingPlaceTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task A_service_that_names_a_place_is_offered_in_the_hours_of_that_place_and_says_where()
    {
        var (editor, anne) = await ProfileEditorSite.SignInAsync(site.App);
        using var _ = editor;
        var (north, south) = (await AddPlaceAsync(editor, "Cabinet nord"), await AddPlaceAsync(editor, "Cabinet sud"));
        await SaveHoursAsync(editor, ("08:00", "10:00", $"{north}"), ("10:00", "12:00", $"{south}"), ("14:00", "15:00", ""));
        var page = await editor.ReadAsync(
            await editor.SendAsync(
                await editor.OpenAsync("/account/profile"),
                "AddService",
                ("Name", "Bilan"),
                ("PriceKind", "free"),
                ("Duration", "60"),
                ("Booking.Bookable", "true"),
                ("Booking.Answer", "at-once"),
                ("Booking.Way", nameof(MeetingWay.AtProfessional)),
                ("Booking.PlaceId", $"{south}")
            )
        );
        Assert.Contains("« Bilan » est dans votre liste.", page.Body!.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);

        var offer = await OfferAsync(anne.Id);
        var choose = await editor.OpenAsync($"/book/{anne.ReferenceCode}?service={offer.Id}&day={DateTime.UtcNow.AddDays(4):yyyy-MM-dd}");
        var starts = choose.QuerySelectorAll("button.slot").Select(slot => slot.TextContent.Trim()[..5]).Distinct().Order().ToList();
        Assert.Contains("11:00", starts);
        Assert.Contains("14:00", starts);
        Assert.DoesNotContain("08:00", starts);
        Assert.DoesNotContain("09:00", starts);
        Assert.Contains("Cabinet sud, 12 rue Garibaldi, 69003 Lyon", choose.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Deuxième étage", choose.Body!.TextContent, StringComparison.Ordinal);
        var hours = (await editor.OpenAsync(ProfessionalDirectory.ProfilePath(anne))).QuerySelectorAll(".hours-place");
        Assert.Contains("Cabinet nord", hours.Select(h => h.TextContent));

        var booking = await BookAsync(anne, offer);
        Assert.Equal(("Cabinet sud, 12 rue Garibaldi, 69003 Lyon", "Deuxième étage"), (booking.Place, booking.PlaceAccess));
    }

    [Fact]
    public async Task The_telephone_of_a_place_stands_wherever_an_appointment_there_says_where_it_is()
    {
        var (editor, anne) = await ProfileEditorSite.SignInAsync(site.App);
        using var _ = editor;
        var place = await AddPlaceAsync(editor, "Cabinet du parc");
        await SaveHoursAsync(editor, ("08:00", "12:00", $"{place}"));
        await site.App.WithDataAsync(db =>
        {
            db.Add(
                new ServiceOffer
                {
                    Id = Guid.NewGuid(),
                    ProfessionalId = anne.Id,
                    Name = "Bilan",
                    Way = MeetingWay.AtProfessional,
                    PlaceId = place,
                    Place = "Cabinet du parc, 12 rue Garibaldi, 69003 Lyon",
                    DurationMinutes = 60,
                    IsBookable = true,
                    ConfirmsAtOnce = true,
                }
            );
            return db.SaveChangesAsync();
        });
        await editor.SendAsync(await editor.OpenAsync("/account/places"), "handler=Save", ("Place.Telephone", "04 72 00 00 01"));

        var offer = await OfferAsync(anne.Id);
        Assert.Equal("+33472000001", offer.PlaceTelephone);
        var choose = await editor.OpenAsync($"/book/{anne.ReferenceCode}?service={offer.Id}");
        Assert.Contains("04 72 00 00 01", Plain(choose), StringComparison.Ordinal);
        var booking = await BookAsync(anne, offer);
        Assert.Equal("+33472000001", booking.PlaceTelephone);
        Assert.Contains("04 72 00 00 01", Plain(await editor.OpenAsync($"/bookings/{booking.Code}")), StringComparison.Ordinal);
        Assert.Contains("04 72 00 00 01", Plain(await editor.OpenAsync($"/services/{booking.Code}/sheet")), StringComparison.Ordinal);
        await using var scope = site.App.Services.CreateAsyncScope();
        var file = scope.ServiceProvider.GetRequiredService<Web.Bookings.Calendar.BookingCalendar>();
        Assert.Contains(
            "04 72 00 00 01",
            file.EventOf(booking, BookingSide.Client, "Anne", "Europe/Paris", attendee: null).Description.Replace('\u00a0', ' '),
            StringComparison.Ordinal
        );
    }

    private static string Plain(IDocument page) => page.Body!.TextContent.Replace('\u00a0', ' ');

    [Fact]
    public async Task Whoever_wrote_an_address_by_hand_has_no_telephone_with_it()
    {
        var (editor, anne) = await ProfileEditorSite.SignInAsync(site.App);
        using var _ = editor;
        await site.App.WithDataAsync(db =>
        {
            db.Add(
                new ServiceOffer
                {
                    Id = Guid.NewGuid(),
                    ProfessionalId = anne.Id,
                    Name = "Bilan",
                    Way = MeetingWay.AtProfessional,
                    Place = "12 rue Garibaldi, 69003 Lyon",
                    DurationMinutes = 60,
                    IsBookable = true,
                }
            );
            return db.SaveChangesAsync();
        });

        var choose = await editor.OpenAsync($"/book/{anne.ReferenceCode}?service={(await OfferAsync(anne.Id)).Id}");
        Assert.DoesNotContain("Téléphone du lieu", Plain(choose), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_moves_takes_its_services_along_and_one_that_goes_leaves_them_its_address()
    {
        var (editor, anne) = await ProfileEditorSite.SignInAsync(site.App);
        using var _ = editor;
        var place = await AddPlaceAsync(editor, "Cabinet");
        await SaveHoursAsync(editor, ("08:00", "12:00", $"{place}"));
        await site.App.WithDataAsync(db =>
        {
            db.Add(
                new ServiceOffer
                {
                    Id = Guid.NewGuid(),
                    ProfessionalId = anne.Id,
                    Name = "Bilan",
                    Way = MeetingWay.AtProfessional,
                    PlaceId = place,
                    Place = "Cabinet, 12 rue Garibaldi, 69003 Lyon",
                }
            );
            return db.SaveChangesAsync();
        });

        await editor.SendAsync(await editor.OpenAsync("/account/places"), "handler=Save", ("Place.AddressLine", "1 quai Perrache"));
        Assert.Equal("Cabinet, 1 quai Perrache, 69003 Lyon", (await OfferAsync(anne.Id)).Place);

        await editor.SendAsync(await editor.OpenAsync("/account/places"), "handler=Remove");
        var offer = await OfferAsync(anne.Id);
        Assert.Equal((null, "Cabinet, 1 quai Perrache, 69003 Lyon"), (offer.PlaceId, offer.Place));
        Assert.Null((await HoursAsync(anne.Id)).Single().PlaceId);
    }

    [Fact]
    public async Task Somebody_elses_place_can_be_named_neither_by_a_service_nor_by_hours()
    {
        var (other, _) = await ProfileEditorSite.SignInAsync(site.App);
        using var closing = other;
        var theirs = await AddPlaceAsync(other, "Ailleurs");
        var (editor, anne) = await ProfileEditorSite.SignInAsync(site.App);
        using var __ = editor;

        var refused = await SaveHoursAsync(editor, ("08:00", "12:00", $"{theirs}"));
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Contains("n’est plus dans votre liste", (await editor.ReadAsync(refused)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await HoursAsync(anne.Id));

        var page = await editor.OpenAsync("/account/profile");
        var service = await editor.SendAsync(
            page,
            "AddService",
            ("Name", "Bilan"),
            ("Booking.Way", nameof(MeetingWay.AtProfessional)),
            ("Booking.PlaceId", $"{theirs}")
        );
        Assert.Contains("n’est plus dans votre liste", (await editor.ReadAsync(service)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await site.App.WithDataAsync(db => db.ServiceOffers.CountAsync(o => o.ProfessionalId == anne.Id)));
    }

    private async Task<Guid> AddPlaceAsync(ProfileEditorSite editor, string name)
    {
        await editor.Person.PostFormAsync(
            "/account/places?handler=Save",
            "/account/places",
            ("Place.Name", name),
            ("Place.AddressLine", "12 rue Garibaldi"),
            ("Place.City", "Lyon 69003"),
            ("Place.Access", "Deuxième étage")
        );
        return await site.App.WithDataAsync(db =>
            db.Set<Place>().Where(p => p.Name == name).OrderByDescending(p => p.Position).Select(p => p.Id).FirstAsync()
        );
    }

    /// <summary>Every day the same, so that no test depends on the day it runs.</summary>
    private static async Task<HttpResponseMessage> SaveHoursAsync(
        ProfileEditorSite editor,
        params (string Start, string End, string Place)[] hours
    )
    {
        const string Page = "/account/calendar";
        var stamp = (await editor.OpenAsync(Page)).QuerySelector("input[name='stamp']")!.GetAttribute("value")!;
        var fields = Enumerable
            .Range(1, hours.Length == 1 ? 1 : 7)
            .SelectMany(day => hours.SelectMany(h => new[] { ($"start{day}", h.Start), ($"end{day}", h.End), ($"place{day}", h.Place) }));
        return await editor.Person.PostFormAsync(Page, Page, [("stamp", stamp), .. fields]);
    }

    private async Task<Booking> BookAsync(Professional anne, ServiceOffer offer)
    {
        var paul = await site.App.AddAccountAsync("Paul Petit");
        using var client = site.NewPerson();
        await client.SignInAsDemoAsync(paul.Id);
        var choose = $"/book/{anne.ReferenceCode}?service={offer.Id}&day={DateTime.UtcNow.AddDays(4):yyyy-MM-dd}";
        var slot = (await DirectorySite.OpenAsync(client, choose)).QuerySelector("button.slot")!.GetAttribute("value")!;
        var form = (await client.PostFormAsync(choose, choose, ("start", slot))).Headers.Location!.ToString();
        await client.PostFormAsync(form, form, ("EarlyStart", "true"));
        return await site.App.WithDataAsync(db => db.Set<Booking>().AsNoTracking().SingleAsync(b => b.ProfessionalId == anne.Id));
    }

    private Task<ServiceOffer> OfferAsync(Guid owner) =>
        site.App.WithDataAsync(db => db.ServiceOffers.AsNoTracking().SingleAsync(o => o.ProfessionalId == owner));

    private Task<List<WorkingHours>> HoursAsync(Guid owner) =>
        site.App.WithDataAsync(db => db.WorkingHours.AsNoTracking().Where(h => h.ProfessionalId == owner).ToListAsync());
}
