namespace Visavis.Web.Trust.Reports;

/// <summary>Who told a report, as far as they said: read by moderators only.</summary>
public sealed class ReportContact
{
    public Guid ReportId { get; set; }

    /// <summary>Who was signed in.</summary>
    public Guid? AccountId { get; set; }

    public string? Name { get; set; }

    public string? Email { get; set; }

    /// <summary>When the address was proved; until then it gets the receipt and nothing else.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    public required string Language { get; set; }

    /// <summary>Keyed hash of the network address, so that several reports of one hand are not taken for several hands.</summary>
    public string? OriginHash { get; set; }
}
