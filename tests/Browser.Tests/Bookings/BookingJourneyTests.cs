using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NodaTime;
using Visavis.Browser.Tests.Accounts;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Media;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Availability;
using Visavis.Web.Bookings;
using Visavis.Web.Professionals;

namespace Visavis.Browser.Tests.Bookings;

/// <summary>What people do from the calendar to the cancelled appointment, on a phone, with axe on every page they pass.</summary>
public sealed class BookingJourneyTests(ChromiumBrowser chromium, BookingPlace place) : IClassFixture<BookingPlace>
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
    private static readonly DateTimeZone Toronto = DateTimeZoneProviders.Tzdb["America/Toronto"];

    [Fact]
    public async Task A_calendar_is_shared_seen_and_turns_busy_between_the_list_and_the_press_and_nothing_is_offered_while_it_cannot_be_read()
    {
        var (anne, offer) = await place.App.AddBookableAsync(o => o.ConfirmsAtOnce = true);
        var id = $"{Guid.NewGuid():N}@group.calendar.google.com";
        var day = SystemClock.Instance.GetCurrentInstant().InZone(Paris).Date.PlusDays(4);
        DateTimeOffset At(int hour) => (day + new LocalTime(hour, 0)).InZoneStrictly(Paris).ToDateTimeOffset();
        place.Google.Share(id, (At(9), At(10)));
        await using var hers = await chromium.NewPersonAsync(place.Address, width: 360, height: 780);
        var page = await hers.NewPageAsync();
        await AccountSite.SignInAsync(page, anne.Id, "/account/calendar/shared");
        await page.GetByLabel("Adresse, identifiant ou lien public de l’agenda").FillAsync(id);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter et vérifier" }).ClickAsync();
        await page.Locator(".agenda-id", new() { HasText = id }).WaitForAsync();
        await AssertAccessibleAsync(page);

        await using var his = await chromium.NewPersonAsync(place.Address, width: 360, height: 780);
        var visitor = await his.NewPageAsync();
        var list = $"/book/{anne.ReferenceCode}?service={offer.Id}&day={day:uuuu-MM-dd}";
        await visitor.GotoAsync(list);
        await AssertAccessibleAsync(visitor);
        Assert.Equal(0, await SlotAt(visitor, At(9)).CountAsync());
        Assert.Equal(1, await SlotAt(visitor, At(11)).CountAsync());
        place.Google.Share(id, (At(9), At(12)));
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Vérifier maintenant" }).ClickAsync();
        await page.WaitForLoadStateAsync();

        await SlotAt(visitor, At(11)).ClickAsync();

        await visitor.GetByText("Ce créneau vient d’être pris").WaitForAsync();
        Assert.Equal(0, await SlotAt(visitor, At(11)).CountAsync());
        await AssertAccessibleAsync(visitor);
        place.Google.Unshare(id);
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Vérifier maintenant" }).ClickAsync();
        await page.Locator(".agenda-row-trouble").WaitForAsync();
        await visitor.GotoAsync(list);
        await visitor.GetByText("ne peut pas être lue").WaitForAsync();
        Assert.Equal(0, await visitor.Locator("button.slot").CountAsync());
    }

    [Fact]
    public async Task A_visitor_abroad_books_while_the_clocks_differ_by_another_hour_and_reads_both()
    {
        var (anne, offer) = await place.App.AddBookableAsync(o => (o.ConfirmsAtOnce, o.HorizonDays) = (true, 365));
        // Between the two changes of spring, Toronto is five hours behind and not six.
        var now = SystemClock.Instance.GetCurrentInstant();
        var usual = Difference(now.InUtc().Date.PlusDays(1));
        var day = Enumerable
            .Range(3, 360)
            .Select(i => now.InUtc().Date.PlusDays(i))
            .First(d => Difference(d) != usual && Difference(d.PlusDays(1)) != usual);
        var clock = $"{15 - Difference(day):00}:00";
        await using var person = await chromium.NewPersonAsync(place.Address, "en-GB", width: 360, height: 780);
        var page = await person.NewPageAsync();

        await page.GotoAsync($"/book/{anne.ReferenceCode}?service={offer.Id}&day={day:uuuu-MM-dd}&zone=America/Toronto");
        await SlotAt(page, (day + new LocalTime(15, 0)).InZoneStrictly(Paris).ToDateTimeOffset()).ClickAsync();
        var form = await page.InnerTextAsync("main");
        Assert.Contains($"{clock} – ", form, StringComparison.Ordinal);
        Assert.Contains("15:00 – 16:00 (Paris time)", form, StringComparison.Ordinal);
        await AssertAccessibleAsync(page);
        await page.GetByLabel("Your name").FillAsync("Paul Petit");
        await page.GetByLabel("Your e-mail address").FillAsync("paul@example.org");
        await page.Locator("form[enctype] button.button-large").ClickAsync();
        var mail = await place.Sink.MailToAsync("paul@example.org");
        await page.GotoAsync(new Uri(mail.Links[0]).PathAndQuery);
        await page.Locator("form.card button.button-large").ClickAsync();

        await page.Locator("[data-state=Accepted]").WaitForAsync();
        Assert.Contains($"{clock} – ", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await AssertAccessibleAsync(page);
        var confirmed = await place.Sink.MailToAsync("paul@example.org", count: 2);
        Assert.Contains($"{clock} – ", confirmed.Text, StringComparison.Ordinal);
        Assert.Contains("15:00 – 16:00 (Paris time)", confirmed.Text, StringComparison.Ordinal);

        int Difference(LocalDate date) =>
            (
                Paris.GetUtcOffset(date.AtMidnight().InUtc().ToInstant()) - Toronto.GetUtcOffset(date.AtMidnight().InUtc().ToInstant())
            ).Seconds / 3600;
    }

    [Fact]
    public async Task Of_two_people_on_one_slot_one_fills_the_form_and_when_their_ten_minutes_end_what_they_wrote_stays()
    {
        var (anne, offer) = await place.App.AddBookableAsync(o => (o.ConfirmsAtOnce, o.Questions) = (true, ["Votre question"]));
        var list = $"/book/{anne.ReferenceCode}?service={offer.Id}&day={DateTime.UtcNow.AddDays(3):yyyy-MM-dd}";
        await using var one = await chromium.NewPersonAsync(place.Address, width: 360, height: 780);
        await using var two = await chromium.NewPersonAsync(place.Address, width: 360, height: 780);
        var (first, second) = (await one.NewPageAsync(), await two.NewPageAsync());
        await first.Clock.InstallAsync();
        await first.GotoAsync(list);
        await second.GotoAsync(list);

        await first.Locator("button.slot").First.ClickAsync();
        await second.Locator("button.slot").First.ClickAsync();
        await second.GetByText("Ce créneau vient d’être pris").WaitForAsync();
        await second.Locator("[role=alert] button[name=start]").First.ClickAsync();
        await second.GetByText("est gardé pour vous").WaitForAsync();
        await first.Locator("textarea").FillAsync("Ma longue question");
        await place.App.WithDataAsync(db =>
            db.Set<Hold>()
                .Where(h => h.ProfessionalId == anne.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(h => h.ExpiresAt, DateTimeOffset.UtcNow))
        );
        await first.Clock.FastForwardAsync(11 * 60 * 1000);
        await first.GetByText("Les dix minutes sont passées").WaitForAsync();
        await first.GetByLabel("Votre nom").FillAsync("Paul Petit");
        await first.GetByLabel("Votre adresse e-mail").FillAsync("late@example.org");
        await first.Locator("form[enctype] button.button-large").ClickAsync();

        await first.GetByText("choisissez un créneau et continuez").WaitForAsync();
        await AssertAccessibleAsync(first);
        await first.Locator("[role=alert] button[name=start]").First.ClickAsync();
        await first.GetByText("est gardé pour vous").WaitForAsync();
        Assert.Equal("Ma longue question", await first.Locator("textarea").InputValueAsync());
        await first.Locator("form[enctype] button.button-large").ClickAsync();
        Assert.NotEmpty((await place.Sink.MailToAsync("late@example.org")).Links);
    }

    [Fact]
    public async Task A_request_is_accepted_its_move_refused_and_its_late_cancellation_waived_with_a_document()
    {
        var (anne, offer) = await place.App.AddBookableAsync(o =>
            (o.FreeCancelHours, o.LateFeePercent, o.PriceCents) = (24 * 14, 50, 6000)
        );
        var paul = await place.App.AddAccountAsync("Paul Petit");
        await using var his = await chromium.NewPersonAsync(place.Address, width: 360, height: 780);
        await using var hers = await chromium.NewPersonAsync(place.Address, width: 360, height: 780);
        var (client, host) = (await his.NewPageAsync(), await hers.NewPageAsync());
        await AccountSite.SignInAsync(
            client,
            paul.Id,
            $"/book/{anne.ReferenceCode}?service={offer.Id}&day={DateTime.UtcNow.AddDays(3):yyyy-MM-dd}"
        );
        await client.Locator("button.slot").First.ClickAsync();
        await client.Locator("[name=EarlyStart]").CheckAsync();
        await client.GetByLabel("Numéro et rue").FillAsync("3 rue des Lilas");
        await client.GetByLabel("Code postal").FillAsync("69003");
        await client.GetByLabel("Ville").FillAsync("Lyon");
        await AssertAccessibleAsync(client);
        await client.GetByRole(AriaRole.Button, new() { Name = "Réserver avec obligation de paiement" }).ClickAsync();
        await client.GetByText("Demande en attente").WaitForAsync();
        var path = new Uri(client.Url).AbsolutePath;
        var when = await client.Locator(".booking-list dd").First.InnerTextAsync();

        await AccountSite.SignInAsync(host, anne.Id, "/dashboard");
        await AssertAccessibleAsync(host);
        await host.GetByRole(AriaRole.Button, new() { Name = "Accepter" }).First.ClickAsync();
        await client.GotoAsync($"{path}/move");
        await AssertAccessibleAsync(client);
        await client.Locator("button.slot").Last.ClickAsync();
        await client.Locator("[role=status]:visible").First.WaitForAsync();
        await host.GotoAsync(path);
        await AssertAccessibleAsync(host);
        await host.Locator("form[action*=RefuseProposal] button").ClickAsync();
        await client.GotoAsync(path);
        Assert.Equal(when, await client.Locator(".booking-list dd").First.InnerTextAsync());
        await client.Locator("#cancel > summary").ClickAsync();
        await client.GetByRole(AriaRole.Button, new() { Name = "Annuler, avec 30" }).ClickAsync();
        await client.GetByText("Demander à ne pas payer").ClickAsync();
        await client.Locator("#waiver-reason").FillAsync("Hospitalisation");
        await client.SetInputFilesAsync(
            "#waiver-proofs",
            new FilePayload
            {
                Name = "bulletin.pdf",
                MimeType = "application/pdf",
                Buffer = SamplePdf.Make(),
            }
        );
        await AssertAccessibleAsync(client);
        await client.GetByRole(AriaRole.Button, new() { Name = "Envoyer mon motif" }).ClickAsync();
        await host.GotoAsync(path);
        await host.GetByRole(AriaRole.Link, new() { Name = "bulletin.pdf" }).WaitForAsync();
        await AssertAccessibleAsync(host);
        await host.GetByRole(AriaRole.Button, new() { Name = "Ne rien demander" }).ClickAsync();
        await host.GetByText("Abandonnés").WaitForAsync();
        Assert.Equal(0, await host.GetByText("bulletin.pdf").CountAsync());
    }

    [Fact]
    public async Task A_guest_books_confirms_and_cancels_by_the_links_of_their_mails_and_an_old_link_does_nothing()
    {
        var (anne, offer) = await place.App.AddBookableAsync(o => o.ConfirmsAtOnce = true);
        var email = $"lise-{Guid.NewGuid():N}@exemple.fr";
        await using var hers = await chromium.NewPersonAsync(place.Address, width: 360, height: 780);
        var page = await hers.NewPageAsync();
        await page.GotoAsync($"/book/{anne.ReferenceCode}?service={offer.Id}&day={DateTime.UtcNow.AddDays(3):yyyy-MM-dd}");
        await page.Locator("button.slot").First.ClickAsync();
        await page.Locator("[name=Name]").FillAsync("Lise Roy");
        await page.Locator("[name=Email]").FillAsync(email);
        await AssertAccessibleAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Réserver", Exact = true }).ClickAsync();
        await page.GetByText("Regardez vos e-mails").First.WaitForAsync();
        Assert.Equal(BookingState.Unconfirmed, await StateAsync(anne.Id));

        var first = new Uri((await place.Sink.MailToAsync(email)).Links[0]).PathAndQuery;
        await page.GotoAsync(first);
        await AssertAccessibleAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirmer mon rendez-vous" }).ClickAsync();
        await page.Locator("[role=status]:visible").First.WaitForAsync();
        Assert.Equal(BookingState.Accepted, await StateAsync(anne.Id));
        await page.GotoAsync(new Uri((await place.Sink.MailToAsync(email, 2)).Links[0]).PathAndQuery);
        await page.Locator("#cancel > summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirmer l’annulation" }).ClickAsync();
        await page.Locator("[role=status]:visible").First.WaitForAsync();
        Assert.Equal(BookingState.Cancelled, await StateAsync(anne.Id));

        await page.GotoAsync(first);
        Assert.Equal(0, await page.GetByRole(AriaRole.Button, new() { Name = "Confirmer mon rendez-vous" }).CountAsync());
        Assert.Equal(BookingState.Cancelled, await StateAsync(anne.Id));
    }

    private Task<BookingState> StateAsync(Guid professional) =>
        place.App.WithDataAsync(db => db.Set<Booking>().Where(b => b.ProfessionalId == professional).Select(b => b.State).SingleAsync());

    private static ILocator SlotAt(IPage page, DateTimeOffset at) => page.Locator($"button.slot[value='{Instant.FromDateTimeOffset(at)}']");

    private static Task AssertAccessibleAsync(IPage page) => new PageWatch(page).AssertFlawlessAsync();
}
