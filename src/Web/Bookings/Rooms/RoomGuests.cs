using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.PersonalData;

namespace Visavis.Web.Bookings.Rooms;

/// <summary>Lets guests into the room by their personal link: with the account they are signed in to, or with one made for this room.</summary>
public sealed class RoomGuests(VisavisDbContext db, SignInManager<Account> signIn, IAccountErasure erasure, TimeProvider time)
{
    /// <summary>How long the account of a room outlives its appointment.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);
    private const int BatchSize = 50;

    public Task<RoomGuest?> FindAsync(Guid bookingId, CancellationToken cancellationToken) =>
        db.Set<RoomGuest>().AsNoTracking().SingleOrDefaultAsync(g => g.BookingId == bookingId, cancellationToken);

    /// <summary>The guest is whoever is signed in.</summary>
    public async Task EnterAsync(Booking booking, Guid accountId, CancellationToken cancellationToken)
    {
        if (accountId == booking.ProfessionalId)
        {
            return;
        }

        if (await Overtaken.AgainAsync(db, () => PutAsync(booking, accountId, cancellationToken)) is { } old)
        {
            await erasure.EraseAsync(old, actorId: null, cancellationToken);
        }
    }

    /// <summary>Whoever entered before in another browser is the same guest: the link says so.</summary>
    /// <returns>A temporary account that is left here, to be erased at once.</returns>
    private async Task<Guid?> PutAsync(Booking booking, Guid accountId, CancellationToken cancellationToken)
    {
        var known = await db.Set<RoomGuest>().SingleOrDefaultAsync(g => g.BookingId == booking.Id, cancellationToken);
        if (known?.AccountId == accountId)
        {
            return null;
        }

        var left = known is { IsTemporary: true } ? known.AccountId : (Guid?)null;
        if (known is null)
        {
            db.Add(
                new RoomGuest
                {
                    BookingId = booking.Id,
                    AccountId = accountId,
                    EnteredAt = time.GetUtcNow(),
                }
            );
        }
        else
        {
            (known.AccountId, known.IsTemporary) = (accountId, false);
        }

        await db.SaveChangesAsync(cancellationToken);
        return left;
    }

    /// <summary>Signs a guest without an account in for this room, on every device into the same account.</summary>
    public async Task SignInAsync(Booking booking, CancellationToken cancellationToken) =>
        await signIn.SignInAsync(await Overtaken.AgainAsync(db, () => AccountOfAsync(booking, cancellationToken)), isPersistent: false);

    private async Task<Account> AccountOfAsync(Booking booking, CancellationToken cancellationToken)
    {
        var known = await db.Set<RoomGuest>().SingleOrDefaultAsync(g => g.BookingId == booking.Id, cancellationToken);
        var account = known is { IsTemporary: true } ? await db.Users.SingleAsync(a => a.Id == known.AccountId, cancellationToken) : null;
        if (account is null)
        {
            var now = time.GetUtcNow();
            account = new Account
            {
                Id = Guid.NewGuid(),
                DisplayName = booking.ClientName,
                Language = booking.ClientLanguage,
                TimeZone = booking.ClientZone,
                CreatedAt = now,
                AdultConfirmedAt = now,
            };
            account.NormalizedUserName = account.UserName!.ToUpperInvariant();
            db.Add(account);
            known ??= db.Add(new RoomGuest { BookingId = booking.Id }).Entity;
            (known.AccountId, known.IsTemporary, known.EnteredAt) = (account.Id, true, now);
            await db.SaveChangesAsync(cancellationToken);
            // As at every registration: accepting is a change of its own, which keeps version and language of the text.
            account.TermsAcceptedAt = now;
            await db.SaveChangesAsync(cancellationToken);
        }

        return account;
    }

    /// <summary>Erases the accounts of rooms that are long over.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - KeptFor;
        var over = await db.Set<RoomGuest>()
            .AsNoTracking()
            .Where(g => db.Set<Booking>().Any(b => b.Id == g.BookingId && b.EndsAt < before))
            .OrderBy(g => g.EnteredAt)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        foreach (var guest in over)
        {
            if (guest.IsTemporary)
            {
                await erasure.EraseAsync(guest.AccountId, actorId: null, cancellationToken);
            }

            await db.Set<RoomGuest>().Where(g => g.BookingId == guest.BookingId).ExecuteDeleteAsync(cancellationToken);
        }
    }
}
