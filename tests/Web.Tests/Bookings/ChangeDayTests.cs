using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Bookings;

/// <summary>Every change of the clocks of three years: page, mail, calendar file and sheet say the same wall clock to both sides.</summary>
public sealed class ChangeDayTests
{
    private static readonly string[] Zones = ["Europe/Paris", "America/Montreal", "Pacific/Noumea", "Asia/Kolkata"];

    [Fact]
    [Trait(Tiers.Trait, Tiers.Whole)]
    public async Task Around_every_change_of_three_years_page_mail_calendar_and_sheet_tell_both_sides_the_same_time()
    {
        // Nothing leaves: the words of the mails are read in the queue.
        await using var site = await BookingSite.StartAsync(
            services: services => services.Remove(services.Single(s => !s.IsKeyedService && s.ImplementationType == typeof(MailWorker))),
            onPort: true
        );
        var offer = await site.AddOfferAsync(o => (o.ConfirmsAtOnce, o.Way) = (true, MeetingWay.AtProfessional));
        var address = site.App.ClientOptions.BaseAddress;
        using var client = new PersonClient(address);
        await client.SignInAsDemoAsync(site.Client);
        using var host = new PersonClient(address);
        await host.SignInAsDemoAsync(site.Anne.Id);
        for (var number = 0; number < Zones.Length; number++)
        {
            var (zoneId, clientZone) = (Zones[number], Zones[(number + 1) % Zones.Length]);
            await MoveToAsync(site, zoneId, clientZone);
            foreach (var (start, minutes) in TimesIn(DateTimeZoneProviders.Tzdb[zoneId]))
            {
                var booking = await AddAsync(site, offer, start, minutes, zoneId, clientZone);
                await AssertAgreesAsync(site, booking, client, (clientZone, zoneId), site.Client);
                await AssertAgreesAsync(site, booking, host, (zoneId, clientZone), site.Anne.Id);
            }
        }
    }

    [Fact]
    public async Task Who_booked_on_another_clock_than_their_accounts_is_told_the_same_on_page_and_mail_as_the_professional()
    {
        await using var site = await BookingSite.StartAsync(
            services: services => services.Remove(services.Single(s => !s.IsKeyedService && s.ImplementationType == typeof(MailWorker))),
            onPort: true
        );
        var offer = await site.AddOfferAsync(o => (o.ConfirmsAtOnce, o.Way) = (true, MeetingWay.AtProfessional));
        using var host = new PersonClient(site.App.ClientOptions.BaseAddress);
        await host.SignInAsDemoAsync(site.Anne.Id);
        await MoveToAsync(site, "Europe/Paris", "Europe/Paris");

        var booking = await AddAsync(site, offer, BookingSite.At(25, 10), 60, "Europe/Paris", "America/Montreal");

        await AssertAgreesAsync(site, booking, host, ("Europe/Paris", "America/Montreal"), site.Anne.Id);
    }

    [Fact]
    public async Task A_zone_is_written_as_people_write_it_and_one_that_is_none_is_said()
    {
        await using var site = await BookingSite.StartAsync(onPort: true);
        await site.AddOfferAsync();
        using var visitor = new PersonClient(site.App.ClientOptions.BaseAddress);
        const string unknown = "Nous ne connaissons pas ce fuseau\u00a0: les heures restent à l’heure de Paris.";

        Assert.Contains("Affiché à l’heure de Montréal.", await AskAsync("toronto"), StringComparison.Ordinal);
        Assert.Contains("Affiché à l’heure de Nouméa.", await AskAsync("Nouméa"), StringComparison.Ordinal);
        Assert.Contains(unknown, await AskAsync("Olympe"), StringComparison.Ordinal);
        Assert.Contains(unknown, await AskAsync("UTC+05:00"), StringComparison.Ordinal);

        // The ends of all calendars are no slots.
        var form = $"/book/{site.Anne.ReferenceCode}";
        foreach (var start in (string[])["9999-12-31T23:59:59Z", "-9998-01-01T00:00:00Z", "2026-13-01T00:00:00Z"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostFormAsync(form, form, ("start", start))).StatusCode);
        }

