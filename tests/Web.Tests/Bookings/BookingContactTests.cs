using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Agreements;
using Visavis.Web.Bookings;
using Visavis.Web.Bookings.Planning;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Messages;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;
using Visavis.Web.Tests.Organisations;

namespace Visavis.Web.Tests.Bookings;

/// <summary>The named contact of an organisation's client: read on dashboard, page and mails, and told of every change.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class BookingContactTests
{
    private const string Insured = "des horaires pris sans lui peuvent ne pas être assurés";

    [Fact]
    public async Task A_client_reads_whom_to_turn_to_on_dashboard_page_and_mails()
    {
        await using var site = await StartAsync();
        var (contact, organisation) = await NameContactAsync(site);
        var booking = await site.BookAsync(await site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(27, 10));
        using var client = new PersonClient(site.App.ClientOptions.BaseAddress);
        await client.SignInAsDemoAsync(site.Client);

        var asked = new ClientCase
        {
            Id = Guid.NewGuid(),
            OrganisationId = organisation,
            ClientId = site.Client,
            Needs = "Ménage",
            CreatedAt = site.Clock.GetUtcNow(),
        };
        await site.App.WithDataAsync(db =>
        {
            db.Add(asked);
            return db.SaveChangesAsync();
        });

        foreach (var path in new[] { "/dashboard", $"/bookings/{booking.Code}", $"/agreements/{asked.Id}", "/account/client-file" })
        {
            var page = await TextAsync(client, path);
            Assert.Contains("Pauline", page, StringComparison.Ordinal);
            Assert.Contains("04 78 12 34 56", page, StringComparison.Ordinal);
            Assert.Contains($"/messages/with/{contact:D}", page, StringComparison.Ordinal);
            Assert.Equal(path != "/account/client-file", page.Contains(Insured, StringComparison.Ordinal));
        }

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/messages/with/{contact:D}")).StatusCode);
        var told = Read(site, Assert.Single(await site.MailsAsync(booking.Id), m => m.AccountId == site.Client));
        Assert.Contains(told, line => line.Contains("Pauline, 04 78 12 34 56", StringComparison.Ordinal));
        Assert.Contains(told, line => line.Contains(Insured, StringComparison.Ordinal));
        // The professional knows whom they work with.
        Assert.DoesNotContain(
            Read(site, Assert.Single(await site.MailsAsync(booking.Id), m => m.AccountId == site.Anne.Id)),
            line => line.Contains("Pauline", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_contact_is_told_of_every_change_save_what_they_did_themselves_and_what_is_owed()
    {
        await using var site = await StartAsync();
        var (contact, _) = await NameContactAsync(site);
        var booking = await site.BookAsync(await site.AddOfferAsync(), BookingSite.At(26, 10));
        async Task<string> ToldAsync() => Read(site, Assert.Single(await site.MailsAsync(booking.Id), m => m.AccountId == contact))[0];

        Assert.Equal("Demande en attente", await ToldAsync());
        await site.DeskAsync(d => d.AcceptAsync(booking.Id, BookingSide.Professional, default));
        Assert.Equal("Accepté", await ToldAsync());
        Task<DeskOutcome> Move(Func<BookingMoves, Task<DeskOutcome>> act) => site.InScopeAsync(act);
        await Move(m => m.ProposeAsync(booking.Id, BookingSide.Professional, BookingSite.At(26, 15), default));
        Assert.StartsWith("Nouveau moment proposé", await ToldAsync(), StringComparison.Ordinal);
        await Move(m => m.AcceptAsync(booking.Id, BookingSide.Client, default));
        Assert.StartsWith("Le nouveau moment est convenu", await ToldAsync(), StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromHours(60));
        await site.DeskAsync(d => d.CancelAsync(booking.Id, BookingSide.Client, "Malade", default));
        Assert.Equal("Annulé par le client", await ToldAsync());
        await site.DeskAsync(d => d.AskWaiverAsync(booking.Id, BookingSide.Client, "Hospitalisé", default));
        // Of what is owed, and why not, nothing is told them; what waited unsent was dropped with the rest.
        Assert.DoesNotContain(await site.MailsAsync(booking.Id), m => m.AccountId == contact);

        var second = await site.BookAsync(await site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(27, 10));
        Assert.Equal(
            DeskOutcome.Done,
            await site.InScopeAsync<PlannerDesk, DeskOutcome>(d => d.CancelAsync(contact, second.Code, BookingSide.Client, null, default))
        );
        Assert.DoesNotContain(await site.MailsAsync(second.Id), m => m.AccountId == contact);
    }

    [Fact]
    public async Task Who_left_the_organisation_is_nobodys_contact_and_an_appointment_with_somebody_else_has_none()
    {
        await using var site = await StartAsync();
        var (contact, organisation) = await NameContactAsync(site);
        var offer = await site.AddOfferAsync(o => o.ConfirmsAtOnce = true);
        await site.App.WithDataAsync(db =>
            db.Memberships.Where(m => m.AccountId == contact)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeftAt, (DateTimeOffset?)site.Clock.GetUtcNow()))
        );
        using var client = new PersonClient(site.App.ClientOptions.BaseAddress);
        await client.SignInAsDemoAsync(site.Client);

        var booking = await site.BookAsync(offer, BookingSite.At(26, 10));
        Assert.DoesNotContain(await site.MailsAsync(booking.Id), m => m.AccountId == contact);
        Assert.DoesNotContain("Pauline", await TextAsync(client, "/dashboard"), StringComparison.Ordinal);
        Assert.False(await MayWriteAsync(site, site.Client, contact));

        await site.App.WithDataAsync(db =>
            db.Memberships.Where(m => m.AccountId == contact)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeftAt, (DateTimeOffset?)null))
        );
        Assert.True(await MayWriteAsync(site, site.Client, contact));
        Assert.True(await MayWriteAsync(site, contact, site.Client));
        Assert.False(await MayWriteAsync(site, contact, await StrangerAsync(site)));
        // Anne works there no more: what is agreed with her is the client's own affair.
        await site.App.WithDataAsync(db =>
            db.Memberships.Where(m => m.AccountId == site.Anne.Id && m.OrganisationId == organisation)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeftAt, (DateTimeOffset?)site.Clock.GetUtcNow()))
        );
        var own = await site.BookAsync(offer, BookingSite.At(26, 14));
        Assert.DoesNotContain(await site.MailsAsync(own.Id), m => m.AccountId == contact);
        Assert.DoesNotContain("Pauline", await TextAsync(client, $"/bookings/{own.Code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_telephone_both_read_in_the_mail_who_rings_whom_and_for_whom_it_is()
    {
        await using var site = await StartAsync();
        var offer = await site.AddOfferAsync(o => (o.ConfirmsAtOnce, o.Way) = (true, MeetingWay.Telephone));
        var hold = (await site.HoldAsync(offer, BookingSite.At(26, 10), client: site.Client)).Hold!;
        var made = await site.InScopeAsync<BookingMaker, MakeResult>(maker =>
            maker.MakeAsync(hold.Id, BookingSite.Request(site.Client) with { Phone = "+33612345678", ForName = "Odette Petit" }, default)
        );
        var mails = await site.MailsAsync(made.Booking!.Id);

        var toClient = Read(site, Assert.Single(mails, m => m.AccountId == site.Client));
        var toHost = Read(site, Assert.Single(mails, m => m.AccountId == site.Anne.Id));

        Assert.Contains(toClient, line => line.EndsWith("vous appelle au 06 12 34 56 78.", StringComparison.Ordinal));
        Assert.Contains("Vous appelez Paul Petit au 06 12 34 56 78.", toHost);
        Assert.All(
            new[] { toClient, toHost },
            lines => Assert.Contains(lines, line => line.EndsWith("Odette Petit", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task The_page_of_an_appointment_lists_every_mail_and_reminder_with_its_receipt_and_the_planner_reads_the_last_ones()
    {
        await using var site = await StartAsync();
        var (contact, _) = await NameContactAsync(site);
        var booking = await site.BookAsync(await site.AddOfferAsync(o => o.ConfirmsAtOnce = true), BookingSite.At(27, 10));
        using var host = new PersonClient(site.App.ClientOptions.BaseAddress);
        await host.SignInAsDemoAsync(site.Anne.Id);
        using var planner = new PersonClient(site.App.ClientOptions.BaseAddress);
        await planner.SignInAsDemoAsync(contact);

        var page = await TextAsync(host, $"/bookings/{booking.Code}");
        // To each of the two one mail on its way and two reminders to come; what the contact is told is not theirs to read.
        Assert.Equal(2, Count(page, "data-receipt=\"Queued\""));
        Assert.Equal(4, Count(page, "data-receipt=\"Planned\""));
        Assert.Contains("Rappel à Paul Petit\u00a0: prévu le", page, StringComparison.Ordinal);
        Assert.Equal(2, Count(await TextAsync(planner, $"/dashboard/planned?of={site.Anne.Id}"), "data-receipt=\"other\""));
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static async Task<bool> MayWriteAsync(BookingSite site, Guid from, Guid to) =>
        await site.App.WithDataAsync(db => site.App.Services.GetRequiredService<Correspondents>().MayBeginAsync(db, from, to, default));

    private static async Task<Guid> StrangerAsync(BookingSite site) => (await site.App.AddAccountAsync("Rose Roy")).Id;

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

    /// <summary>Anne works for an organisation; Paul is its client, and Pauline plans for him.</summary>
    private static async Task<(Guid Contact, Guid Organisation)> NameContactAsync(BookingSite site)
    {
        var organisation = (await site.App.AddOrganisationAsync()).Id;
        var contact = (
            await site.App.AddMemberAsync(organisation, "Pauline", MemberRole.Planner, change: p => p.IsHidden = true)
        ).AccountId;
        await site.App.WithDataAsync(async db =>
        {
            BookingSite.Mailed("pauline")(await db.Users.SingleAsync(a => a.Id == contact));
            var file = new ClientFile
            {
                Id = Guid.NewGuid(),
                OrganisationId = organisation,
                Reference = ClientReference.New(),
                LastName = "Petit",
                AccountId = site.Client,
            };
            file.Contacts.Add(new ClientContact { AccountId = contact });
            db.AddRange(
                file,
                new StaffContact
                {
                    OrganisationId = organisation,
                    AccountId = contact,
                    Telephone = "+33478123456",
                },
                new Membership
                {
                    Id = Guid.NewGuid(),
                    OrganisationId = organisation,
                    AccountId = site.Anne.Id,
                    JoinedAt = site.Clock.GetUtcNow(),
                }
            );
            return await db.SaveChangesAsync();
        });
        return (contact, organisation);
    }

    private static IReadOnlyList<string> Read(BookingSite site, QueuedMail mail) =>
        site.App.Services.GetRequiredService<MailWriter>().Read(mail).Paragraphs;

    private static async Task<string> TextAsync(PersonClient browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
