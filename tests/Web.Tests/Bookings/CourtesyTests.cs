using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Mail;

namespace Visavis.Web.Tests.Bookings;

/// <summary>A professional who cancels late, keeps somebody waiting or does not come: why, an apology, other times, and nothing to pay.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class CourtesyTests
{
    private const string Excuse = "vous présente ses excuses pour cette annulation tardive";

    [Fact]
    public async Task Who_cancels_late_says_why_and_the_client_reads_it_with_an_apology_and_three_other_times()
    {
        await using var site = await StartAsync();
        var booking = await site.BookAsync(await site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(26, 10));
        site.Clock.Advance(booking.StartsAt.AddHours(-20) - site.Clock.GetUtcNow());
        using var host = await BrowseAsync(site, site.Anne.Id);
        var path = $"/bookings/{booking.Code}";
        var form = await ReadAsync(host, path);
        Assert.True(form.QuerySelector("#cancel-reason")!.HasAttribute("required"));
        Assert.Contains("reçoit vos excuses", form.Body!.TextContent, StringComparison.Ordinal);

        await host.PostFormAsync($"{path}?handler=Cancel", path, ("reason", "  "));
        Assert.Equal(BookingState.Accepted, (await site.ReadAsync(booking.Id)).State);
        Assert.Contains("dites en quelques mots pourquoi", (await ReadAsync(host, path)).Body!.TextContent, StringComparison.Ordinal);
        await host.PostFormAsync($"{path}?handler=Cancel", path, ("reason", "Ma voiture est en panne"));

        var ended = await site.ReadAsync(booking.Id);
        Assert.Equal((BookingState.Cancelled, BookingSide.Professional, 0), (ended.State, ended.CancelledBy, ended.LateFeeCents));
        var told = await MailToAsync(site, booking, site.Client);
        Assert.Contains(Excuse, told.Paragraphs[0], StringComparison.Ordinal);
        Assert.Contains(told.Paragraphs, line => line.Contains("Ma voiture est en panne", StringComparison.Ordinal));
        Assert.Equal(3, Slots(told));
        // Who cancelled is told of it, and not of the times that others can have.
        Assert.Equal(0, Slots(await MailToAsync(site, booking, site.Anne.Id)));
        using var client = await BrowseAsync(site, site.Client);
        Assert.Equal(3, (await ReadAsync(client, path)).QuerySelectorAll("section[aria-labelledby=again-title] button[name=start]").Length);
    }

    [Fact]
    public async Task In_time_nobody_asks_why_and_other_times_are_told_all_the_same()
    {
        await using var site = await StartAsync();
        var booking = await site.BookAsync(await site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(26, 10));
        // The last instant that is in time.
        site.Clock.Advance(booking.StartsAt.AddHours(-48) - site.Clock.GetUtcNow());

        Assert.Equal(DeskOutcome.Done, await site.DeskAsync(d => d.CancelAsync(booking.Id, BookingSide.Professional, null, default)));

        var told = await MailToAsync(site, booking, site.Client);
        Assert.DoesNotContain(told.Paragraphs, line => line.Contains(Excuse, StringComparison.Ordinal));
        Assert.Equal(3, Slots(told));
    }

    [Fact]
    public async Task A_blink_after_the_deadline_is_late_for_the_professional_as_it_is_for_the_client()
    {
        await using var site = await StartAsync();
        var offer = await site.AddOfferAsync(o => o.ConfirmsAtOnce = true);
        var booking = await site.BookAsync(offer, BookingSite.At(26, 10));
        site.Clock.Advance(booking.StartsAt.AddHours(-48).AddTicks(1) - site.Clock.GetUtcNow());

        Assert.Equal(
            DeskOutcome.NeedsReason,
            await site.DeskAsync(d => d.CancelAsync(booking.Id, BookingSide.Professional, null, default))
        );
        Assert.Equal(DeskOutcome.Done, await site.DeskAsync(d => d.CancelAsync(booking.Id, BookingSide.Client, null, default)));
        Assert.Equal(3000, (await site.ReadAsync(booking.Id)).LateFeeCents);
    }

    [Fact]
    public async Task Cancelled_at_the_very_instant_of_the_deadline_costs_the_client_nothing()
    {
        await using var site = await StartAsync();
        var booking = await site.BookAsync(await site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(26, 10));
        site.Clock.Advance(booking.StartsAt.AddHours(-48) - site.Clock.GetUtcNow());

        Assert.Equal(DeskOutcome.Done, await site.DeskAsync(d => d.CancelAsync(booking.Id, BookingSide.Client, null, default)));

        Assert.Equal((0, LateFeeState.None), ((await site.ReadAsync(booking.Id)).LateFeeCents, (await site.ReadAsync(booking.Id)).LateFee));
    }

    [Fact]
    public async Task Who_waited_in_vain_gets_an_apology_and_other_times_and_who_did_not_come_reads_that_it_is_noted()
    {
        await using var site = await StartAsync();
        var booking = await site.BookAsync(await site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(25, 10));
        site.Clock.Advance(booking.StartsAt - site.Clock.GetUtcNow());
        using var client = await BrowseAsync(site, site.Client);
        var room = $"/bookings/{booking.Code}/room";
        await client.PostFormAsync($"{room}?handler=Enter", room);
        site.Clock.Advance(TimeSpan.FromMinutes(6));
        var early = await ReadAsync(client, room);
        Assert.Contains("a 6 minutes de retard", early.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nous en sommes désolés", early.Body.TextContent, StringComparison.Ordinal);
        Assert.Null(early.QuerySelector("#again-title"));
        site.Clock.Advance(TimeSpan.FromMinutes(10));
        await client.PostFormAsync($"{room}?handler=Enter", room);
        var waiting = await ReadAsync(client, room);
        Assert.Contains("n’êtes pas obligé d’attendre", waiting.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, waiting.QuerySelectorAll("section[aria-labelledby=again-title] button[name=start]").Length);

        site.Clock.Advance(TimeSpan.FromHours(1));
        await site.TickAsync();
        await site.TickAsync();

        Assert.Equal(Attendance.Absent, (await site.ReadAsync(booking.Id)).ProfessionalAttendance);
        var told = await MailToAsync(site, booking, site.Client);
        Assert.StartsWith("Rendez-vous manqué par", told.Subject, StringComparison.Ordinal);
        Assert.Contains("rien n’est dû", told.Paragraphs[0], StringComparison.Ordinal);
        Assert.Equal(3, Slots(told));
        Assert.StartsWith("Vous avez manqué", (await MailToAsync(site, booking, site.Anne.Id)).Subject, StringComparison.Ordinal);
        var page = await ReadAsync(client, $"/bookings/{booking.Code}");
        Assert.Contains("absence notée", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll("section[aria-labelledby=again-title] button[name=start]").Length);
    }

    [Fact]
    public async Task An_empty_room_and_a_client_who_did_not_come_make_no_apology()
    {
        await using var site = await StartAsync();
        var booking = await site.BookAsync(await site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(25, 10));
        site.Clock.Advance(booking.StartsAt - site.Clock.GetUtcNow() + TimeSpan.FromHours(2));
        var before = (await AllMailsAsync(site, booking)).Count;

        await site.TickAsync();

        Assert.Equal(BookingState.Completed, (await site.ReadAsync(booking.Id)).State);
        Assert.Equal(before, (await AllMailsAsync(site, booking)).Count);
    }

    /// <summary>Nothing leaves: the words of the mails are read in the queue.</summary>
    private static async Task<BookingSite> StartAsync()
    {
        var site = await BookingSite.StartAsync(
            services: services => services.Remove(services.Single(s => !s.IsKeyedService && s.ImplementationType == typeof(MailWorker))),
            onPort: true
        );
        await site.App.WithDataAsync(async db =>
        {
            BookingSite.Mailed("anne")(await db.Users.SingleAsync(a => a.Id == site.Anne.Id));
            return await db.SaveChangesAsync();
        });
        return site;
    }

    private static Task<List<QueuedMail>> AllMailsAsync(BookingSite site, Booking booking) => site.MailsAsync(booking.Id);

    private static async Task<MailContent> MailToAsync(BookingSite site, Booking booking, Guid account) =>
        site
            .App.Services.GetRequiredService<MailWriter>()
            .Read(Assert.Single(await site.MailsAsync(booking.Id), m => m.AccountId == account));

    /// <summary>Lines that are a moment and nothing else; the appointment's own line has its end as well.</summary>
    private static int Slots(MailContent mail) =>
        mail.Paragraphs.Count(line => line.Contains(" novembre 2026", StringComparison.Ordinal) && !line.Contains('–') && line.Length < 60);

    private static async Task<PersonClient> BrowseAsync(BookingSite site, Guid account)
    {
        var browser = new PersonClient(site.App.ClientOptions.BaseAddress);
        await browser.SignInAsDemoAsync(account);
        return browser;
    }

    private static async Task<IDocument> ReadAsync(PersonClient person, string path)
    {
        using var answer = await person.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
