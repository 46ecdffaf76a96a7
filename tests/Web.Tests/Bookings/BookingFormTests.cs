using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Media;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Accounts;
using Visavis.Web.Availability;
using Visavis.Web.Bookings;
using Visavis.Web.Bookings.Files;
using Visavis.Web.Contacts;
using Visavis.Web.Media.Storage;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;
using Visavis.Web.Tests.Hosting;
using Visavis.Web.Tests.Organisations;

namespace Visavis.Web.Tests.Bookings;

/// <summary>The form of a kept slot, through the pages and without scripts: nothing typed is lost, nothing unread is booked.</summary>
public sealed class BookingFormTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task A_second_slot_pressed_in_another_tab_leaves_the_first_form_with_what_was_typed()
    {
        var (anne, offer) = await site.App.AddBookableAsync(o => o.Questions = ["Votre question"]);
        using var paul = await MemberAsync();
        var choose = Choose(anne, offer);
        var slots = (await ReadAsync(paul, choose)).QuerySelectorAll("button.slot").Select(b => b.GetAttribute("value")!).ToList();
        var first = (await paul.PostFormAsync(choose, choose, ("start", slots[0]))).Headers.Location!.ToString();
        var second = (await paul.PostFormAsync(choose, choose, ("start", slots[1]))).Headers.Location!.ToString();

        var lost = await paul.PostFormAsync(first, second, ("Answers[0]", "Ma longue question"));

        Assert.Equal(HttpStatusCode.Conflict, lost.StatusCode);
        var page = new HtmlParser().ParseDocument(await lost.Content.ReadAsStringAsync());
        Assert.Equal("Ma longue question", page.QuerySelector<AngleSharp.Html.Dom.IHtmlTextAreaElement>("textarea")!.Value.Trim());
        Assert.Equal(3, page.QuerySelectorAll("[role=alert] button[name=start]").Length);
        Assert.StartsWith("/bookings/", (await paul.PostFormAsync(second, second)).Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("hier")]
    public async Task A_week_out_of_all_calendars_is_this_week(string week)
    {
        var (anne, _) = await site.App.AddBookableAsync();
        using var person = site.NewPerson();
        await person.SignInAsDemoAsync(anne.Id);

        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync($"/dashboard?week={week}")).StatusCode);
    }

    [Fact]
    public async Task What_has_a_price_asks_for_the_missing_address_once_and_says_who_will_see_it()
    {
        var (anne, offer) = await site.App.AddBookableAsync(o => (o.PriceCents, o.LateFeePercent) = (6000, 50));
        using var paul = await MemberAsync();
        var form = await HoldAsync(paul, anne, offer);
        Assert.Contains("les verra", (await ReadAsync(paul, form)).Body!.TextContent, StringComparison.Ordinal);

        var refused = await paul.PostFormAsync(form, form, ("EarlyStart", "true"));
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Equal(0, await site.App.WithDataAsync(db => db.Set<Booking>().CountAsync(b => b.ProfessionalId == anne.Id)));
        var booked = await paul.PostFormAsync(form, form, [("EarlyStart", "true"), .. Address]);

        Assert.StartsWith("/bookings/", booked.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Contact.AddressLine",
            (await (await paul.GetAsync(await HoldAsync(paul, anne, offer))).Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );
        var booking = await site.App.WithDataAsync(db => db.Set<Booking>().SingleAsync(b => b.ProfessionalId == anne.Id));
        Assert.Equal(50, booking.LateFeePercent);
    }

    [Fact]
    public async Task A_series_is_booked_only_as_its_dates_were_shown_on_several_weekdays_and_times()
    {
        var (anne, offer) = await site.App.AddBookableAsync(o => o.ConfirmsAtOnce = true);
        using var paul = await MemberAsync();
        var form = await HoldAsync(paul, anne, offer);
        (string, string)[] wish = [("EveryWeeks", "1"), ("Times", "6"), .. Enumerable.Range(1, 7).Select(day => ("Weekdays", $"{day}"))];

        var shown = await paul.PostFormAsync(form, form, wish);
        var page = new HtmlParser().ParseDocument(await shown.Content.ReadAsStringAsync());
        Assert.Equal(6, page.QuerySelectorAll("li[data-free=true]").Length);
        Assert.Equal(0, await CountAsync(anne));
        var stamp = page.QuerySelector("input[name=DatesShown]")!.GetAttribute("value")!;
        var other = await paul.PostFormAsync(form, form, [.. wish[..1], ("Times", "5"), .. wish[2..], ("DatesShown", stamp)]);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(0, await CountAsync(anne));
        await paul.PostFormAsync(form, form, [.. wish, ("DatesShown", stamp)]);

        var made = await site.App.WithDataAsync(db =>
            db.Set<Booking>().Where(b => b.ProfessionalId == anne.Id).OrderBy(b => b.StartsAt).ToListAsync()
        );
        Assert.Equal(6, made.Count);
        Assert.Single(made.Select(b => b.SeriesId).Distinct());
        Assert.All(made.Zip(made.Skip(1)), pair => Assert.InRange((pair.Second.StartsAt - pair.First.StartsAt).TotalHours, 23, 25));
    }

    [Fact]
    public async Task A_series_is_shared_by_a_team_that_is_named_before()
    {
        var (anne, offer) = await site.App.AddBookableAsync(o => o.ConfirmsAtOnce = true);
        var (marc, same) = await site.App.AddBookableAsync(o => o.ConfirmsAtOnce = true);
        var (stranger, _) = await site.App.AddBookableAsync(o => o.ConfirmsAtOnce = true);
        // Of the team, but on terms that nobody has read.
        var (dearer, _) = await site.App.AddBookableAsync(o => (o.ConfirmsAtOnce, o.LateFeePercent) = (true, 80));
        await TeamAsync(anne.Id, dearer.Id, marc.Id);
        using var paul = await MemberAsync();
        var form = await HoldAsync(paul, anne, offer);
        // Anne is away from the day after the first date on; Marc is not.
        await site.App.WithDataAsync(async db =>
        {
            var day = DateOnly.FromDateTime((await db.Set<Hold>().SingleAsync(h => h.ProfessionalId == anne.Id)).StartsAt.UtcDateTime);
            db.Add(
                new DateOverrideRow
                {
                    Id = Guid.NewGuid(),
                    ProfessionalId = anne.Id,
                    First = day.AddDays(2),
                    Last = day.AddDays(30),
                    Hours = "",
                }
            );
            return await db.SaveChangesAsync();
        });
        (string, string)[] wish = [("EveryWeeks", "1"), ("Times", "3")];

        var alone = await ParseAsync(await paul.PostFormAsync(form, form, wish));
        Assert.Single(alone.QuerySelectorAll("li[data-free=true]"));
        var offered = alone.QuerySelector("input[name=WithTeam]")!.ParentElement!.TextContent.Trim();
        Assert.EndsWith($"\u00a0: {marc.DisplayName}.", offered, StringComparison.Ordinal);
        var shared = await ParseAsync(await paul.PostFormAsync(form, form, [.. wish, ("WithTeam", "true")]));
        Assert.Equal(3, shared.QuerySelectorAll("li[data-free=true]").Length);
        Assert.Equal(2, shared.QuerySelectorAll(".booking-dates .tag").Count(tag => tag.TextContent == $"Avec {marc.DisplayName}"));
        var stamp = shared.QuerySelector("input[name=DatesShown]")!.GetAttribute("value")!;
        await paul.PostFormAsync(form, form, [.. wish, ("WithTeam", "true"), ("DatesShown", stamp)]);

        var made = await site.App.WithDataAsync(db =>
            db.Set<Booking>()
                .Where(b => b.ProfessionalId == anne.Id || b.ProfessionalId == marc.Id || b.ProfessionalId == stranger.Id)
                .OrderBy(b => b.StartsAt)
                .ToListAsync()
        );
        Assert.Equal([anne.Id, marc.Id, marc.Id], made.Select(b => b.ProfessionalId));
        Assert.Equal([offer.Id, same.Id, same.Id], made.Select(b => b.ServiceOfferId));
        Assert.Single(made.Select(b => b.SeriesId).Distinct());
    }

    private async Task TeamAsync(params Guid[] people)
    {
        var home = await site.App.AddProfessionalAsync(p => p.Category = AccountCategory.Company);
        var service = Guid.NewGuid();
        await site.App.WithDataAsync(db =>
        {
            db.Add(new Organisation { Id = home.Id });
            db.AddRange(
                people.Select(id => new Membership
                {
                    Id = Guid.NewGuid(),
                    OrganisationId = home.Id,
                    AccountId = id,
                    ServiceIds = [service],
                })
            );
            return db.SaveChangesAsync();
        });
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> ParseAsync(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    [Fact]
    public async Task Files_stay_while_something_else_is_wrong_go_with_the_booking_and_are_seen_by_its_two_sides_only()
    {
        var (anne, offer) = await site.App.AddBookableAsync(o => o.Questions = ["Votre question*"]);
        using var paul = await MemberAsync();
        var form = await HoldAsync(paul, anne, offer);

        await PostFilesAsync(paul, form, form, "files", SamplePdf.Make());
        var wrong = await PostFilesAsync(paul, form, form, "files", "<script>"u8.ToArray());
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, wrong.StatusCode);
        var page = new HtmlParser().ParseDocument(await wrong.Content.ReadAsStringAsync());
        Assert.Single(page.QuerySelectorAll(".booking-files li"));
        Assert.Contains("ou un PDF", page.QuerySelector("#b-files-error")!.TextContent, StringComparison.Ordinal);
        var booked = (await paul.PostFormAsync(form, form, ("Answers[0]", "Oui"))).Headers.Location!.ToString();

        var file = await site.App.WithDataAsync(db =>
            db.Set<BookingFile>().SingleAsync(f => db.Set<Booking>().Any(b => b.Id == f.BookingId && b.ProfessionalId == anne.Id))
        );
        using var host = site.NewPerson();
        await host.SignInAsDemoAsync(anne.Id);
        using var stranger = await MemberAsync();
        var path = $"{booked}/files/{file.Id}";
        Assert.Contains(path, await (await host.GetAsync(booked)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(SamplePdf.Make(), await (await host.GetAsync(path)).Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.OK, (await paul.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_proof_is_seen_by_who_decides_and_erased_with_the_decision()
    {
        var (anne, offer) = await site.App.AddBookableAsync(o => (o.PriceCents, o.LateFeePercent) = (6000, 50));
        using var paul = await MemberAsync();
        var me = await site.App.WithDataAsync(db =>
            db.Users.OrderByDescending(a => a.CreatedAt).FirstAsync(a => a.DisplayName == Name(paul))
        );
        var booking = BookingMaker.Make(
            Guid.NewGuid(),
            anne.Id,
            offer,
            DateTimeOffset.UtcNow.AddHours(5),
            60,
            "Europe/Paris",
            BookingSite.Request(me.Id),
            DateTimeOffset.UtcNow
        );
        booking.State = BookingState.Accepted;
        await site.App.WithDataAsync(db =>
        {
            db.Add(booking);
            return db.SaveChangesAsync();
        });
        var path = $"/bookings/{booking.Code}";
        await paul.PostFormAsync($"{path}?handler=Cancel", path);

        await PostFilesAsync(paul, $"{path}?handler=AskWaiver", path, "proofs", SamplePdf.Make(), ("reason", "Hospitalisation"));
        var proof = await site.App.WithDataAsync(db => db.Set<BookingFile>().SingleAsync(f => f.BookingId == booking.Id));
        using var host = site.NewPerson();
        await host.SignInAsDemoAsync(anne.Id);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync($"{path}/files/{proof.Id}")).StatusCode);
        await host.PostFormAsync($"{path}?handler=DecideWaiver", path, ("waive", "true"));

        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync($"{path}/files/{proof.Id}")).StatusCode);
        Assert.Null(await site.App.Services.GetRequiredService<IBlobStore>().OpenReadAsync(proof.StorageKey, CancellationToken.None));
        var after = await site.App.WithDataAsync(db => db.Set<Booking>().AsNoTracking().SingleAsync(b => b.Id == booking.Id));
        Assert.Equal((LateFeeState.Waived, null), (after.LateFee, after.Reason));
    }

    [Fact]
    public async Task A_professional_writes_an_appointment_down_for_a_client_who_is_told_and_owes_nothing_for_cancelling()
    {
        var (anne, offer) = await site.App.AddBookableAsync(o => (o.PriceCents, o.LateFeePercent) = (6000, 50));
        using var host = site.NewPerson();
        await host.SignInAsDemoAsync(anne.Id);
        const string form = "/dashboard/enter";
        (string, string)[] wish =
        [
            ("Service", $"{offer.Id}"),
            ("Date", $"{DateTime.UtcNow.AddDays(2):yyyy-MM-dd}"),
            ("Clock", "20:15"),
            ("Name", "Rose Roy"),
            ("Email", "rose@example.org"),
        ];

        var unnamed = await host.PostFormAsync(form, form, wish[..3]);
        Assert.Contains(
            "Écrivez le nom du client",
            WebUtility.HtmlDecode(await unnamed.Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );
        // The last day of all calendars.
        var never = await host.PostFormAsync(form, form, [wish[0], ("Date", "9999-12-31"), ("Clock", "23:30"), .. wish[3..]]);
        Assert.Contains("dans les deux ans", WebUtility.HtmlDecode(await never.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        var entered = await host.PostFormAsync(form, form, wish);
        Assert.StartsWith("/bookings/", entered.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await host.PostFormAsync(form, form, wish)).StatusCode);
        var move = $"{entered.Headers.Location!.OriginalString}/move";
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync($"{move}?day=9999-12-31")).StatusCode);
        var moved = await host.PostFormAsync(move, move, ("date", "9999-12-31"), ("clock", "23:30"));
        Assert.Contains("value=\"9999-12-31\"", WebUtility.HtmlDecode(await moved.Content.ReadAsStringAsync()), StringComparison.Ordinal);

        var booking = await site.App.WithDataAsync(db => db.Set<Booking>().SingleAsync(b => b.ProfessionalId == anne.Id));
        Assert.Equal((BookingState.Accepted, 0, "rose@example.org"), (booking.State, booking.LateFeePercent, booking.ClientEmail));
        Assert.Equal(1, await site.App.WithDataAsync(db => db.Mails.CountAsync(m => m.Recipient == "rose@example.org")));
        await host.PostFormAsync(form, form, [.. wish[..2], ("Clock", "06:15"), ("Name", "Sans adresse")]);
        Assert.Equal(2, await CountAsync(anne));
        using var stranger = await MemberAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{form}?of={anne.Id}")).StatusCode);
    }

    [Fact]
    public async Task Whoever_left_an_organisation_neither_plans_for_it_nor_reads_its_clients_nor_is_planned()
    {
        var organisation = (await site.App.AddOrganisationAsync()).Id;
        var planner = await site.App.AddMemberAsync(organisation, "Pauline", MemberRole.Planner);
        var colleague = await site.App.AddMemberAsync(organisation, "Bilal");
        var file = await site.App.AddClientFileAsync(organisation, "Roy");
        using var person = site.NewPerson();
        await person.SignInAsDemoAsync(planner.AccountId);
        var form = $"/dashboard/enter?of={colleague.AccountId}";
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync(form)).StatusCode);
        Assert.NotNull(await FileAsync());

        await LeaveAsync(colleague);
        Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync(form)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync($"/dashboard/enter?of={organisation}")).StatusCode);

        await LeaveAsync(planner);
        Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync($"/dashboard/enter?of={organisation}")).StatusCode);
        Assert.Null(await FileAsync());

        Task<ClientFile?> FileAsync() =>
            site.App.UseAsync<EntryDesk, ClientFile?>(desk =>
                desk.FindFileAsync(planner.AccountId, file.Reference, CancellationToken.None)
            );

        Task<int> LeaveAsync(Membership member) =>
            site.App.WithDataAsync(db =>
                db.Memberships.Where(m => m.Id == member.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeftAt, (DateTimeOffset?)DateTimeOffset.UtcNow))
            );
    }

    private static readonly (string, string)[] Address =
    [
        ("Contact.AddressLine", "3 rue des Lilas"),
        ("Contact.PostalCode", "69003"),
        ("Contact.City", "Lyon"),
        ("Contact.Country", "FR"),
    ];

    private readonly Dictionary<PersonClient, string> names = [];

    private string Name(PersonClient person) => names[person];

    private async Task<PersonClient> MemberAsync()
    {
        var name = $"Paul {Guid.NewGuid():N}"[..20];
        var account = await site.App.AddAccountAsync(name);
        var person = site.NewPerson();
        names[person] = name;
        await person.SignInAsDemoAsync(account.Id);
        return person;
    }

    private Task<int> CountAsync(Professional anne) =>
        site.App.WithDataAsync(db => db.Set<Booking>().CountAsync(b => b.ProfessionalId == anne.Id));

    private static string Choose(Professional anne, ServiceOffer offer) =>
        $"/book/{anne.ReferenceCode}?service={offer.Id}&day={DateTime.UtcNow.AddDays(3):yyyy-MM-dd}";

    private static async Task<string> HoldAsync(PersonClient person, Professional anne, ServiceOffer offer)
    {
        var choose = Choose(anne, offer);
        var slot = (await ReadAsync(person, choose)).QuerySelector("button.slot")!.GetAttribute("value")!;
        return (await person.PostFormAsync(choose, choose, ("start", slot))).Headers.Location!.ToString();
    }

    private static async Task<HttpResponseMessage> PostFilesAsync(
        PersonClient person,
        string path,
        string form,
        string field,
        byte[] content,
        params (string Name, string Value)[] fields
    )
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var body = new MultipartFormDataContent
        {
            { new StringContent(await person.AntiforgeryTokenAsync(form)), "__RequestVerificationToken" },
        };
        foreach (var (name, value) in fields)
        {
            body.Add(new StringContent(value), name);
        }

        body.Add(file, field, "document.pdf");
        return await person.SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(person.Address, path)) { Content = body });
    }

    private static async Task<IDocument> ReadAsync(PersonClient person, string path) =>
        await new HtmlParser().ParseDocumentAsync(await (await person.GetAsync(path)).Content.ReadAsStringAsync());
}
