using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Visavis.Browser.Tests.Accounts;
using Visavis.Browser.Tests.Bookings;
using Visavis.Ledger;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Bookings;
using Visavis.Web.Contacts;
using Visavis.Web.Invoices;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;
using Visavis.Web.Services;
using Visavis.Web.Vouchers;

namespace Visavis.Browser.Tests.Services;

/// <summary>From an appointment booked with vouchers to the answer to its appraisal, on a phone, with axe on every page that is passed.</summary>
public sealed class ServiceJourneyTests(ChromiumBrowser chromium, BookingPlace place) : IClassFixture<BookingPlace>
{
    [Fact]
    public async Task A_service_is_booked_with_vouchers_signed_adjusted_settled_invoiced_recommended_and_answered()
    {
        var (anne, offer) = await place.App.AddBookableAsync(o =>
            (o.ConfirmsAtOnce, o.PriceCents, o.PriceUnit, o.DurationMinutes) = (true, 3000, PriceUnit.Hour, 120)
        );
        var paul = (await place.App.AddAccountAsync("Paul Petit")).Id;
        await PrepareAsync(anne.Id, paul);
        await using var his = await chromium.NewPersonAsync(place.Address, width: 360, height: 780);
        await using var hers = await chromium.NewPersonAsync(place.Address, width: 360, height: 780);
        var (client, host) = (await his.NewPageAsync(), await hers.NewPageAsync());

        // Booked with two of three vouchers.
        var list = $"/book/{anne.ReferenceCode}?service={offer.Id}&day={DateTime.UtcNow.AddDays(3):yyyy-MM-dd}";
        await AccountSite.SignInAsync(client, paul, list);
        await client.Locator("button.slot").First.ClickAsync();
        await client.GetByText("2 titres réservés avec ce rendez-vous, il vous en restera 1").ClickAsync();
        await client.Locator("[name=EarlyStart]").CheckAsync();
        await AssertAccessibleAsync(client);
        await client.GetByRole(AriaRole.Button, new() { Name = "Réserver avec obligation de paiement" }).ClickAsync();
        await client.Locator("[data-state=Accepted]").WaitForAsync();
        var code = new Uri(client.Url).Segments[^1];
        await DaysPassAsync(code);

        // Hours are entered, and the client takes one off.
        await AccountSite.SignInAsync(host, anne.Id, $"/services/{code}");
        await AssertAccessibleAsync(host);
        await host.GetByRole(AriaRole.Button, new() { Name = "Enregistrer mes heures" }).ClickAsync();
        await host.GetByText("Vos heures sont enregistrées").WaitForAsync();
        await client.GotoAsync($"/services/{code}");
        await client.Locator("[name=adjustment]").FillAsync("−1,00");
        await client.Locator("form:has([name=adjustment]) [name=justification]").FillAsync("Partie une heure plus tôt");
        await AssertAccessibleAsync(client);
        await client.GetByRole(AriaRole.Button, new() { Name = "Approuver" }).ClickAsync();
        await client.GetByText("Les heures sont approuvées").WaitForAsync();

        // Signed with the finger.
        await client.GotoAsync($"/services/{code}/sheet");
        var pad = (await client.Locator("canvas").BoundingBoxAsync())!;
        await client.Locator("canvas").ScrollIntoViewIfNeededAsync();
        pad = (await client.Locator("canvas").BoundingBoxAsync())!;
        await client.Mouse.MoveAsync(pad.X + 20, pad.Y + 20);
        await client.Mouse.DownAsync();
        await client.Mouse.MoveAsync(pad.X + 150, pad.Y + 60, new() { Steps = 5 });
        await client.Mouse.UpAsync();
        await AssertAccessibleAsync(client);
        await client.GetByRole(AriaRole.Button, new() { Name = "Signer la fiche" }).ClickAsync();
        await client.GetByText("La fiche est signée").WaitForAsync();
        Assert.Equal(2, await client.Locator(".sheet-box img").CountAsync());
        await AssertAccessibleAsync(client);

        // One voucher pays the hour, the other comes back.
        await client.GotoAsync("/vouchers");
        await AssertAccessibleAsync(client);
        await client.GetByRole(AriaRole.Button, new() { Name = "Confirmer la prestation" }).ClickAsync();
        await client.GetByText("2 disponibles, 0 réservé, 0 retenu, 1 utilisé").WaitForAsync();

        // The professional lets the time to contest pass, and invoices the hour.
        await WeeksPassAsync(code);
        await host.GotoAsync("/invoices/issued");
        await AssertAccessibleAsync(host);
        await host.GetByRole(AriaRole.Button, new() { Name = "Émettre la facture de 30" }).ClickAsync();
        await host.Locator("#issued a[href^='/invoices/']").First.WaitForAsync();
        await client.GotoAsync("/invoices");
        await client.Locator("a[href^='/invoices/']:has-text('F2')").First.ClickAsync();
        await client.GetByText("Hors taxe").First.WaitForAsync();
        Assert.Contains(code, await client.InnerTextAsync("main"), StringComparison.Ordinal);
        await AssertAccessibleAsync(client);

        // Recommended, and answered once.
        await client.GotoAsync($"/services/{code}");
        await client.GetByText("Oui, satisfait").ClickAsync();
        await client.Locator("[name=words]").FillAsync("Ponctuelle et soigneuse");
        await client.Locator("[name=recommends]").CheckAsync();
        await client.GetByRole(AriaRole.Button, new() { Name = "Publier mon avis" }).ClickAsync();
        await client.GetByText("votre avis est publié").WaitForAsync();
        await host.GotoAsync($"/services/{code}");
        await host.Locator("[name=answer]").FillAsync("Merci, à bientôt");
        await host.GetByRole(AriaRole.Button, new() { Name = "Publier ma réponse" }).ClickAsync();
        await host.GetByText("Votre réponse est publiée").WaitForAsync();
        Assert.Equal(0, await host.Locator("[name=answer]").CountAsync());
        await client.GotoAsync(ProfessionalDirectory.ProfilePath(anne));
        await client.GetByText("Ponctuelle et soigneuse").WaitForAsync();
        await client.GetByText("Merci, à bientôt").WaitForAsync();
    }

