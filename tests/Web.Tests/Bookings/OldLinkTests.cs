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

/// <summary>Links of mails: they open without signing in, one press acts, and what is over cannot be brought back by any of them.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class OldLinkTests
{
    private static readonly string[] Acts =
    [
        "Confirm",
        "Accept",
        "Decline",
        "AcceptProposal",
        "RefuseProposal",
        "Withdraw",
        "AskWaiver",
        "DecideWaiver",
        "Cancel",
        "Wait",
    ];

    [Fact]
    public async Task Signed_out_a_professional_opens_the_request_by_the_mails_link_and_one_press_accepts()
    {
        await using var site = await StartAsync();
        var booking = await site.BookAsync(await site.AddOfferAsync(), BookingSite.At(26, 10));
        using var nobody = new PersonClient(site.App.ClientOptions.BaseAddress);
        var link = LinkOf(site, booking, BookingSide.Professional);

        var page = await ReadAsync(nobody, link);
        Assert.NotNull(page.QuerySelector("form[action*='handler=Accept']"));
        Assert.Equal(booking.Version, (await site.ReadAsync(booking.Id)).Version);
        await nobody.PostFormAsync(page.QuerySelector("form[action*='handler=Accept']")!.GetAttribute("action")!, link);

        Assert.Equal(BookingState.Accepted, (await site.ReadAsync(booking.Id)).State);
        // Only the side that is asked sees answers: the client's own link shows none of them.
        var other = await ReadAsync(nobody, LinkOf(site, booking, BookingSide.Client));
        Assert.Null(other.QuerySelector("form[action*='handler=Accept']"));
        Assert.Null(other.QuerySelector("form[action*='handler=Decline']"));
    }

    [Theory]
    [InlineData("declined")]
    [InlineData("cancelled by the client")]
    [InlineData("cancelled by the professional")]
    [InlineData("expired")]
    [InlineData("over")]
    public async Task Whatever_an_old_page_sends_changes_nothing_of_what_is_over_and_tells_nobody(string how)
    {
        await using var site = await StartAsync();
        var offer = await site.AddOfferAsync(o => o.PriceCents = 0);
        var booking = await site.BookAsync(offer, BookingSite.At(27, 10));
        await EndAsync(site, booking, how);
        var ended = await site.ReadAsync(booking.Id);
        var told = await CountMailsAsync(site, booking);
        using var nobody = new PersonClient(site.App.ClientOptions.BaseAddress);

        foreach (var side in new[] { BookingSide.Client, BookingSide.Professional })
        {
            var link = LinkOf(site, booking, side);
            foreach (var act in Acts)
            {
                await nobody.PostFormAsync(
                    $"{link}&handler={act}",
                    $"/book/{site.Anne.ReferenceCode}?service={offer.Id}",
                    ("reason", "Encore"),
                    ("waive", "true")
                );
            }

            await ReadAsync(nobody, link);
        }

        var after = await site.ReadAsync(booking.Id);
        Assert.Equal((ended.State, ended.Version, ended.Reason), (after.State, after.Version, after.Reason));
        if (how != "over")
        {
            Assert.Empty(await site.TimesAsync(booking.Id));
        }

        Assert.Equal(told, await CountMailsAsync(site, booking));
    }

    [Fact]
    public async Task What_is_over_offers_its_client_to_book_again_and_its_professional_nothing()
    {
        await using var site = await StartAsync();
        var booking = await site.BookAsync(await site.AddOfferAsync(), BookingSite.At(27, 10));
        await EndAsync(site, booking, "declined");
        using var nobody = new PersonClient(site.App.ClientOptions.BaseAddress);

        var client = await ReadAsync(nobody, LinkOf(site, booking, BookingSide.Client));
        var host = await ReadAsync(nobody, LinkOf(site, booking, BookingSide.Professional));

        Assert.Contains("Réserver à nouveau", client.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Réserver à nouveau", host.Body!.TextContent, StringComparison.Ordinal);
        foreach (var page in new[] { client, host })
        {
            Assert.Null(page.QuerySelector("#cancel"));
            Assert.Empty(page.QuerySelectorAll("form[action*='handler=']"));
            Assert.Empty(page.QuerySelectorAll("a[href*='/move']"));
        }
    }

    [Fact]
    public async Task Refusing_sends_a_refusal_with_its_reason_and_never_a_confirmation_or_an_entry_for_calendars()
    {
        await using var site = await StartAsync();
        var booking = await site.BookAsync(await site.AddOfferAsync(), BookingSite.At(27, 10));

        await site.DeskAsync(d => d.DeclineAsync(booking.Id, BookingSide.Professional, "Je suis en congé", default));

        // The request that was on its way is replaced: the one mail that leaves is the refusal.
        var mail = Assert.Single(await site.MailsAsync(booking.Id), m => m.AccountId == site.Client);
        var words = site.App.Services.GetRequiredService<MailWriter>().Read(mail);
        Assert.EndsWith("a refusé votre demande", words.Subject, StringComparison.Ordinal);
        Assert.Contains("Je suis en congé", words.Paragraphs[0], StringComparison.Ordinal);
        Assert.Empty(words.Attachments ?? []);
        Assert.DoesNotContain(await site.MailsAsync(booking.Id), m => m.AccountId == site.Anne.Id);
    }

    private static async Task EndAsync(BookingSite site, Booking booking, string how)
    {
        switch (how)
        {
            case "declined":
                await site.DeskAsync(d => d.DeclineAsync(booking.Id, BookingSide.Professional, "Complet", default));
                break;
            case "cancelled by the client":
                await site.DeskAsync(d => d.CancelAsync(booking.Id, BookingSide.Client, "Empêché", default));
                break;
            case "cancelled by the professional":
                await site.DeskAsync(d => d.AcceptAsync(booking.Id, BookingSide.Professional, default));
                await site.DeskAsync(d => d.CancelAsync(booking.Id, BookingSide.Professional, "Empêchée", default));
                break;
            case "expired":
                site.Clock.Advance(TimeSpan.FromHours(48));
                await site.TickAsync();
                break;
            default:
                await site.DeskAsync(d => d.AcceptAsync(booking.Id, BookingSide.Professional, default));
                site.Clock.Advance(booking.EndsAt - site.Clock.GetUtcNow());
                await site.TickAsync();
                break;
        }
    }

    private static string LinkOf(BookingSite site, Booking booking, BookingSide side) =>
        site.App.Services.GetRequiredService<BookingLinks>().PersonalPath(booking, side);

    private static Task<int> CountMailsAsync(BookingSite site, Booking booking) =>
        site.App.WithDataAsync(db => db.Mails.CountAsync(m => m.SubjectKey == BookingNotices.SubjectOf(booking.Id)));

    /// <summary>Nothing leaves, and the clock does to appointments what the test lets it do.</summary>
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

    private static async Task<IDocument> ReadAsync(PersonClient person, string path)
    {
        using var answer = await person.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
