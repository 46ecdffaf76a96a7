using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.Ledger;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;
using Visavis.Web.Tests.Bookings;
using Visavis.Web.Vouchers;

namespace Visavis.Web.Tests.Vouchers;

/// <summary>
/// A history of everything that can be asked of a wallet, in any order, twice, at the same time and by a process that dies before it commits, written into
/// the database: after every step the ledger can be folded again, and no balance that the database sums is below zero.
/// </summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class VoucherHistoryTests
{
    private const int Bookings = 6;
    private const int Operations = 13;
    private static readonly int Steps = Tiers.IsAll ? 200 : 60;
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Whatever_happens_to_a_wallet_the_ledger_holds(DatabaseProvider provider)
    {
        await using var site = await BookingSite.StartAsync(provider);
        await site.InScopeAsync<VoucherOrders, VoucherOutcome>(o => o.OrderAsync(ServedClient.Account(site.Client), "wallonie", 20, None));
        var wallet = await site.App.WithDataAsync(db => db.Set<VoucherWallet>().AsNoTracking().SingleAsync());
        await site.InScopeAsync<VoucherOrders, object>(async o => await o.RecordPaymentAsync(wallet.Reference, 20_000, "first", None));
        var bookings = Enumerable.Range(0, Bookings).Select(number => BookingOf(site, number)).ToList();
        await site.App.WithDataAsync(db =>
        {
            db.AddRange(bookings);
            return db.SaveChangesAsync();
        });
        var random = new Random(20261126);
        for (var step = 0; step < Steps; step++)
        {
            var (operation, booking) = (random.Next(Operations), bookings[random.Next(Bookings)]);
            var count = random.Next(-1, 4);
            var copies = random.Next(5) == 0 ? 2 : 1;
            await Task.WhenAll(Enumerable.Range(0, copies).Select(_ => DoAsync(site, wallet, operation, booking, count)));
            Assert.True(await HoldsAsync(site, wallet.Id), $"step {step}, operation {operation}");
        }
    }

    private static Task<int> DoAsync(BookingSite site, VoucherWallet wallet, int operation, Booking booking, int count) =>
        operation switch
        {
            0 => AskAsync<VoucherOrders>(site, o => o.OrderAsync(ServedClient.Account(site.Client), "wallonie", count, None)),
            // The bank's number comes again now and then.
            1 => AskAsync<VoucherOrders>(site, o => o.RecordPaymentAsync(wallet.Reference, count * 1100, $"T-{Math.Abs(count)}", None)),
            2 or 3 => AskAsync<VoucherClaims>(site, c => c.ReserveAsync(ServedClient.Account(site.Client), wallet.Id, booking.Code, None)),
            4 => MoveOnAsync(site, booking, BookingState.Completed),
            5 => MoveOnAsync(site, booking, count > 0 ? BookingState.Accepted : BookingState.Cancelled),
            6 => AskAsync<VoucherClaims>(site, c => c.ConfirmAsync(ServedClient.Account(site.Client), booking.Id, None)),
            7 => AskAsync<VoucherClaims>(
                site,
                c => c.ContestAsync(ServedClient.Account(site.Client), booking.Id, "Personne n’est venu", None)
            ),
            8 => AskAsync<VoucherClaims>(site, c => c.GiveBackAsync(site.Anne.Id, booking.Id, None)),
            9 => AskAsync<VoucherClaims>(site, c => c.DecideAsync(booking.Id, count, "Une heure a été faite", None)),
            10 => RefundAsync(site, wallet.Id, count),
            11 => PassAsync(site, wallet.Id, count),
            _ => DieAsync(site, wallet, booking),
        };

    private static async Task<int> AskAsync<TDesk>(BookingSite site, Func<TDesk, Task> work)
        where TDesk : notnull
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<TDesk>());
        return 0;
    }

    private static async Task<int> MoveOnAsync(BookingSite site, Booking booking, BookingState state)
    {
        await site.App.WithDataAsync(db =>
            db.Set<Booking>().Where(b => b.Id == booking.Id).ExecuteUpdateAsync(set => set.SetProperty(b => b.State, state))
        );
        return await AskAsync<VoucherClaims>(site, c => c.FollowAsync(booking.Id, None));
    }

    private static async Task<int> RefundAsync(BookingSite site, Guid wallet, int count)
    {
        var lots = await site.App.WithDataAsync(db =>
            db.Set<VoucherLotRow>().Where(l => l.WalletId == wallet).Select(l => l.Id).ToListAsync()
        );
        return await AskAsync<VoucherOrders>(
            site,
            o => o.RefundAsync(ServedClient.Account(site.Client), lots[^1], count, $"R-{count}", None)
        );
    }

    /// <summary>Weeks pass: what nobody answered is settled, what is too old expires.</summary>
    private static async Task<int> PassAsync(BookingSite site, Guid wallet, int weeks)
    {
        site.Clock.Advance(TimeSpan.FromDays(7 * Math.Max(1, weeks)));
        await site.App.Services.GetRequiredService<VoucherClock>().TickAsync(None);
        return await AskAsync<VoucherClaims>(site, c => c.ExpireAsync(wallet, None));
    }

    /// <summary>Everything is written, and the process ends before it commits.</summary>
    private static async Task<int> DieAsync(BookingSite site, VoucherWallet wallet, Booking booking)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VisavisDbContext>();
        await db
            .Database.CreateExecutionStrategy()
            .ExecuteAsync(async () =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                await scope
                    .ServiceProvider.GetRequiredService<VoucherClaims>()
                    .ReserveAsync(ServedClient.Account(site.Client), wallet.Id, booking.Code, None);
                await scope
                    .ServiceProvider.GetRequiredService<VoucherClaims>()
                    .ConfirmAsync(ServedClient.Account(site.Client), booking.Id, None);
            });
        return 0;
    }

    /// <summary>As the verifier sees it, and as the database sums it by itself.</summary>
    private static async Task<bool> HoldsAsync(BookingSite site, Guid wallet)
    {
        var problems = await site.InScopeAsync<VoucherBooks, IReadOnlyList<string>>(books => books.VerifyAsync(None));
        Assert.Empty(problems);
        var (lots, moves) = await site.App.WithDataAsync(async db =>
            (await db.Set<VoucherLotRow>().Where(l => l.WalletId == wallet).ToListAsync(), await db.Set<VoucherMoveRow>().ToListAsync())
        );
        var places = moves
            .SelectMany(m => new[] { (m.LotId, Place: m.From, Count: -m.Count), (m.LotId, Place: m.To, m.Count) })
            .GroupBy(m => (m.LotId, m.Place))
            .Select(group => (group.Key.Place, Count: group.Sum(m => m.Count)))
            .ToList();
        return places.Sum(p => p.Count) == 0
            && places.TrueForAll(p => p.Place == VoucherPlace.Issuer || p.Count >= 0)
            && places.Where(p => p.Place == VoucherPlace.Issuer).Sum(p => -p.Count) == lots.Sum(l => l.Count);
    }

    private static Booking BookingOf(BookingSite site, int number)
    {
        var start = site.Clock.GetUtcNow().AddDays(30 + number);
        var booking = BookingMaker.Make(
            Guid.NewGuid(),
            site.Anne.Id,
            new ServiceOffer
            {
                ProfessionalId = site.Anne.Id,
                Name = "Ménage",
                PriceCents = 3000,
            },
            start,
            60 * (1 + (number % 3)),
            "Europe/Paris",
            BookingSite.Request(site.Client),
            start.AddDays(-40)
        );
        (booking.ServiceOfferId, booking.State, booking.AnswerBy) = (null, BookingState.Accepted, null);
        return booking;
    }
}