        async Task<string> AskAsync(string zone) =>
            WebUtility.HtmlDecode(await TextAsync(visitor, $"/book/{site.Anne.ReferenceCode}?zone={Uri.EscapeDataString(zone)}"));
    }

    [Fact]
    public void A_time_that_comes_twice_in_a_night_says_which_of_the_two_it_is()
    {
        var paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
        var first = Instant.FromUtc(2027, 10, 31, 0, 30);

        Assert.Equal("02:30 UTC+02", BookingWords.Clock(first, paris));
        Assert.Equal("02:30 UTC+01", BookingWords.Clock(first + Duration.FromHours(1), paris));
        Assert.Equal("03:30", BookingWords.Clock(first + Duration.FromHours(2), paris));
    }

    private static async Task AssertAgreesAsync(
        BookingSite site,
        Booking booking,
        PersonClient reader,
        (string Own, string Other) zones,
        Guid account
    )
    {
        var (from, to) = (Wall(booking.StartsAt, zones.Own), Wall(booking.EndsAt, zones.Own));
        var (otherFrom, otherTo) = (Wall(booking.StartsAt, zones.Other), Wall(booking.EndsAt, zones.Other));
        var own = Span(from, to);
        string[] expected = from == otherFrom ? [own] : [own, Span(otherFrom, otherTo)];

        var path = $"/bookings/{booking.Code}";
        var page = await new HtmlParser().ParseDocumentAsync(await TextAsync(reader, path), TestContext.Current.CancellationToken);
        var shown = page.QuerySelector(".booking-list dd")!.TextContent;
        Assert.All(expected, words => Assert.Contains(words, shown, StringComparison.Ordinal));

        var mail = (await site.MailsAsync(booking.Id)).Single(m => m.AccountId == account);
        var content = site.App.Services.GetRequiredService<MailWriter>().Read(mail);
        Assert.Contains(content.Paragraphs, told => expected.All(words => told.Contains(words, StringComparison.Ordinal)));

        // What is attached to the mail and what the page offers are the same entry.
        AssertEntry(Encoding.UTF8.GetString(Assert.Single(content.Attachments!).Content), zones.Own, from, to);
        AssertEntry(await TextAsync(reader, $"{path}/calendar.ics"), zones.Own, from, to);

        // The sheet lies where the work is done: it says that clock to both.
        var sheet = await TextAsync(reader, $"/services/{booking.Code}/sheet");
        Assert.Contains($"{Wall(booking.StartsAt, booking.ProfessionalZone):HH:mm}", sheet, StringComparison.Ordinal);
        Assert.Contains($"{Wall(booking.EndsAt, booking.ProfessionalZone):HH:mm}", sheet, StringComparison.Ordinal);
    }

    private static async Task<string> TextAsync(PersonClient reader, string path)
    {
        using var response = await reader.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static void AssertEntry(string file, string zoneId, DateTime from, DateTime to)
    {
        Assert.Contains($"DTSTART;TZID={zoneId}:{from:yyyyMMdd'T'HHmmss}", file, StringComparison.Ordinal);
        Assert.Contains($"DTEND;TZID={zoneId}:{to:yyyyMMdd'T'HHmmss}", file, StringComparison.Ordinal);
    }

    /// <summary>Late on the eve, across the hour that is skipped or comes twice, and in the morning after; of a zone without changes, any two days.</summary>
    private static IEnumerable<(Instant Start, int Minutes)> TimesIn(DateTimeZone zone)
    {
        var (begin, end) = (Instant.FromUtc(2026, 12, 1, 0, 0), Instant.FromUtc(2029, 12, 1, 0, 0));
        var days = zone.GetZoneIntervals(new Interval(begin, end))
            .Where(part => part.HasStart && part.Start > begin)
            .Select(part => part.IsoLocalStart.Date)
            .DefaultIfEmpty(new LocalDate(2027, 7, Math.Abs(zone.MaxOffset.Seconds) / 3600));
        foreach (var day in days)
        {
            yield return (At(day.PlusDays(-1), new LocalTime(22, 30)), 110);
            yield return (At(day, new LocalTime(0, 30)), 240);
            yield return (At(day, new LocalTime(9, 30)), 50);
        }

        Instant At(LocalDate day, LocalTime clock) => (day + clock).InZoneStrictly(zone).ToInstant();
    }

    private static DateTime Wall(DateTimeOffset at, string zoneId) =>
        Instant.FromDateTimeOffset(at).InZone(DateTimeZoneProviders.Tzdb[zoneId]).ToDateTimeUnspecified();

    private static string Span(DateTime from, DateTime to) =>
        $"{from.ToString("D", CultureInfo.GetCultureInfo("fr-FR"))}, {from:HH:mm} – {to:HH:mm}";

    private static Task<int> MoveToAsync(BookingSite site, string zone, string clientZone) =>
        site.App.WithDataAsync(async db =>
        {
            var people = await db.Users.Where(a => a.Id == site.Anne.Id || a.Id == site.Client).ToListAsync();
            foreach (var person in people)
            {
                BookingSite.Mailed("person")(person);
                person.TimeZone = person.Id == site.Client ? clientZone : zone;
            }

            return await db.SaveChangesAsync();
        });

    /// <summary>An appointment that was made, and told to both.</summary>
    private static Task<Booking> AddAsync(
        BookingSite site,
        ServiceOffer offer,
        Instant start,
        int minutes,
        string zone,
        string clientZone
    ) =>
        site.InScopeAsync<BookingMaker, Booking>(async maker =>
        {
            var booking = BookingMaker.Make(
                Guid.NewGuid(),
                site.Anne.Id,
                offer,
                start.ToDateTimeOffset(),
                minutes,
                zone,
                BookingSite.Request(site.Client) with
                {
                    Zone = clientZone,
                },
                site.Clock.GetUtcNow()
            );
            Assert.True(await maker.WriteAsync(booking, TestContext.Current.CancellationToken));
            return booking;
        });
}
