using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Professionals;
using Visavis.Web.Services;
using Visavis.Web.Services.Sheets;
using Visavis.Web.Tests.Bookings;

namespace Visavis.Web.Tests.Services;

/// <summary>The sheet on paper, its signatures, its one-time code and the codes on site, on the services themselves.</summary>
public sealed class SheetTests
{
    private const string Drawn = "10,100 60,40 120,160 300,80;320,80 400,120";
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task The_sheet_is_one_tagged_A4_with_its_number_on_both_halves_however_long_its_fields_are(string language)
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await AcceptedAsync(site, b => Longest(b));
        await SignAsync(site, booking, BookingSide.Professional, Drawn);
        site.Clock.Advance(TimeSpan.FromDays(1));

        var facts = await FactsAsync(site, booking, BookingSide.Client, language);
        var pdf = SheetPdf.Write(facts);
        using var read = PdfDocument.Open(pdf);

        var page = Assert.Single(read.GetPages());
        Assert.Equal((595, 842), ((int)Math.Round(page.Width), (int)Math.Round(page.Height)));
        var raw = Encoding.Latin1.GetString(pdf);
        Assert.Contains("/StructTreeRoot", raw, StringComparison.Ordinal);
        Assert.Contains("/Lang", raw, StringComparison.Ordinal);
        var halves = page.Letters.GroupBy(letter => letter.StartBaseLine.Y < page.Height - 630).ToDictionary(g => g.Key, g => g.ToList());
        Assert.All(
            halves.Values,
            half => Assert.Contains(booking.Code, string.Concat(half.Select(l => l.Value)), StringComparison.Ordinal)
        );
        Assert.All(page.Letters, letter => Assert.InRange(letter.BoundingBox.Right, 40, 560));
        Assert.All(page.Letters, letter => Assert.InRange(letter.StartBaseLine.Y, 20, 820));
        // Nothing of the longest fields is left out.
        var text = string.Concat(page.Letters.Select(l => l.Value)).Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains($"{new string('m', 299)}F", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_and_professional_sign_once_each_from_the_start_on_drawn_or_typed()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await AcceptedAsync(site);
        Assert.Equal(SignOutcome.NotNow, await SignAsync(site, booking, BookingSide.Client, Drawn));
        site.Clock.Advance(booking.StartsAt - site.Clock.GetUtcNow());

        Assert.Equal(SignOutcome.Empty, await SignAsync(site, booking, BookingSide.Client, "1,1 2,2", " "));
        Assert.Equal(SignOutcome.Done, await SignAsync(site, booking, BookingSide.Client, null, "  Paul  Petit "));
        Assert.Equal(SignOutcome.NotNow, await SignAsync(site, booking, BookingSide.Client, Drawn));
        Assert.Equal(SignOutcome.Done, await SignAsync(site, booking, BookingSide.Professional, Drawn));

        var rows = await site.App.WithDataAsync(db => db.Set<SheetSignature>().AsNoTracking().OrderBy(s => s.Side).ToListAsync());
        Assert.Equal(
            [(BookingSide.Client, "Paul Petit", null), (BookingSide.Professional, site.Anne.DisplayName, Drawn)],
            rows.Select(s => (s.Side, s.Name, s.Strokes))
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5,5 6,6 7,7")]
    [InlineData("10,100 60,40 601,1")]
    [InlineData("10,100 60,40 -5,1")]
    [InlineData("10,100 60,40 <svg>")]
    [InlineData("10,100 60,40 1,2,3")]
    public void What_is_no_drawing_is_refused(string? text) => Assert.Null(SheetStrokes.Read(text));

    [Fact]
    public void A_drawing_is_read_back_as_it_was_written_and_never_longer_than_is_stored()
    {
        Assert.Equal(Drawn, SheetStrokes.Read(Drawn)!.ToString());
        Assert.Null(SheetStrokes.Read(string.Join(' ', Enumerable.Repeat("100,100", SheetStrokes.Longest))));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_code_goes_to_the_client_by_mail_and_opens_the_record_once(DatabaseProvider provider)
    {
        await using var site = await BookingSite.StartAsync(provider);
        var booking = await AcceptedAsync(site);
        await AskAsync(site, "ZZZZZZZZ");
        await AskAsync(site, booking.Code.ToLowerInvariant());
        Assert.Equal(1, await MailsAsync(site));
        var code = await CodeAsync(site);

        Assert.Null(await OpenAsync(site, booking.Code, Other(code)));
        Assert.Null(await OpenAsync(site, "ZZZZZZZZ", code));
        var path = await OpenAsync(site, booking.Code, $" {code[..3]} {code[3..]} ");

        Assert.StartsWith($"/services/{booking.Code}?key=", path, StringComparison.Ordinal);
        Assert.Null(await OpenAsync(site, booking.Code, code));
    }

    [Fact]
    public async Task A_code_is_good_for_ten_minutes_and_five_tries_and_few_are_sent()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await AcceptedAsync(site);
        await AskAsync(site, booking.Code);
        var first = await CodeAsync(site);
        for (var i = 0; i < 5; i++)
        {
            Assert.Null(await OpenAsync(site, booking.Code, Other(first)));
        }

        Assert.Null(await OpenAsync(site, booking.Code, first));
        await AskAsync(site, booking.Code);
        var second = await CodeAsync(site);
        site.Clock.Advance(SheetCodes.Lifetime);
        Assert.Null(await OpenAsync(site, booking.Code, second));
        await AskAsync(site, booking.Code);
        await AskAsync(site, booking.Code);
        Assert.Equal(MailAllowance.PerHour, await MailsAsync(site));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_codes_that_the_client_gives_on_site_note_arrival_and_departure(DatabaseProvider provider)
    {
        await using var site = await BookingSite.StartAsync(provider);
        var booking = await AcceptedAsync(site, b => b.Way = MeetingWay.AtClient);
        Assert.Equal(VisitOutcome.NotNow, await MakeCodesAsync(site, booking, BookingSide.Professional));
        Assert.Equal(VisitOutcome.Done, await MakeCodesAsync(site, booking, BookingSide.Client));
        var visit = await VisitAsync(site, booking);
        Assert.Equal(VisitOutcome.NotNow, await ComeAsync(site, booking, visit.ArrivalCode));
        site.Clock.Advance(booking.StartsAt - site.Clock.GetUtcNow() + TimeSpan.FromMinutes(5));

        Assert.Equal(VisitOutcome.WrongCode, await ComeAsync(site, booking, visit.DepartureCode));
        Assert.Equal(VisitOutcome.NotNow, await ComeAsync(site, booking, visit.ArrivalCode, BookingSide.Client));
        Assert.Equal(VisitOutcome.Done, await ComeAsync(site, booking, visit.ArrivalCode));
        site.Clock.Advance(TimeSpan.FromMinutes(70));
        Assert.Equal(VisitOutcome.WrongCode, await ComeAsync(site, booking, visit.ArrivalCode));
        Assert.Equal(VisitOutcome.Done, await ComeAsync(site, booking, visit.DepartureCode));
        Assert.Equal(VisitOutcome.NotNow, await ComeAsync(site, booking, visit.DepartureCode));

        visit = await VisitAsync(site, booking);
        Assert.Equal((booking.StartsAt.AddMinutes(5), booking.StartsAt.AddMinutes(75)), (visit.ArrivedAt, visit.LeftAt));
    }

    [Fact]
    public async Task After_ten_wrong_codes_on_site_none_is_taken()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await AcceptedAsync(site, b => b.Way = MeetingWay.AtClient);
        await MakeCodesAsync(site, booking, BookingSide.Client);
        var visit = await VisitAsync(site, booking);
        site.Clock.Advance(booking.StartsAt - site.Clock.GetUtcNow());
        for (var i = 0; i < VisitDesk.MostWrong; i++)
        {
            Assert.Equal(VisitOutcome.WrongCode, await ComeAsync(site, booking, "x"));
        }

        Assert.Equal(VisitOutcome.Closed, await ComeAsync(site, booking, visit.ArrivalCode));
    }

    private static async Task<Booking> AcceptedAsync(BookingSite site, Action<Booking>? change = null)
    {
        var offer = await site.AddOfferAsync(o => o.ConfirmsAtOnce = true);
        var booking = await site.BookAsync(offer, BookingSite.At(26, 10));
        await site.App.WithDataAsync(async db =>
        {
            var row = await db.Set<Booking>().SingleAsync(b => b.Id == booking.Id);
            change?.Invoke(row);
            return await db.SaveChangesAsync();
        });
        return await site.ReadAsync(booking.Id);
    }

    private static void Longest(Booking booking)
    {
        booking.Way = MeetingWay.AtClient;
        booking.ClientName = Filled(Booking.LongestName, 'W');
        booking.ForName = Filled(Booking.LongestName, 'M');
        booking.ServiceName = Filled(120, 'n');
        booking.Place = Filled(Booking.LongestPlace, 'm');
        booking.PlaceAccess = Filled(Booking.LongestPlace, 'e');
        booking.ClientAddress = Filled(Booking.LongestPlace, 'o');
        booking.ClientPhone = new string('0', 32);
    }

    /// <summary>One word without a blank, which ends in another letter so that its end can be looked for.</summary>
    private static string Filled(int length, char letter) => $"{new string(letter, length - 1)}F";

    private static async Task<SheetFacts> FactsAsync(BookingSite site, Booking booking, BookingSide side, string language)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return await scope.ServiceProvider.GetRequiredService<SheetWriter>().WriteAsync(booking, side, "https://visavis.example", None);
    }

    private static Task<SignOutcome> SignAsync(BookingSite site, Booking booking, BookingSide side, string? strokes, string? name = null) =>
        site.InScopeAsync<SheetDesk, SignOutcome>(desk => desk.SignAsync(booking, side, strokes, name, None));

    private static Task<bool> AskAsync(BookingSite site, string number) =>
        site.InScopeAsync<SheetCodes, bool>(async codes =>
        {
            await codes.AskAsync(number, None);
            return true;
        });

    private static Task<string?> OpenAsync(BookingSite site, string number, string code) =>
        site.InScopeAsync<SheetCodes, string?>(codes => codes.OpenAsync(number, code, None));

    /// <summary>The one that was mailed last, as its reader sees it.</summary>
    private static async Task<string> CodeAsync(BookingSite site)
    {
        var row = await site.App.WithDataAsync(db => db.Set<SheetCode>().AsNoTracking().SingleAsync());
        return SheetSite.Read(site.App, row);
    }

    private static Task<int> MailsAsync(BookingSite site) =>
        site.App.WithDataAsync(db => db.Mails.CountAsync(m => m.Kind == SheetCodes.Kind && m.AccountId == site.Client));

    private static string Other(string code) => $"{(code[0] == '9' ? '0' : '9')}{code[1..]}";

    private static Task<VisitOutcome> MakeCodesAsync(BookingSite site, Booking booking, BookingSide side) =>
        site.InScopeAsync<VisitDesk, VisitOutcome>(desk => desk.MakeAsync(booking, side, None));

    private static Task<VisitOutcome> ComeAsync(
        BookingSite site,
        Booking booking,
        string code,
        BookingSide side = BookingSide.Professional
    ) => site.InScopeAsync<VisitDesk, VisitOutcome>(desk => desk.WriteAsync(booking, side, code, None));

    private static Task<SiteVisit> VisitAsync(BookingSite site, Booking booking) =>
        site.App.WithDataAsync(db => db.Set<SiteVisit>().AsNoTracking().SingleAsync(v => v.BookingId == booking.Id));
}