    [Fact]
    public async Task A_month_is_closed_an_hour_too_many_is_taken_back_by_a_credit_note_and_both_sides_read_what_is_left()
    {
        var (anne, _) = await place.App.AddBookableAsync();
        var zoe = (await place.App.AddAccountAsync("Zoé Roux")).Id;
        await PrepareAsync(anne.Id, zoe);
        var codes = await AddLastMonthAsync(anne.Id, zoe);
        await using var hers = await chromium.NewPersonAsync(place.Address, width: 1280, height: 900);
        await using var his = await chromium.NewPersonAsync(place.Address, "en-GB", 360, 780);
        var (host, client) = (await hers.NewPageAsync(), await his.NewPageAsync());

        await AccountSite.SignInAsync(host, anne.Id, "/invoices/issued");
        await host.GetByRole(AriaRole.Button, new() { Name = "Émettre tout ce qui est prêt" }).ClickAsync();
        await host.GetByText("Rien à facturer").WaitForAsync();
        await host.Locator("#issued a[href^='/invoices/']:has-text('F2')").First.ClickAsync();
        await host.Locator($"#part-{codes[0]}").FillAsync("30,00");
        await host.Locator("#part-reason").FillAsync("Une heure comptée deux fois");
        await AssertAccessibleAsync(host);
        await host.GetByRole(AriaRole.Button, new() { Name = "Émettre l’avoir partiel" }).ClickAsync();
        await host.GetByText("Une heure comptée deux fois").First.WaitForAsync();

        await AccountSite.SignInAsync(client, zoe, "/invoices");
        var table = client.Locator("main");
        await table.GetByText("A2").First.WaitForAsync();
        await AssertAccessibleAsync(client);
        await client.Locator("a[href^='/invoices/']:has-text('A2')").First.ClickAsync();
        await client.GetByText("Une heure comptée deux fois").First.WaitForAsync();
        await AssertAccessibleAsync(client);

        // Two services of 30 €, one of them taken back: 30 € are left to pay, and the month has nothing more to issue.
        var papers = await place.App.WithDataAsync(db => db.Set<Invoice>().AsNoTracking().Where(i => i.ClientId == zoe).ToListAsync());
        Assert.Equal([-3000L, 6000L], papers.Select(i => i.DueCents).Order());
        await using var scope = place.App.Services.CreateAsyncScope();
        var payments = scope.ServiceProvider.GetRequiredService<InvoicePayments>();
        Assert.Equal(3000L, await payments.BalanceAsync(papers.Single(i => !i.IsCreditNote), CancellationToken.None));
    }

