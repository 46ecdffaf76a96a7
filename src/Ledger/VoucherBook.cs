namespace Visavis.Ledger;

/// <summary>
/// What a wallet holds, folded from its moves. Asks for moves and applies them; refuses with null what is not there. Knows no clock: the day is
/// the day in the scheme's zone, given by the caller.
/// </summary>
public sealed class VoucherBook
{
    private static readonly HashSet<(VoucherPlace From, VoucherPlace To)> Ways =
    [
        (VoucherPlace.Issuer, VoucherPlace.Available),
        (VoucherPlace.Available, VoucherPlace.Reserved),
        (VoucherPlace.Reserved, VoucherPlace.Available),
        (VoucherPlace.Reserved, VoucherPlace.Held),
        (VoucherPlace.Held, VoucherPlace.Available),
        (VoucherPlace.Held, VoucherPlace.Settled),
        (VoucherPlace.Available, VoucherPlace.Expired),
        (VoucherPlace.Available, VoucherPlace.Refunded),
    ];

    private readonly Dictionary<Guid, VoucherLot> lots;
    private readonly Dictionary<(Guid LotId, VoucherPlace Place, Guid? ClaimId), int> balances = [];

    public VoucherBook(IEnumerable<VoucherLot> lots, IEnumerable<VoucherMove> moves)
    {
        this.lots = lots.ToDictionary(lot => lot.Id);
        foreach (var lot in this.lots.Values)
        {
            balances[(lot.Id, VoucherPlace.Issuer, null)] = lot.Count;
        }

        Apply(moves);
    }

    public int Available => In(VoucherPlace.Available);

    public int In(VoucherPlace place) => balances.Where(b => b.Key.Place == place).Sum(b => b.Value);

    public int In(VoucherPlace place, Guid claimId) =>
        balances.Where(b => b.Key.Place == place && b.Key.ClaimId == claimId).Sum(b => b.Value);

    public int AvailableOf(Guid lotId) => balances.GetValueOrDefault((lotId, VoucherPlace.Available, null));

    /// <summary>Everything that ever came from the issuer is somewhere: always the sum of all lots.</summary>
    public int Everywhere => balances.Values.Sum();

    /// <exception cref="InvalidOperationException">A move takes what is not there, or goes a way that does not exist.</exception>
    public void Apply(IEnumerable<VoucherMove> moves)
    {
        foreach (var move in moves)
        {
            var from = (move.LotId, move.From, Claim(move.From, move));
            var to = (move.LotId, move.To, Claim(move.To, move));
            if (!Ways.Contains((move.From, move.To)) || move.Count <= 0 || balances.GetValueOrDefault(from) < move.Count)
            {
                throw new InvalidOperationException($"{move} is not covered.");
            }

            balances[from] -= move.Count;
            balances[to] = balances.GetValueOrDefault(to) + move.Count;
        }
    }

    /// <summary>The lot was paid for: all of it becomes the client's.</summary>
    public IReadOnlyList<VoucherMove>? Buy(Guid lotId)
    {
        var count = balances.GetValueOrDefault((lotId, VoucherPlace.Issuer, null));
        return count == 0 ? null : [new VoucherMove(lotId, VoucherPlace.Issuer, VoucherPlace.Available, count, null)];
    }

    /// <summary>For a booking on a day: the nearest last day first, and only lots still valid on that day. All or nothing.</summary>
    public IReadOnlyList<VoucherMove>? Reserve(Guid claimId, int count, DateOnly serviceDay)
    {
        if (count <= 0 || In(VoucherPlace.Reserved, claimId) + In(VoucherPlace.Held, claimId) > 0)
        {
            return null;
        }

        var moves = Take(count, lots.Values.Where(lot => lot.LastDay >= serviceDay), claimId);
        return moves.Sum(move => move.Count) == count ? moves : null;
    }

    /// <summary>Not to be: what was reserved or held goes back to the same lots, with the same last days.</summary>
    public IReadOnlyList<VoucherMove>? Release(Guid claimId) =>
        Empty(claimId, VoucherPlace.Reserved, VoucherPlace.Available) ?? Empty(claimId, VoucherPlace.Held, VoucherPlace.Available);

