using Visavis.Web.Bookings;

namespace Visavis.Web.Services.Sheets;

/// <summary>One side signed the sheet on the screen. Written once.</summary>
public sealed class SheetSignature
{
    public Guid BookingId { get; set; }

    public BookingSide Side { get; set; }

    /// <summary>As drawn; null when the name was typed.</summary>
    public string? Strokes { get; set; }

    /// <summary>As typed by who signs, or as the booking knows them.</summary>
    public required string Name { get; set; }

    /// <summary>The time worked that stood on the sheet; null when none was entered yet.</summary>
    public int? Minutes { get; set; }

    public DateTimeOffset SignedAt { get; set; }
}

/// <summary>A code that was mailed to the client of a sheet, good once and for a few minutes.</summary>
public sealed class SheetCode
{
    public Guid BookingId { get; set; }

    public required string SealedCode { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public int Tries { get; set; }
}

/// <summary>
/// When somebody came and left, proved by two codes that the client gives on site: one at the door, one at the end.
/// </summary>
public sealed class SiteVisit
{
    public const int CodeLength = 4;

    public Guid BookingId { get; set; }

    public required string ArrivalCode { get; set; }

    public required string DepartureCode { get; set; }

    public DateTimeOffset? ArrivedAt { get; set; }

    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>Codes that were wrong; after so many none is taken any more.</summary>
    public int WrongTries { get; set; }

    public int Version { get; set; }
}
