namespace Visavis.Web.Letters;

/// <summary>What a subject key is about.</summary>
public static class Subjects
{
    /// <summary>Vouchers of one appointment, and whom it is told to.</summary>
    public const string VoucherClaim = "voucher-claim:";

    private const string Hours = "hours:";
    private const int IdLength = 32;

    /// <summary>The appointment whose hours are meant; null for anything else.</summary>
    public static Guid? HoursOf(string subjectKey) =>
        subjectKey.StartsWith(Hours, StringComparison.Ordinal) && Guid.TryParseExact(subjectKey.AsSpan(Hours.Length), "N", out var id)
            ? id
            : null;

    /// <summary>The appointment whose vouchers are meant; null for anything else.</summary>
    public static Guid? ClaimOf(string subjectKey) =>
        subjectKey.StartsWith(VoucherClaim, StringComparison.Ordinal)
        && subjectKey.Length > VoucherClaim.Length + IdLength
        && Guid.TryParseExact(subjectKey.AsSpan(VoucherClaim.Length, IdLength), "N", out var id)
            ? id
            : null;
}
