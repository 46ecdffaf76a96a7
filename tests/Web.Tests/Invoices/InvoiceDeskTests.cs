using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.Ledger;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.Web.Bookings;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Invoices;
using Visavis.Web.Services;
using Visavis.Web.Tests.Bookings;

namespace Visavis.Web.Tests.Invoices;

/// <summary>Invoices from the draft to the credit note, and what the database keeps of them, on both databases.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class InvoiceDeskTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_month_is_issued_once_taken_back_by_a_credit_note_and_issued_anew(DatabaseProvider provider)
    {
        await using var site = await InvoiceSite.StartAsync(provider);
        await InvoiceSite.AddServicesAsync(site, site.Client, [2, 3, 4]);

        var (outcome, first) = await InvoiceSite.IssueAsync(site);
        Assert.Equal((InvoiceOutcome.Done, "F2026-00001", 8250L), (outcome, first!.Number, first.DueCents));
        Assert.Equal(InvoiceOutcome.NothingToIssue, (await InvoiceSite.IssueAsync(site)).Outcome);
        Assert.Equal(InvoiceOutcome.NeedsReason, (await InvoiceSite.CreditAsync(site, first.Id, " ")).Outcome);

        var (_, credit) = await InvoiceSite.CreditAsync(site, first.Id, "Mauvais tarif");
        Assert.Equal(("A2026-00001", -8250L, first.Id), (credit!.Number, credit.DueCents, credit.CorrectsId));
        Assert.Equal(Money.Zero.Cents, first.NetCents + credit.NetCents + first.TaxCents + credit.TaxCents);
        Assert.Equal(InvoiceOutcome.NotNow, (await InvoiceSite.CreditAsync(site, first.Id, "Encore")).Outcome);
        Assert.Equal(InvoiceOutcome.NotNow, (await InvoiceSite.CreditAsync(site, credit.Id, "Encore")).Outcome);

        var (_, second) = await InvoiceSite.IssueAsync(site);
        Assert.Equal("F2026-00002", second!.Number);
        Assert.Equal(0, await BalanceAsync(site, first));
        Assert.Equal(8250, await BalanceAsync(site, second));
    }

    [Fact]
    public async Task What_is_frozen_does_not_follow_those_it_names()
    {
        await using var site = await InvoiceSite.StartAsync();
        await InvoiceSite.AddServicesAsync(site, site.Client, [2]);
        var (_, invoice) = await InvoiceSite.IssueAsync(site);
        await site.App.WithDataAsync(async db =>
        {
            await db.Set<ContactDetails>().ExecuteUpdateAsync(set => set.SetProperty(c => c.City, "Brest"));
            return await db.Set<InvoiceIssuer>().ExecuteUpdateAsync(set => set.SetProperty(i => i.LegalName, "Autre"));
        });

        var document = await InvoiceSite.DocumentAsync(site, invoice!.Id);
        Assert.Equal(("Paul Petit", "Nantes", "Anne Martin EI"), (document.Client.Name, document.Client.City, document.Issuer.Name));
        Assert.Equal((2500L, 250L, 2750L, 0L), (document.NetCents, document.TaxCents, document.DueCents, document.RoundingCents));
        Assert.Contains(document.Mentions, mention => mention.Contains("mandat de facturation", StringComparison.Ordinal));
        Assert.Contains(document.Mentions, mention => mention.Contains("Médiation Conso", StringComparison.Ordinal));
        Assert.DoesNotContain(document.Mentions, mention => mention.Contains("40 €", StringComparison.Ordinal));
        var pdf = await site.InScopeAsync<InvoicePapers, byte[]>(papers => papers.PdfAsync(invoice, None));
        Assert.Equal(invoice.PdfHash, InvoicePapers.HashOf(pdf));
        var mail = await site.App.WithDataAsync(db =>
            db.Mails.AsNoTracking().SingleAsync(m => m.SubjectKey == InvoiceKinds.SubjectOf(invoice.Id))
        );
        Assert.NotNull(mail);
    }

    [Fact]
    public async Task Hours_decide_the_price_by_the_hour_and_open_ones_wait()
    {
        await using var site = await InvoiceSite.StartAsync();
        var services = await InvoiceSite.AddServicesAsync(site, site.Client, [2, 3, 4]);
        await site.App.WithDataAsync(db =>
        {
            db.Add(Hours(services[0], HoursState.Approved, 50));
            db.Add(Hours(services[1], HoursState.Contested, null));
            return db.SaveChangesAsync();
        });

        var (_, invoice) = await InvoiceSite.IssueAsync(site);

        // 50 of 60 minutes at 27,50 are 22,92; the contested one is not there.
        Assert.Equal(2292 + 2750, invoice!.DueCents);
        var draft = Assert.Single(await DraftsAsync(site));
        Assert.Equal((0, BillingWait.Hours), (draft.Ready.Count, Assert.Single(draft.Waiting).Wait));
    }

    [Fact]
    public async Task A_late_cancellation_has_a_paper_of_its_own_outside_the_tax_once_nobody_can_waive_it()
    {
        await using var site = await InvoiceSite.StartAsync();
        await InvoiceSite.AddServicesAsync(
            site,
            site.Client,
            [20],
            booking =>
            {
                (booking.State, booking.CancelledAt, booking.CancelledBy) = (
                    BookingState.Cancelled,
                    booking.StartsAt.AddHours(-3),
                    BookingSide.Client
                );
                (booking.LateFee, booking.LateFeeCents) = (LateFeeState.Due, 1375);
            }
        );
        var key = site.Client.ToString("N");
        Assert.Equal(InvoiceOutcome.NothingToIssue, (await InvoiceSite.IssueAsync(site, key, BillableKind.LateFee)).Outcome);
        site.Clock.Advance(TimeSpan.FromDays(15));

        var (_, invoice) = await InvoiceSite.IssueAsync(site, key, BillableKind.LateFee);

        Assert.Equal((1375L, 0L), (invoice!.DueCents, invoice.TaxCents));
        var document = await InvoiceSite.DocumentAsync(site, invoice.Id);
        Assert.Contains("50 % de 27,50", Assert.Single(document.Lines).Detail, StringComparison.Ordinal);
        Assert.Contains("hors du champ de la TVA", Assert.Single(document.Taxes).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_issued_without_a_mandate_or_an_address_and_no_number_is_lost()
    {
        await using var site = await InvoiceSite.StartAsync(change: issuer => issuer.MandateEndedAt = issuer.MandateAcceptedAt);
        await InvoiceSite.AddServicesAsync(site, site.Client, [2]);
        Assert.Equal(InvoiceOutcome.NoMandate, (await InvoiceSite.IssueAsync(site)).Outcome);
        await site.App.WithDataAsync(async db =>
        {
            await db.Set<InvoiceIssuer>().ExecuteUpdateAsync(set => set.SetProperty(i => i.MandateEndedAt, (DateTimeOffset?)null));
            return await db.Set<ContactDetails>().ExecuteDeleteAsync();
        });
        Assert.Equal(InvoiceOutcome.NoAddress, (await InvoiceSite.IssueAsync(site)).Outcome);
        await site.App.WithDataAsync(db =>
        {
            db.Add(InvoiceSite.Contact(site.Client));
            return db.SaveChangesAsync();
        });

        Assert.Equal("F2026-00001", (await InvoiceSite.IssueAsync(site)).Invoice!.Number);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_database_itself_keeps_what_was_issued_and_refuses_a_gap(DatabaseProvider provider)
    {
        await using var site = await InvoiceSite.StartAsync(provider);
        await InvoiceSite.AddServicesAsync(site, site.Client, [2]);
        var (_, invoice) = await InvoiceSite.IssueAsync(site);
        foreach (
            var statement in new[]
            {
                "UPDATE \"Invoices\" SET \"DueCents\" = 1",
                "UPDATE \"Invoices\" SET \"ClientId\" = \"IssuerId\"",
                "DELETE FROM \"InvoicedBookings\"; DELETE FROM \"InvoicePapers\"; DELETE FROM \"Invoices\"",
                "UPDATE \"InvoicePapers\" SET \"SealedPdf\" = \"SealedDocument\"",
                "DELETE FROM \"InvoicePapers\"",
            }
        )
        {
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
                site.App.WithDataAsync(db => db.Database.ExecuteSqlRawAsync(statement))
            );
        }

        await Assert.ThrowsAsync<DbUpdateException>(() =>
            site.App.WithDataAsync(db =>
            {
                db.Add(
                    new Invoice
                    {
                        Id = Guid.NewGuid(),
                        IssuerId = invoice!.IssuerId,
                        Pseudonym = invoice.Pseudonym,
                        Series = "F",
                        Year = 2026,
                        Sequence = 3,
                        PdfHash = "",
                    }
                );
                return db.SaveChangesAsync();
            })
        );
        await site.App.WithDataAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE \"Invoices\" SET \"ClientId\" = NULL"));
        Assert.Null(Assert.Single(await InvoiceSite.AllAsync(site)).ClientId);
    }

    [Fact]
    public async Task The_first_of_the_month_issues_the_last_one_for_who_wants_it_once()
    {
        await using var site = await InvoiceSite.StartAsync(change: issuer => issuer.IssuesMonthly = true);
        await InvoiceSite.AddServicesAsync(site, site.Client, [2, 20]);
        var clock = site.App.Services.GetRequiredService<InvoiceClock>();
        await clock.TickAsync(None);
        Assert.Empty(await InvoiceSite.AllAsync(site));

        site.Clock.Advance(new DateTimeOffset(2026, 11, 30, 23, 1, 0, TimeSpan.Zero) - site.Clock.GetUtcNow());
        await clock.TickAsync(None);
        await clock.TickAsync(None);

        var invoice = Assert.Single(await InvoiceSite.AllAsync(site));
        Assert.Equal((new DateOnly(2026, 12, 1), 5500L), (invoice.IssuedOn, invoice.DueCents));
    }

    private static ServiceHours Hours(Booking booking, HoursState state, int? approved) =>
        new()
        {
            BookingId = booking.Id,
            StartsAt = booking.StartsAt,
            EndsAt = booking.EndsAt,
            Minutes = 60,
            State = state,
            ApprovedMinutes = approved,
        };

    private static Task<long> BalanceAsync(BookingSite site, Invoice invoice) =>
        site.InScopeAsync<InvoicePayments, long>(payments => payments.BalanceAsync(invoice, None));

    private static Task<IReadOnlyList<InvoiceDraft>> DraftsAsync(BookingSite site) =>
        site.InScopeAsync<InvoiceDrafts, IReadOnlyList<InvoiceDraft>>(async drafts =>
        {
            var issuer = InvoiceSite.Issuer(site.Anne.Id, site.Clock.GetUtcNow());
            var all = new List<InvoiceDraft>();
            foreach (var client in await drafts.ClientsAsync(issuer, until: null, None))
            {
                all.AddRange(await drafts.ReadAsync(issuer, client, None));
            }

            return all;
        });
}
