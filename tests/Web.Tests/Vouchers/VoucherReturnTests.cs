using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.Ledger;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Notifications;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Tests.Bookings;
using Visavis.Web.Tests.Hosting;
using Visavis.Web.Tests.Trust;
using Visavis.Web.Vouchers;

namespace Visavis.Web.Tests.Vouchers;

/// <summary>What of vouchers goes back to a client: the list of it, and the transfers that leave.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class VoucherReturnTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_refund_a_rest_and_what_expired_stand_in_the_list_and_each_is_sent_back_once(DatabaseProvider provider)
    {
        await using var site = await BookingSite.StartAsync(provider);
        await OrderAsync(site, 5);
        var wallet = await site.App.WithDataAsync(db => db.Set<VoucherWallet>().AsNoTracking().SingleAsync());
        Assert.Equal(0, (await PageAsync(site, site.Client)).Count);

        await site.InScopeAsync<VoucherOrders, VoucherOutcome>(async o =>
            (await o.RecordPaymentAsync(wallet.Reference, 5750, "T-1", None)).Outcome
        );
        var lot = await site.App.WithDataAsync(db => db.Set<VoucherLotRow>().AsNoTracking().SingleAsync());
        Assert.Equal(
            VoucherOutcome.Done,
            await site.InScopeAsync<VoucherOrders, VoucherOutcome>(o =>
                o.RefundAsync(ServedClient.Account(site.Client), lot.Id, 2, "a", None)
            )
        );
        site.Clock.Advance(lot.LastDay.AddDays(2).ToDateTime(default, DateTimeKind.Utc) - site.Clock.GetUtcNow().UtcDateTime);
        await site.App.Services.GetRequiredService<VoucherClock>().TickAsync(None);

        var page = await PageAsync(site, site.Client);
        Assert.Equal(
            [(VoucherEntryKind.Expiry, 3, 3000, false), (VoucherEntryKind.Payment, 0, 750, true), (VoucherEntryKind.Refund, 2, 2000, true)],
            page.Rows.OrderBy(one => one.Kind.ToString()).Select(one => (one.Kind, one.Count, one.Cents, one.IsOwed))
        );
        Assert.Equal(2750, page.OwedCents);
        Assert.Equal(page.Rows, (await PageAsync(site, owner: null)).Rows);
        Assert.Equal(0, (await PageAsync(site, site.Anne.Id)).Count);

        // A file that cannot hold all says so in its last line, and so does the page.
        var (cut, whole) = (await FileAsync(site, 2), await FileAsync(site, 3));
        Assert.Equal((1 + 2 + 1, 1 + 3), (cut.Length, whole.Length));
        Assert.Contains("les 2 lignes les plus récentes", cut[^1], StringComparison.Ordinal);
        Assert.Equal(whole[..3], cut[..3]);

        var refund = page.Rows.Single(one => one.Kind == VoucherEntryKind.Refund).EntryId;
        Assert.Equal(VoucherOutcome.Done, await SentAsync(site, refund));
        Assert.Equal(VoucherOutcome.Known, await SentAsync(site, refund));
        Assert.Equal(VoucherOutcome.Absent, await SentAsync(site, page.Rows.Single(one => one.Kind == VoucherEntryKind.Expiry).EntryId));
        Assert.Equal(VoucherOutcome.Absent, await SentAsync(site, Guid.NewGuid()));

        page = await PageAsync(site, site.Client);
        Assert.Equal((3, 750), (page.Count, page.OwedCents));
        Assert.False(page.Rows.Single(one => one.EntryId == refund).IsOwed);
        Assert.Equal(1, await site.App.WithDataAsync(db => db.Set<Notice>().CountAsync(n => n.SubjectKey == $"voucher-return:{refund:N}")));
        Assert.Empty(await site.InScopeAsync<VoucherBooks, IReadOnlyList<string>>(b => b.VerifyAsync(None)));
    }

    [Theory]
    [InlineData(3500, 3, 3000)]
    [InlineData(999, 0, 0)]
    public async Task An_amount_orders_as_many_whole_vouchers_as_it_pays(int cents, int count, int amount)
    {
        await using var site = await BookingSite.StartAsync();
        var outcome = await site.InScopeAsync<VoucherOrders, VoucherOutcome>(o =>
            o.OrderAsync(ServedClient.Account(site.Client), "wallonie", new Money(cents), None)
        );

        var orders = await site.App.WithDataAsync(db => db.Set<VoucherOrder>().AsNoTracking().ToListAsync());
        Assert.Equal(count > 0 ? VoucherOutcome.Done : VoucherOutcome.BadCount, outcome);
        Assert.Equal(count > 0 ? [(count, amount)] : [], orders.Select(order => (order.Count, order.AmountCents)));
    }

    [Fact]
    public async Task Client_and_keeper_read_the_same_table_and_the_keeper_records_what_left()
    {
        await using var site = await TrustSite.StartAsync();
        var paul = await site.App.AddAccountAsync("Paul Petit");
        using var client = await site.SignInAsync(paul.Id);
        var both = await client.PostFormAsync(
            "/vouchers?handler=Order",
            "/vouchers",
            ("scheme", "wallonie"),
            ("count", "3"),
            ("amount", "50")
        );
        Assert.Contains("le montant, pas les deux", await both.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await client.PostFormAsync("/vouchers?handler=Order", "/vouchers", ("scheme", "wallonie"), ("count", ""), ("amount", "35,00"));
        var wallet = await site.App.WithDataAsync(db => db.Set<VoucherWallet>().AsNoTracking().SingleAsync());
        using var keeper = await site.AddModeratorAsync("Ada Admin", asAdministrator: true);
        await keeper.PostFormAsync(
            "/administration/vouchers",
            "/administration/vouchers",
            ("reference", wallet.Reference),
            ("amount", "35,00"),
            ("bankKey", "T-9")
        );

        Assert.Contains(
            "À rendre par virement",
            (await DocumentAsync(client, "/vouchers")).GetElementById("returns")!.Text(),
            StringComparison.Ordinal
        );
        var list = (await DocumentAsync(keeper, "/administration/vouchers")).GetElementById("returns")!;
        Assert.Contains(wallet.Reference, list.Text(), StringComparison.Ordinal);
        var entry = list.QuerySelector("input[name=entry]")!.GetAttribute("value")!;
        await keeper.PostFormAsync("/administration/vouchers?handler=Sent", "/administration/vouchers", ("entry", entry));

        var row = (await DocumentAsync(client, "/vouchers")).GetElementById("returns")!;
        Assert.Contains("Rendu le", row.Text(), StringComparison.Ordinal);
        Assert.Null(row.QuerySelector("form"));
        var own = await (await client.GetAsync("/vouchers?handler=Returns")).Content.ReadAsStringAsync();
        Assert.Contains("5.00;Reste d’un virement;Rendu le", own, StringComparison.Ordinal);
        Assert.DoesNotContain(wallet.Reference, own, StringComparison.Ordinal);
        var all = await (await keeper.GetAsync("/administration/vouchers?handler=Returns")).Content.ReadAsStringAsync();
        Assert.Contains(wallet.Reference, all, StringComparison.Ordinal);
        var foreign = await client.GetAsync("/administration/vouchers?handler=Returns");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    private static async Task<IDocument> DocumentAsync(PersonClient person, string path)
    {
        var page = await person.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync());
    }

    private static Task<VoucherOutcome> OrderAsync(BookingSite site, int count) =>
        site.InScopeAsync<VoucherOrders, VoucherOutcome>(o => o.OrderAsync(ServedClient.Account(site.Client), "wallonie", count, None));

    private static async Task<string[]> FileAsync(BookingSite site, int most)
    {
        var list = await site.InScopeAsync<VoucherReturns, VoucherReturnList>(r =>
        {
            r.MostInFile = most;
            return r.AllAsync(owner: null, None);
        });
        var bytes = await site.InScopeAsync<VoucherReturnFile, byte[]>(f => Task.FromResult(f.Write(list, withReference: false)));
        return Encoding.UTF8.GetString(bytes).TrimEnd().Split("\r\n");
    }

    private static Task<VoucherReturnPage> PageAsync(BookingSite site, Guid? owner) =>
        site.InScopeAsync<VoucherReturns, VoucherReturnPage>(r => r.PageAsync(owner is { } id ? ServedClient.Account(id) : null, 1, None));

    private static Task<VoucherOutcome> SentAsync(BookingSite site, Guid entry) =>
        site.InScopeAsync<VoucherReturns, VoucherOutcome>(r => r.SentAsync(entry, None));
}