    /// <summary>Another booking takes the place of one: the same vouchers are promised to it, whatever became of the other free ones.</summary>
    public (IReadOnlyList<VoucherMove> Back, IReadOnlyList<VoucherMove> Again)? Follow(Guid claimId, Guid toClaimId) =>
        Empty(claimId, VoucherPlace.Reserved, VoucherPlace.Available) is { } back
            ? (back, [.. back.Select(move => move with { From = move.To, To = move.From, ClaimId = toClaimId })])
            : null;

    /// <summary>The service was given.</summary>
    public IReadOnlyList<VoucherMove>? Hold(Guid claimId) => Empty(claimId, VoucherPlace.Reserved, VoucherPlace.Held);

    /// <summary>Confirmed: so many are paid, never more than held; the rest goes back.</summary>
    public IReadOnlyList<VoucherMove>? Settle(Guid claimId, int count)
    {
        var held = Standing(claimId, VoucherPlace.Held);
        if (count < 0 || count > held.Sum(one => one.Count) || held.Count == 0)
        {
            return null;
        }

        var moves = new List<VoucherMove>();
        foreach (var (lotId, there) in held)
        {
            var paid = Math.Min(count, there);
            count -= paid;
            Add(moves, lotId, VoucherPlace.Settled, paid, claimId);
            Add(moves, lotId, VoucherPlace.Available, there - paid, claimId);
        }

        return moves;
    }

    /// <summary>Free vouchers whose last day is past; what is promised or held is not touched.</summary>
    public IReadOnlyList<VoucherMove>? Expire(DateOnly today) =>
        NullWhenEmpty(
            lots.Values.Where(lot => lot.LastDay < today && AvailableOf(lot.Id) > 0)
                .OrderBy(lot => lot.LastDay)
                .ThenBy(lot => lot.Id)
                .Select(lot => new VoucherMove(lot.Id, VoucherPlace.Available, VoucherPlace.Expired, AvailableOf(lot.Id), null))
        );

    /// <summary>Paid back while valid, the last day included.</summary>
    public IReadOnlyList<VoucherMove>? Refund(Guid lotId, int count, DateOnly today) =>
        count > 0 && lots.TryGetValue(lotId, out var lot) && lot.LastDay >= today && AvailableOf(lotId) >= count
            ? [new VoucherMove(lotId, VoucherPlace.Available, VoucherPlace.Refunded, count, null)]
            : null;

    private static void Add(List<VoucherMove> moves, Guid lotId, VoucherPlace to, int count, Guid claimId)
    {
        if (count > 0)
        {
            moves.Add(new VoucherMove(lotId, VoucherPlace.Held, to, count, claimId));
        }
    }

    /// <summary>Only what is promised or held belongs to a claim; everywhere else vouchers of a lot are alike.</summary>
    private static Guid? Claim(VoucherPlace place, VoucherMove move) =>
        place is VoucherPlace.Reserved or VoucherPlace.Held ? move.ClaimId : null;

    private static List<VoucherMove>? NullWhenEmpty(IEnumerable<VoucherMove> moves) => moves.ToList() is { Count: > 0 } some ? some : null;

    private List<VoucherMove> Take(int count, IEnumerable<VoucherLot> from, Guid claimId)
    {
        var moves = new List<VoucherMove>();
        foreach (var lot in from.OrderBy(lot => lot.LastDay).ThenBy(lot => lot.Id))
        {
            var taken = Math.Min(count, AvailableOf(lot.Id));
            if (taken > 0)
            {
                moves.Add(new VoucherMove(lot.Id, VoucherPlace.Available, VoucherPlace.Reserved, taken, claimId));
                count -= taken;
            }
        }

        return moves;
    }

    private List<VoucherMove>? Empty(Guid claimId, VoucherPlace from, VoucherPlace to) =>
        NullWhenEmpty(Standing(claimId, from).Select(one => new VoucherMove(one.LotId, from, to, one.Count, claimId)));

    private List<(Guid LotId, int Count)> Standing(Guid claimId, VoucherPlace place) =>
        [
            .. balances
                .Where(b => b.Key.Place == place && b.Key.ClaimId == claimId && b.Value > 0)
                .OrderBy(b => lots[b.Key.LotId].LastDay)
                .ThenBy(b => b.Key.LotId)
                .Select(b => (b.Key.LotId, b.Value)),
        ];
}
