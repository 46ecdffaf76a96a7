namespace Visavis.Ledger.Tests;

public sealed class VoucherBookTests
{
    private static readonly DateOnly Today = new(2026, 3, 10);
    private static readonly Guid Claim = new("00000000-0000-0000-0000-0000000000c1");
    private readonly VoucherLot near = Lot(1, 3, Today.AddDays(5));
    private readonly VoucherLot far = Lot(2, 10, Today.AddDays(300));

    [Fact]
    public void The_lot_that_ends_first_is_used_first()
    {
        var book = Bought();
        Assert.Equal(
            [
                new VoucherMove(near.Id, VoucherPlace.Available, VoucherPlace.Reserved, 3, Claim),
                new VoucherMove(far.Id, VoucherPlace.Available, VoucherPlace.Reserved, 1, Claim),
            ],
            book.Reserve(Claim, 4, Today)
        );
    }

    [Fact]
    public void A_lot_that_ends_before_the_service_is_not_promised_to_it()
    {
        var moves = Bought().Reserve(Claim, 4, Today.AddDays(6));
        Assert.Equal(far.Id, Assert.Single(moves!).LotId);
        Assert.Equal(3, Bought().Reserve(Claim, 3, near.LastDay)![0].Count);
    }

    [Fact]
    public void More_than_there_is_reserves_nothing_at_all()
    {
        Assert.Null(Bought().Reserve(Claim, 14, Today));
        Assert.Null(Bought().Reserve(Claim, 0, Today));
        Assert.Equal(13, Bought().Reserve(Claim, 13, Today)!.Sum(move => move.Count));
    }

    [Fact]
    public void One_service_reserves_once()
    {
        var book = Bought();
        book.Apply(book.Reserve(Claim, 2, Today)!);
        Assert.Null(book.Reserve(Claim, 2, Today));
        book.Apply(book.Hold(Claim)!);
        Assert.Null(book.Reserve(Claim, 2, Today));
        Assert.Null(book.Hold(Claim));
    }

    [Fact]
    public void What_is_released_goes_back_to_the_same_lots()
    {
        var book = Bought();
        book.Apply(book.Reserve(Claim, 4, Today)!);
        book.Apply(book.Release(Claim)!);
        Assert.Equal((3, 10), (book.AvailableOf(near.Id), book.AvailableOf(far.Id)));
        Assert.Null(book.Release(Claim));
    }

    [Fact]
    public void What_is_held_can_be_released_by_agreement()
    {
        var book = Bought();
        book.Apply(book.Reserve(Claim, 4, Today)!);
        book.Apply(book.Hold(Claim)!);
        book.Apply(book.Release(Claim)!);
        Assert.Equal(13, book.Available);
    }

    [Fact]
    public void Fewer_hours_than_booked_give_vouchers_back_the_lot_that_ends_last_first()
    {
        var book = Bought();
        book.Apply(book.Reserve(Claim, 5, Today)!);
        book.Apply(book.Hold(Claim)!);
        Assert.Null(book.Settle(Claim, 6));
        Assert.Null(book.Settle(Claim, -1));
        book.Apply(book.Settle(Claim, 4)!);
        Assert.Equal(
            (4, 0, 0, 9),
            (book.In(VoucherPlace.Settled), book.In(VoucherPlace.Held), book.AvailableOf(near.Id), book.AvailableOf(far.Id))
        );
        Assert.Null(book.Settle(Claim, 0));
    }

    [Fact]
    public void Nothing_is_settled_that_is_only_reserved()
    {
        var book = Bought();
        book.Apply(book.Reserve(Claim, 2, Today)!);
        Assert.Null(book.Settle(Claim, 2));
        Assert.Null(book.Settle(Claim, 0));
    }

    [Fact]
    public void A_voucher_is_good_on_its_last_day_and_expired_the_day_after()
    {
        var book = Bought();
        Assert.Null(book.Expire(near.LastDay));
        Assert.Equal(
            new VoucherMove(near.Id, VoucherPlace.Available, VoucherPlace.Expired, 3, null),
            Assert.Single(book.Expire(near.LastDay.AddDays(1))!)
        );
    }

    [Fact]
    public void What_is_promised_does_not_expire_until_it_is_free_again()
    {
        var book = Bought();
        book.Apply(book.Reserve(Claim, 3, Today)!);
        Assert.Null(book.Expire(near.LastDay.AddDays(1)));
        book.Apply(book.Release(Claim)!);
        Assert.NotNull(book.Expire(near.LastDay.AddDays(1)));
    }

    [Fact]
    public void Money_comes_back_only_for_vouchers_that_are_valid_and_free()
    {
        var book = Bought();
        Assert.NotNull(book.Refund(near.Id, 3, near.LastDay));
        Assert.Null(book.Refund(near.Id, 3, near.LastDay.AddDays(1)));
        Assert.Null(book.Refund(near.Id, 4, Today));
        Assert.Null(book.Refund(near.Id, 0, Today));
        Assert.Null(book.Refund(Guid.Empty, 1, Today));
    }