    [Fact]
    public async Task A_sheet_is_printed_its_code_read_from_the_picture_opens_what_is_confirmed_and_another_service_is_contested()
    {
        var (anne, _) = await place.App.AddBookableAsync();
        var zoe = (await place.App.AddAccountAsync("Zoé Roux")).Id;
        var codes = await AddLastMonthAsync(anne.Id, zoe);
        await EnterHoursAsync(codes);
        await using var his = await chromium.NewPersonAsync(place.Address, width: 360, height: 780);
        var client = await his.NewPageAsync();
        await AccountSite.SignInAsync(client, zoe, $"/services/{codes[0]}/sheet");
        var link = await client.GetByRole(AriaRole.Link, new() { Name = "Fiche en PDF" }).GetAttributeAsync("href");
        var pdf = await client.APIRequest.GetAsync(new Uri(place.Address, link).ToString());

        // One page, mostly white, with the same code on both halves: it leads to the record.
        var page = Assert.Single(await PrintedPage.OfAsync(await pdf.BodyAsync()));
        Assert.InRange(page.Ink, 0.005, 0.3);
        Assert.Equal(1.414, (double)page.Height / page.Width, 0.01);
        var read = page.Codes();
        Assert.Equal(2, read.Count);
        var address = Assert.Single(read.Distinct());
        Assert.EndsWith($"/sheet/{codes[0]}", address, StringComparison.Ordinal);

        await client.GotoAsync(new Uri(address).AbsolutePath);
        await client.WaitForURLAsync($"**/services/{codes[0]}");
        await client.GetByRole(AriaRole.Button, new() { Name = "Approuver" }).ClickAsync();
        await client.GetByText("Les heures sont approuvées").WaitForAsync();

        await client.GotoAsync($"/services/{codes[1]}");
        await client.Locator("form:has([name=adjustment]) [name=justification]").FillAsync("Personne n’est venu ce jour-là");
        await client.GetByRole(AriaRole.Button, new() { Name = "Contester" }).ClickAsync();
        await client.GetByText("Personne n’est venu ce jour-là").First.WaitForAsync();
        await AssertAccessibleAsync(client);
        var states = await place.App.WithDataAsync(db =>
            db.Set<ServiceHours>()
                .Join(db.Set<Booking>(), h => h.BookingId, b => b.Id, (hours, booking) => new { hours.State, booking.Code })
                .Where(one => codes.Contains(one.Code))
                .ToDictionaryAsync(one => one.Code, one => one.State)
        );
        Assert.Equal((HoursState.Approved, HoursState.Contested), (states[codes[0]], states[codes[1]]));
    }

    private async Task EnterHoursAsync(IReadOnlyList<string> codes)
    {
        await using var scope = place.App.Services.CreateAsyncScope();
        var desk = scope.ServiceProvider.GetRequiredService<HoursDesk>();
        foreach (var code in codes)
        {
            var booking = await place.App.WithDataAsync(db => db.Set<Booking>().AsNoTracking().SingleAsync(b => b.Code == code));
            var input = new HoursInput { Start = "11:00", End = "12:00" };
            Assert.Equal(HoursOutcome.Done, await desk.EnterAsync(booking, BookingSide.Professional, input, CancellationToken.None));
        }
    }

