using Visavis.Ledger;

namespace Visavis.Web.Vouchers;

/// <summary>A client's wallet in one scheme: of an account, or of the file of a client without one.</summary>
public sealed class VoucherWallet
{
    public const int ReferenceLength = 10;

    public Guid Id { get; set; }

    /// <summary>Null once the person is gone; what was moved stays.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>The client's file under which it was opened; it stays when an account takes the file over, and the owner is the account.</summary>
    public Guid? FileId { get; set; }

    public required string SchemeId { get; set; }

    /// <summary>Permanent, for transfers: who pays with it needs to sign in nowhere.</summary>
    public required string Reference { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Number of its last entry: of two writers at once one begins again.</summary>
    public int Version { get; set; }
}

public enum VoucherOrderState
{
    AwaitsPayment = 0,
    Paid = 1,
}

/// <summary>Vouchers asked for. It adds nothing until its transfer is recorded.</summary>
public sealed class VoucherOrder
{
    public Guid Id { get; set; }

    public Guid WalletId { get; set; }

    public int Count { get; set; }

    public int AmountCents { get; set; }

    public VoucherOrderState State { get; set; }

    public DateTimeOffset OrderedAt { get; set; }

    public DateTimeOffset? PaidAt { get; set; }
}

/// <summary>Vouchers bought together. Written once.</summary>
public sealed class VoucherLotRow
{
    public Guid Id { get; set; }

    public Guid WalletId { get; set; }

    public int Count { get; set; }

    public int PriceCents { get; set; }

    /// <summary>In the scheme's zone; good on it.</summary>
    public DateOnly LastDay { get; set; }

    public DateTimeOffset BoughtAt { get; set; }

    public VoucherLot ToLot() => new(Id, Count, new Money(PriceCents), LastDay);
}

public enum VoucherEntryKind
{
    Payment = 0,
    Reservation = 1,
    Release = 2,
    Hold = 3,
    Settlement = 4,
    Expiry = 5,
    Refund = 6,

    /// <summary>The money of a refund, or the rest of a payment, left by transfer. It moves no vouchers.</summary>
    Transfer = 7,
}

/// <summary>One thing that happened to a wallet, with its moves. Written once.</summary>
public sealed class VoucherEntry
{
    public const int LongestKey = 100;

    public Guid Id { get; set; }

    public Guid WalletId { get; set; }

    /// <summary>1, 2, 3… within the wallet.</summary>
    public int Number { get; set; }

    public VoucherEntryKind Kind { get; set; }

    /// <summary>What it is about; unique, so that the same thing asked twice happens once.</summary>
    public required string Key { get; set; }

    /// <summary>Of a payment: what was received, and what of it goes back by transfer. Of a transfer, the second alone: what went back.</summary>
    public int? ReceivedCents { get; set; }

    public int? RestCents { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>A debit and a credit in one row. Written once.</summary>
public sealed class VoucherMoveRow
{
    public Guid EntryId { get; set; }

    public int Line { get; set; }

    public Guid LotId { get; set; }

    public VoucherPlace From { get; set; }

    public VoucherPlace To { get; set; }

    public int Count { get; set; }

    /// <summary>The booking they are reserved or held for.</summary>
    public Guid? ClaimId { get; set; }

    public VoucherMove ToMove() => new(LotId, From, To, Count, ClaimId);
}

public enum VoucherClaimState
{
    Reserved = 0,
    Held = 1,

    /// <summary>The clock stands still until the client confirms after all or the professional gives back.</summary>
    Contested = 2,
    Settled = 3,
    Released = 4,
}

/// <summary>A booking that is paid by vouchers, and how far that is.</summary>
public sealed class VoucherClaim
{
    public const int LongestReason = 500;

    public Guid BookingId { get; set; }

    public Guid WalletId { get; set; }

    public int Count { get; set; }

    public VoucherClaimState State { get; set; }

    /// <summary>Silence confirms at this instant.</summary>
    public DateTimeOffset? ConfirmBy { get; set; }

    public int? SettledCount { get; set; }

    public string Reason { get; set; } = "";

    /// <summary>Why it is contested: the vouchers themselves, or else the hours they are held for.</summary>
    public string ReasonOr(string? ofHours) => Reason.Length > 0 ? Reason : ofHours ?? "";

    /// <summary>Why a moderator ended a contest as they did; both sides read it. Empty when nobody had to.</summary>
    public string Decision { get; set; } = "";

    public DateTimeOffset? DecidedAt { get; set; }

    public int Version { get; set; }
}