    [Fact]
    public void A_lot_is_bought_once()
    {
        var book = new VoucherBook([near], []);
        book.Apply(book.Buy(near.Id)!);
        Assert.Null(book.Buy(near.Id));
        Assert.Equal(3, book.Available);
    }

    [Theory]
    [InlineData(VoucherPlace.Issuer, VoucherPlace.Settled, 1)]
    [InlineData(VoucherPlace.Settled, VoucherPlace.Available, 1)]
    [InlineData(VoucherPlace.Available, VoucherPlace.Settled, 1)]
    [InlineData(VoucherPlace.Available, VoucherPlace.Refunded, 4)]
    [InlineData(VoucherPlace.Available, VoucherPlace.Refunded, 0)]
    [InlineData(VoucherPlace.Available, VoucherPlace.Refunded, -1)]
    public void A_move_that_is_not_covered_or_goes_no_known_way_is_refused(VoucherPlace from, VoucherPlace to, int count) =>
        Assert.Throws<InvalidOperationException>(() => Bought().Apply([new VoucherMove(near.Id, from, to, count, null)]));

    [Fact]
    public void Lots_of_one_last_day_go_in_the_order_of_their_keys()
    {
        VoucherLot[] lots = [Lot(3, 2, Today), Lot(1, 2, Today), Lot(2, 2, Today)];
        var book = new VoucherBook(lots, []);
        foreach (var lot in lots)
        {
            book.Apply(book.Buy(lot.Id)!);
        }

        Assert.Equal([lots[1].Id, lots[2].Id, lots[0].Id], book.Expire(Today.AddDays(1))!.Select(move => move.LotId));
        book.Apply(book.Reserve(Claim, 5, Today)!);
        Assert.Equal([2, 2, 1], new[] { lots[1], lots[2], lots[0] }.Select(lot => 2 - book.AvailableOf(lot.Id)));
        var held = book.Hold(Claim)!;
        Assert.Equal([lots[1].Id, lots[2].Id, lots[0].Id], held.Select(move => move.LotId));
        book.Apply(held);
        Assert.Equal([(lots[1].Id, 2), (lots[2].Id, 1)], Settled(book.Settle(Claim, 3)!));
    }

    [Fact]
    public void Lots_that_end_sooner_expire_are_held_and_are_settled_first_whatever_their_keys()
    {
        var (later, sooner) = (Lot(1, 2, Today.AddDays(1)), Lot(2, 2, Today));
        var book = new VoucherBook([later, sooner], []);
        book.Apply([.. book.Buy(later.Id)!, .. book.Buy(sooner.Id)!]);
        Assert.Equal([sooner.Id, later.Id], book.Expire(Today.AddDays(2))!.Select(move => move.LotId));
        book.Apply(book.Reserve(Claim, 4, Today)!);
        Assert.Equal([sooner.Id, later.Id], book.Hold(Claim)!.Select(move => move.LotId));
        book.Apply(book.Hold(Claim)!);
        Assert.Equal([(sooner.Id, 2), (later.Id, 1)], Settled(book.Settle(Claim, 3)!));
    }

    [Fact]
    public void What_one_service_holds_is_not_another_ones()
    {
        var other = new Guid(7, 7, 7, new byte[8]);
        var book = Bought();
        book.Apply(book.Reserve(Claim, 4, Today)!);
        book.Apply(book.Reserve(other, 2, Today)!);
        book.Apply(book.Hold(other)!);
        Assert.Equal(
            (4, 0, 0, 2),
            (
                book.In(VoucherPlace.Reserved, Claim),
                book.In(VoucherPlace.Held, Claim),
                book.In(VoucherPlace.Reserved, other),
                book.In(VoucherPlace.Held, other)
            )
        );
        Assert.Equal((4, 2, 7), (book.In(VoucherPlace.Reserved), book.In(VoucherPlace.Held), book.Available));
        Assert.Null(book.Settle(Claim, 1));
        Assert.Equal(2, book.Release(other)!.Sum(move => move.Count));
    }

    [Fact]
    public void All_or_none_of_what_is_held_may_be_paid()
    {
        foreach (var count in new[] { 0, 5 })
        {
            var book = Bought();
            book.Apply(book.Reserve(Claim, 5, Today)!);
            book.Apply(book.Hold(Claim)!);
            var moves = book.Settle(Claim, count)!;
            Assert.All(moves, move => Assert.Equal((VoucherPlace.Held, true), (move.From, move.Count > 0)));
            book.Apply(moves);
            Assert.Equal((count, 13 - count, 13), (book.In(VoucherPlace.Settled), book.Available, book.Everywhere));
        }
    }

    [Fact]
    public void A_refusal_names_the_move()
    {
        var move = new VoucherMove(near.Id, VoucherPlace.Available, VoucherPlace.Refunded, 4, null);
        var refused = Assert.Throws<InvalidOperationException>(() => Bought().Apply([move]));
        Assert.Equal($"{move} is not covered.", refused.Message);
    }

