using Microsoft.EntityFrameworkCore;
using Visavis.Ledger;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Vouchers;

/// <summary>Reads wallets from the ledger and writes entries into it.</summary>
public sealed class VoucherBooks(VisavisDbContext db, TimeProvider time)
{
    public async Task<VoucherBook> OpenAsync(Guid walletId, CancellationToken cancellationToken)
    {
        // Moves before lots: what another payment writes between the two adds a lot without moves, never a move of a lot that is not there.
        var moves = await (
            from move in db.Set<VoucherMoveRow>().AsNoTracking()
            join entry in db.Set<VoucherEntry>().AsNoTracking() on move.EntryId equals entry.Id
            where entry.WalletId == walletId
            orderby entry.Number, move.Line
            select move
        ).ToListAsync(cancellationToken);
        var lots = await db.Set<VoucherLotRow>().AsNoTracking().Where(l => l.WalletId == walletId).ToListAsync(cancellationToken);
        return new VoucherBook(lots.Select(lot => lot.ToLot()), moves.Select(move => move.ToMove()));
    }

    /// <summary>Joins the caller's save.</summary>
    public VoucherEntry Add(VoucherWallet wallet, VoucherEntryKind kind, string key, IReadOnlyList<VoucherMove> moves)
    {
        var now = time.GetUtcNow();
        var entry = new VoucherEntry
        {
            Id = Guid.CreateVersion7(now),
            WalletId = wallet.Id,
            Number = ++wallet.Version,
            Kind = kind,
            Key = key,
            At = now,
        };
        db.Add(entry);
        for (var line = 0; line < moves.Count; line++)
        {
            var move = moves[line];
            db.Add(
                new VoucherMoveRow
                {
                    EntryId = entry.Id,
                    Line = line,
                    LotId = move.LotId,
                    From = move.From,
                    To = move.To,
                    Count = move.Count,
                    ClaimId = move.ClaimId,
                }
            );
        }

        return entry;
    }

    /// <summary>False when somebody else wrote first, or the same was written before: nothing of it is left.</summary>
    public async Task<bool> SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>What is wrong with the ledger; empty when every wallet can be folded again from its first move to its last.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="progress">Told after each wallet how many are read.</param>
    public async Task<IReadOnlyList<string>> VerifyAsync(CancellationToken cancellationToken, IProgress<int>? progress = null)
    {
        var problems = new List<string>();
        var read = 0;
        foreach (var wallet in await db.Set<VoucherWallet>().AsNoTracking().ToListAsync(cancellationToken))
        {
            try
            {
                var book = await OpenAsync(wallet.Id, cancellationToken);
                var bought = await db.Set<VoucherLotRow>().Where(l => l.WalletId == wallet.Id).SumAsync(l => l.Count, cancellationToken);
                if (book.Everywhere != bought)
                {
                    problems.Add($"{wallet.Reference}: {bought} bought, {book.Everywhere} found");
                }

                foreach (
                    var claim in await db.Set<VoucherClaim>()
                        .AsNoTracking()
                        .Where(c => c.WalletId == wallet.Id)
                        .ToListAsync(cancellationToken)
                )
                {
                    var standing = book.In(VoucherPlace.Reserved, claim.BookingId) + book.In(VoucherPlace.Held, claim.BookingId);
                    var expected = claim.State is VoucherClaimState.Settled or VoucherClaimState.Released ? 0 : claim.Count;
                    if (standing != expected)
                    {
                        problems.Add($"{wallet.Reference}: {expected} promised to {claim.BookingId}, {standing} found");
                    }
                }
            }
            catch (InvalidOperationException e)
            {
                problems.Add($"{wallet.Reference}: {e.Message}");
            }

            progress?.Report(++read);
        }

        return problems;
    }
}
