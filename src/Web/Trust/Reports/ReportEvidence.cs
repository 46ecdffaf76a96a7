namespace Visavis.Web.Trust.Reports;

/// <summary>One piece of what proves a report: a file with a note, or what was said aloud and when.</summary>
public sealed class ReportEvidence
{
    public Guid Id { get; set; }

    public Guid ReportId { get; set; }

    public EvidenceSource Source { get; set; }

    /// <summary>Null for what was said.</summary>
    public string? StorageKey { get; set; }

    /// <summary>The type it is served as: ours, never what the sender called it.</summary>
    public string? ContentType { get; set; }

    public long Bytes { get; set; }

    /// <summary>Saved and not shown in the page.</summary>
    public bool IsDocument => KeptEvidence.IsDocumentOf(ContentType);

    /// <summary>The note to a file, or the words that were said, or a copied conversation.</summary>
    public required string Words { get; set; }

    /// <summary>The day it was said.</summary>
    public DateOnly? SaidOn { get; set; }
}

public enum EvidenceSource
{
    /// <summary>A file of the reporter.</summary>
    File = 0,

    /// <summary>Words of the reporter about what they heard.</summary>
    Said = 1,

    /// <summary>Copied by the site when the report came: the profile as it was.</summary>
    Profile = 2,

    /// <summary>Copied by the site: the portrait as it was.</summary>
    Portrait = 3,

    /// <summary>Copied by the site with the reporter's consent: the call's record and its written messages.</summary>
    Conversation = 4,

    /// <summary>Copied by the site with the reporter's consent: the booking as it was.</summary>
    Booking = 5,
}
