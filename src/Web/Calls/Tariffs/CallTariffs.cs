using Microsoft.EntityFrameworkCore;
using Visavis.Signaling.Calls;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Calls.Tariffs;

/// <summary>Reads and agrees on what live calls cost.</summary>
public sealed class CallTariffs(TimeProvider time)
{
    /// <summary>How long an agreement stands before it is rung: after that the price is shown again.</summary>
    public static readonly TimeSpan AgreementLasts = TimeSpan.FromMinutes(30);

    /// <summary>Null when it is free.</summary>
    public static async Task<CallPrice?> OfAsync(VisavisDbContext db, Guid professionalId, CancellationToken cancellationToken) =>
        (await db.Set<CallTariff>().AsNoTracking().SingleOrDefaultAsync(t => t.ProfessionalId == professionalId, cancellationToken))?.Price;

    /// <summary>Remembers that the price was read and agreed to; false when it is no longer that price.</summary>
    public async Task<bool> AgreeAsync(
        VisavisDbContext db,
        Guid callerId,
        Guid professionalId,
        CallPrice shown,
        CancellationToken cancellationToken
    )
    {
        if (await OfAsync(db, professionalId, cancellationToken) != shown)
        {
            return false;
        }

        var row = await db.Set<CallAgreement>().FindAsync([callerId, professionalId], cancellationToken);
        if (row is null)
        {
            row = new CallAgreement { CallerId = callerId, ProfessionalId = professionalId };
            db.Add(row);
        }

        (row.Cents, row.Unit, row.CapCents, row.AgreedAt) = (shown.Cents, shown.Unit, shown.CapCents, time.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            // Pressed twice at once: the other one wrote the same.
            db.ChangeTracker.Clear();
        }

        return true;
    }

    /// <summary>Whether the call is free, or its present price was agreed to a moment ago.</summary>
    public async Task<bool> IsAgreedAsync(VisavisDbContext db, Guid callerId, Guid professionalId, CancellationToken cancellationToken) =>
        await DueAsync(db, professionalId, cancellationToken) is not { } price
        || (await AgreementAsync(db, callerId, professionalId, cancellationToken))?.Price == price;

    /// <summary>Adds to the save that begins a ring what was agreed on. The call of a booked appointment does not ring: its price is the booking's.</summary>
    public async Task BeginAsync(VisavisDbContext db, CallSession session, CancellationToken cancellationToken)
    {
        if (
            session.State == CallState.Ringing
            && await DueAsync(db, session.CalleeId, cancellationToken) is { } price
            && await AgreementAsync(db, session.CallerId, session.CalleeId, cancellationToken) is { } agreement
            && agreement.Price == price
        )
        {
            db.Add(
                new CallCharge
                {
                    CallId = session.Id,
                    CallerId = session.CallerId,
                    ProfessionalId = session.CalleeId,
                    Cents = price.Cents,
                    Unit = price.Unit,
                    CapCents = price.CapCents,
                    AgreedAt = agreement.AgreedAt,
                }
            );
        }
    }

    /// <summary>Adds to the save that ends a call what it cost.</summary>
    public static async Task EndAsync(VisavisDbContext db, CallSession session, CancellationToken cancellationToken)
    {
        if (await db.Set<CallCharge>().SingleOrDefaultAsync(c => c.CallId == session.Id, cancellationToken) is { AmountCents: null } charge)
        {
            var connected = session.ConnectedAt is { } from && session.EndedAt is { } to ? to - from : TimeSpan.Zero;
            charge.AmountCents = charge.Price.AmountFor(connected);
        }
    }

    /// <summary>Whoever is hidden has no lobby that shows a price: calling them back costs nothing.</summary>
    private static async Task<CallPrice?> DueAsync(VisavisDbContext db, Guid professionalId, CancellationToken cancellationToken) =>
        await OfAsync(db, professionalId, cancellationToken) is { } price
        && await db.Professionals.AnyAsync(p => p.Id == professionalId && !p.IsHidden, cancellationToken)
            ? price
            : null;

    private async Task<CallAgreement?> AgreementAsync(
        VisavisDbContext db,
        Guid callerId,
        Guid professionalId,
        CancellationToken cancellationToken
    )
    {
        var oldest = time.GetUtcNow() - AgreementLasts;
        return await db.Set<CallAgreement>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                a => a.CallerId == callerId && a.ProfessionalId == professionalId && a.AgreedAt >= oldest,
                cancellationToken
            );
    }
}
