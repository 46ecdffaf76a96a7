namespace Visavis.Ledger;

/// <summary>Where vouchers of a lot stand. Numbers are stored.</summary>
public enum VoucherPlace
{
    /// <summary>Where a lot comes from: what its order may bring and has not brought yet.</summary>
    Issuer = 0,

    /// <summary>The client's own, free to use.</summary>
    Available = 1,

    /// <summary>Promised to a booking.</summary>
    Reserved = 2,

    /// <summary>Its service was given; waits for confirmation.</summary>
    Held = 3,

    /// <summary>Paid to whoever gave the service.</summary>
    Settled = 4,

    Expired = 5,
    Refunded = 6,
}

/// <summary>
/// Whole vouchers of one lot going from one place to another: a debit and a credit in one row, so that every history sums to zero by its form.
/// </summary>
/// <param name="ClaimId">The service they are reserved or held for.</param>
public sealed record VoucherMove(Guid LotId, VoucherPlace From, VoucherPlace To, int Count, Guid? ClaimId);

/// <summary>Vouchers bought together: one price, one last day.</summary>
public sealed record VoucherLot(Guid Id, int Count, Money Price, DateOnly LastDay);
