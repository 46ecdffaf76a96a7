using FsCheck;
using FsCheck.Fluent;

namespace Visavis.Ledger.Tests;

/// <summary>
/// Any history of a wallet, made up and shortened by FsCheck: all operations in all orders, the same one asked twice, and a process that dies between
/// deciding and writing. Beside the book each voucher is a slip of paper that is carried from box to box.
/// </summary>
public sealed class VoucherHistoryTests
{
    private const int Operations = 10;
    private static readonly DateOnly FirstDay = new(2026, 3, 10);

    private static readonly IReadOnlyList<VoucherLot> Lots = [Lot(3, 4, 40), Lot(1, 3, 5), Lot(2, 1, 5), Lot(4, 6, 300)];

    private static readonly Guid[] Claims = [Id(91), Id(92), Id(93)];

    [Fact]
    public void Every_history_sums_to_zero_never_goes_below_and_is_what_slips_of_paper_say()
    {
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(120),
            Prop.ForAll<int[]>(codes =>
            {
                var wallet = new Wallet();
                foreach (var step in codes.Chunk(4).Where(step => step.Length == 4))
                {
                    wallet.Do(Math.Abs(step[0]) % Operations, Math.Abs(step[1]), step[2], Math.Abs(step[3]));
                    wallet.AssertHolds();
                }

                wallet.AssertMovesMakeItAgain();
            })
        );
    }

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static VoucherLot Lot(int id, int count, int days) => new(Id(id), count, new Money(1000), FirstDay.AddDays(days));

    private sealed class Slip(VoucherLot lot)
    {
        public VoucherLot Lot => lot;

        public VoucherPlace Place { get; set; } = VoucherPlace.Issuer;

        public Guid? Claim { get; set; }
    }

    private sealed class Wallet
    {
        private readonly List<Slip> slips =
        [
            .. Lots.OrderBy(lot => lot.LastDay)
                .ThenBy(lot => lot.Id)
                .SelectMany(lot => Enumerable.Range(0, lot.Count).Select(_ => new Slip(lot))),
        ];
        private readonly List<VoucherMove> written = [];
        private VoucherBook book = new(Lots, []);
        private DateOnly today = FirstDay;

        /// <summary>Asked of the book and of the slips: both do it, or both refuse.</summary>
        public void Do(int operation, int which, int count, int days)
        {
            var (claim, lot) = (Claims[which % Claims.Length], Lots[which % Lots.Count]);
            switch (operation)
            {
                case 0 or 1:
                    Both(book.Buy(lot.Id), In(VoucherPlace.Issuer).Where(s => s.Lot == lot), VoucherPlace.Available, null);
                    break;
                case 2 or 3:
                    var day = today.AddDays(days % 50);
                    var free = In(VoucherPlace.Available).Where(s => s.Lot.LastDay >= day).ToList();
                    var mayReserve = count > 0 && free.Count >= count && !slips.Exists(s => s.Claim == claim);
                    Both(book.Reserve(claim, count, day), mayReserve ? free.Take(count) : [], VoucherPlace.Reserved, claim);
                    break;
                case 4:
                    Both(book.Hold(claim), In(VoucherPlace.Reserved, claim), VoucherPlace.Held, claim);
                    break;
                case 5:
                    Both(book.Release(claim), slips.Where(s => s.Claim == claim), VoucherPlace.Available, null);
                    break;
                case 6:
                    Settle(claim, count);
                    break;
                case 7:
                    Both(book.Expire(today), In(VoucherPlace.Available).Where(s => s.Lot.LastDay < today), VoucherPlace.Expired, null);
                    break;
                case 8:
                    var back = In(VoucherPlace.Available).Where(s => s.Lot == lot && today <= s.Lot.LastDay).ToList();
                    Both(
                        book.Refund(lot.Id, count, today),
                        count > 0 && back.Count >= count ? back.Take(count) : [],
                        VoucherPlace.Refunded,
                        null
                    );
                    break;
                default:
                    // The process dies: what it had decided and not written is gone; the next one reads the moves. Days pass meanwhile.
                    _ = book.Release(claim) ?? book.Buy(lot.Id) ?? book.Expire(today);
                    today = today.AddDays(days % 20);
                    book = new VoucherBook(Lots, written);
                    break;
            }
        }

        public void AssertHolds()
        {
            Assert.Equal(slips.Count, book.Everywhere);
            foreach (var place in Enum.GetValues<VoucherPlace>())
            {
                Assert.Equal(In(place).Count(), book.In(place));
                Assert.All(Claims, claim => Assert.Equal(In(place, claim).Count(), book.In(place, claim)));
            }

            Assert.All(Lots, lot => Assert.Equal(In(VoucherPlace.Available).Count(s => s.Lot == lot), book.AvailableOf(lot.Id)));
        }

        /// <summary>And none of them twice: what was written is covered once.</summary>
        public void AssertMovesMakeItAgain()
        {
            book = new VoucherBook(Lots, written);
            AssertHolds();
            Assert.All(written, move => Assert.True(move.Count > 0 && move.From != move.To));
        }

        private IEnumerable<Slip> In(VoucherPlace place) => slips.Where(slip => slip.Place == place);

        private IEnumerable<Slip> In(VoucherPlace place, Guid claim) => In(place).Where(slip => slip.Claim == claim);

        /// <summary>So many are paid, those that end first; the rest is free again.</summary>
        private void Settle(Guid claim, int count)
        {
            var held = In(VoucherPlace.Held, claim).ToList();
            var moves = book.Settle(claim, count);
            var may = held.Count > 0 && count >= 0 && count <= held.Count;
            Assert.Equal(may, moves is not null);
            if (moves is null)
            {
                return;
            }

            Write(moves);
            for (var at = 0; at < held.Count; at++)
            {
                (held[at].Place, held[at].Claim) = (at < count ? VoucherPlace.Settled : VoucherPlace.Available, null);
            }
        }

        private void Both(IReadOnlyList<VoucherMove>? moves, IEnumerable<Slip> carried, VoucherPlace to, Guid? claim)
        {
            var some = carried.ToList();
            Assert.Equal(some.Count, moves?.Sum(move => move.Count) ?? 0);
            Assert.Equal(some.Count > 0, moves is not null);
            if (moves is null)
            {
                return;
            }

            Write(moves);
            some.ForEach(slip => (slip.Place, slip.Claim) = (to, claim));
        }

        /// <summary>Once; the same moves a second time are not covered, however often they come.</summary>
        private void Write(IReadOnlyList<VoucherMove> moves)
        {
            book.Apply(moves);
            written.AddRange(moves);
        }
    }
}
