using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Services.Sheets;

public enum SignOutcome
{
    Done,

    /// <summary>Not theirs, not yet, or signed before.</summary>
    NotNow,

    /// <summary>Neither a drawing nor a name.</summary>
    Empty,
}

/// <summary>Signatures on the screen: each side for itself, once, from the start of the service on.</summary>
public sealed class SheetDesk(VisavisDbContext db, TimeProvider time)
{
    private const int ShortestName = 2;

    public static bool MaySign(Booking booking, BookingSide side, IEnumerable<SheetSignature> signatures, DateTimeOffset now) =>
        side != BookingSide.System
        && booking.State is BookingState.Accepted or BookingState.Completed
        && now >= booking.StartsAt
        && signatures.All(signature => signature.Side != side);

    public async Task<SignOutcome> SignAsync(
        Booking booking,
        BookingSide side,
        string? strokes,
        string? typed,
        CancellationToken cancellationToken
    )
    {
        var before = await db.Set<SheetSignature>().AsNoTracking().Where(s => s.BookingId == booking.Id).ToListAsync(cancellationToken);
        if (!MaySign(booking, side, before, time.GetUtcNow()))
        {
            return SignOutcome.NotNow;
        }

        var drawn = SheetStrokes.Read(strokes);
        var name = PersonalText.Clean(typed, Booking.LongestName);
        if (drawn is null && name.Length < ShortestName)
        {
            return SignOutcome.Empty;
        }

        var hours = await db.Set<ServiceHours>().AsNoTracking().SingleOrDefaultAsync(h => h.BookingId == booking.Id, cancellationToken);
        db.Add(
            new SheetSignature
            {
                BookingId = booking.Id,
                Side = side,
                Strokes = drawn?.ToString(),
                Name = name.Length < ShortestName ? await NameOfAsync(booking, side, cancellationToken) : name,
                Minutes = hours?.Counted,
                SignedAt = time.GetUtcNow(),
            }
        );
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return SignOutcome.Done;
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            db.ChangeTracker.Clear();
            return SignOutcome.NotNow;
        }
    }

    private async Task<string> NameOfAsync(Booking booking, BookingSide side, CancellationToken cancellationToken) =>
        side == BookingSide.Client
            ? booking.ClientName
            : await db.Users.Where(a => a.Id == booking.ProfessionalId).Select(a => a.DisplayName).SingleAsync(cancellationToken);
}