    /// <summary>Two services of an hour in the last month, whose hours nobody has entered.</summary>
    private async Task<IReadOnlyList<string>> AddLastMonthAsync(Guid anne, Guid client)
    {
        var now = DateTimeOffset.UtcNow;
        var first = new DateTimeOffset(now.Year, now.Month, 1, 10, 0, 0, TimeSpan.Zero).AddMonths(-1);
        var bookings = new[] { first.AddDays(3), first.AddDays(10) }
            .Select(start => new Booking
            {
                Id = Guid.NewGuid(),
                Code = string.Concat(Guid.NewGuid().ToByteArray().Take(8).Select(b => "ABCDEFGHJKMNPQRSTVWXYZ23456789"[b % 30])),
                ProfessionalId = anne,
                ClientId = client,
                ClientName = "Zoé Roux",
                ClientLanguage = "fr",
                ClientZone = "Europe/Paris",
                ProfessionalZone = "Europe/Paris",
                ServiceName = "Ménage",
                PriceCents = 3000,
                DurationMinutes = 60,
                StartsAt = start,
                EndsAt = start.AddHours(1),
                State = BookingState.Completed,
                CreatedAt = start.AddDays(-3),
            })
            .ToList();
        await place.App.WithDataAsync(db =>
        {
            db.AddRange(bookings);
            return db.SaveChangesAsync();
        });
        return bookings.ConvertAll(booking => booking.Code);
    }

    /// <summary>Three vouchers that are paid, an address, and a mandate to invoice.</summary>
    private async Task PrepareAsync(Guid anne, Guid paul)
    {
        await place.App.WithDataAsync(db =>
        {
            db.Add(
                new InvoiceIssuer
                {
                    AccountId = anne,
                    LegalName = "Anne Martin",
                    Siret = "73282932000074",
                    Nature = TaxNature.SmallBusiness,
                    AddressLine = "3 rue des Lilas",
                    PostalCode = "35000",
                    City = "Rennes",
                    MandateText = InvoiceMandate.Hash,
                    MandateAcceptedAt = DateTimeOffset.UtcNow,
                    MandateAcceptedById = anne,
                }
            );
            db.Add(
                new ContactDetails
                {
                    AccountId = paul,
                    FirstName = "Paul",
                    LastName = "Petit",
                    AddressLine = "12 rue du Port",
                    PostalCode = "44000",
                    City = "Nantes",
                    Country = "FR",
                }
            );
            return db.SaveChangesAsync();
        });
        await using var scope = place.App.Services.CreateAsyncScope();
        var orders = scope.ServiceProvider.GetRequiredService<VoucherOrders>();
        await orders.OrderAsync(ServedClient.Account(paul), "wallonie", 3, CancellationToken.None);
        var wallet = await place.App.WithDataAsync(db => db.Set<VoucherWallet>().AsNoTracking().SingleAsync(w => w.OwnerId == paul));
        await orders.RecordPaymentAsync(wallet.Reference, 3000, $"T-{wallet.Reference}", CancellationToken.None);
    }

    /// <summary>The appointment lies two days back, and its vouchers are held.</summary>
    private async Task DaysPassAsync(string code)
    {
        await place.App.WithDataAsync(async db =>
        {
            var booking = await db.Set<Booking>().SingleAsync(b => b.Code == code);
            (booking.StartsAt, booking.EndsAt) = (booking.StartsAt.AddDays(-5), booking.EndsAt.AddDays(-5));
            booking.State = BookingState.Completed;
            await db.Set<BookedTime>().Where(t => t.OwnerId == booking.Id).ExecuteDeleteAsync();
            return await db.SaveChangesAsync();
        });
        await place.App.Services.GetRequiredService<VoucherClock>().TickAsync(CancellationToken.None);
    }

    private Task<int> WeeksPassAsync(string code) =>
        place.App.WithDataAsync(db =>
            db.Set<ServiceHours>()
                .Where(h => db.Set<Booking>().Any(b => b.Id == h.BookingId && b.Code == code))
                .ExecuteUpdateAsync(set => set.SetProperty(h => h.ApproveBy, DateTimeOffset.UtcNow.AddMinutes(-1)))
        );

    private static Task AssertAccessibleAsync(IPage page) => new PageWatch(page).AssertFlawlessAsync();
}
