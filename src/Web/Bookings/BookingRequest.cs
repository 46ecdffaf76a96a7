namespace Visavis.Web.Bookings;

/// <summary>What somebody fills in while the slot is kept; already cleaned and checked.</summary>
public sealed record BookingRequest
{
    /// <summary>Null for a guest, whose <see cref="Email"/> is then needed.</summary>
    public Guid? ClientId { get; init; }

    public required string Name { get; init; }

    /// <summary>The file of an organisation that these words come from.</summary>
    public Guid? FileId { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>Postal address of a guest, where something has a price.</summary>
    public string? Address { get; init; }

    /// <summary>Where a guest lives, in two letters of ISO 3166.</summary>
    public string? Country { get; init; }

    /// <summary>What a late cancellation may cost this client; null is what the service says.</summary>
    public int? LateFeePercent { get; init; }

    public string? ForName { get; init; }

    /// <summary>The call it comes from; already checked.</summary>
    public string? CallId { get; init; }

    /// <summary>What it is paid with, reserved as it is booked; null is an invoice.</summary>
    public Guid? Fund { get; init; }

    public string? Place { get; init; }

    public string? PlaceAccess { get; init; }

    /// <summary>One to each question of the service.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    public required string Language { get; init; }

    public required string Zone { get; init; }

    /// <summary>The client asks expressly to begin within the 14 days of withdrawal.</summary>
    public bool AsksEarlyStart { get; init; }
}