    [Theory]
    [InlineData(VoucherPlace.Issuer, VoucherPlace.Available)]
    [InlineData(VoucherPlace.Available, VoucherPlace.Reserved)]
    [InlineData(VoucherPlace.Reserved, VoucherPlace.Available)]
    [InlineData(VoucherPlace.Reserved, VoucherPlace.Held)]
    [InlineData(VoucherPlace.Held, VoucherPlace.Available)]
    [InlineData(VoucherPlace.Held, VoucherPlace.Settled)]
    [InlineData(VoucherPlace.Available, VoucherPlace.Expired)]
    [InlineData(VoucherPlace.Available, VoucherPlace.Refunded)]
    public void These_ways_and_no_others_exist(VoucherPlace from, VoucherPlace to)
    {
        var lot = Lot(1, 1, Today);
        var way = new Dictionary<VoucherPlace, VoucherPlace[]>
        {
            [VoucherPlace.Issuer] = [],
            [VoucherPlace.Available] = [VoucherPlace.Available],
            [VoucherPlace.Reserved] = [VoucherPlace.Available, VoucherPlace.Reserved],
            [VoucherPlace.Held] = [VoucherPlace.Available, VoucherPlace.Reserved, VoucherPlace.Held],
        };
        VoucherBook At()
        {
            var book = new VoucherBook([lot], []);
            var place = VoucherPlace.Issuer;
            foreach (var next in way[from])
            {
                book.Apply([new VoucherMove(lot.Id, place, next, 1, Claim)]);
                place = next;
            }

            return book;
        }

        var there = At();
        there.Apply([new VoucherMove(lot.Id, from, to, 1, Claim)]);
        Assert.Equal((1, 0), (there.In(to), there.In(from)));
        Assert.Throws<InvalidOperationException>(() => At().Apply([new VoucherMove(lot.Id, from, to, 2, Claim)]));
        Assert.Throws<InvalidOperationException>(() => At().Apply([new VoucherMove(lot.Id, from, VoucherPlace.Issuer, 1, Claim)]));
        Assert.Throws<InvalidOperationException>(() => At().Apply([new VoucherMove(lot.Id, from, from, 1, Claim)]));
    }

    [Fact]
    public void Nothing_to_do_is_no_moves_rather_than_an_empty_list()
    {
        var book = new VoucherBook([near], []);
        Assert.Null(book.Buy(Guid.NewGuid()));
        Assert.Null(book.Release(Claim));
        Assert.Null(book.Hold(Claim));
        Assert.Null(book.Settle(Claim, 0));
        Assert.Null(book.Expire(DateOnly.MaxValue));
        Assert.Null(book.Reserve(Claim, -1, Today));
    }

    private static IEnumerable<(Guid, int)> Settled(IEnumerable<VoucherMove> moves) =>
        moves.Where(move => move.To == VoucherPlace.Settled).Select(move => (move.LotId, move.Count));

    /// <summary>Any order of any operations, with repeats: nothing is lost, nothing is below zero, and the moves alone make the same book again.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_history_sums_to_zero_and_never_goes_below(int seed)
    {
        var random = new Random(seed);
        var lots = Enumerable
            .Range(1, random.Next(1, 5))
            .Select(n => Lot(n, random.Next(1, 12), Today.AddDays(random.Next(0, 60))))
            .ToList();
        var claims = Enumerable.Range(1, 4).Select(n => new Guid(n, 9, 9, new byte[8])).ToList();
        var book = new VoucherBook(lots, []);
        var written = new List<VoucherMove>();
        for (var step = 0; step < 60; step++)
        {
            var claim = claims[random.Next(claims.Count)];
            var lot = lots[random.Next(lots.Count)];
            var day = Today.AddDays(step);
            var moves = random.Next(8) switch
            {
                0 or 1 => book.Buy(lot.Id),
                2 => book.Reserve(claim, random.Next(-1, 9), day),
                3 => book.Release(claim),
                4 => book.Hold(claim),
                5 => book.Settle(claim, random.Next(-1, 9)),
                6 => book.Expire(day),
                _ => book.Refund(lot.Id, random.Next(-1, 5), day),
            };
            book.Apply(moves ?? []);
            written.AddRange(moves ?? []);
            Assert.Equal(lots.Sum(one => one.Count), book.Everywhere);
            Assert.All(Enum.GetValues<VoucherPlace>(), place => Assert.True(book.In(place) >= 0));
        }

        var again = new VoucherBook(lots, written);
        Assert.All(Enum.GetValues<VoucherPlace>(), place => Assert.Equal(book.In(place), again.In(place)));
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 200)];

    private static VoucherLot Lot(int id, int count, DateOnly lastDay) =>
        new(new Guid(id, 0, 0, new byte[8]), count, new Money(1000), lastDay);

    private VoucherBook Bought()
    {
        var book = new VoucherBook([far, near], []);
        book.Apply(book.Buy(near.Id)!);
        book.Apply(book.Buy(far.Id)!);
        return book;
    }
}
