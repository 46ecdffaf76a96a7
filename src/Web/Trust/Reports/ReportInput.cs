namespace Visavis.Web.Trust.Reports;

/// <summary>The fields of the report form as they come, on whichever page it stands.</summary>
public sealed class ReportInput
{
    public string? Name { get; set; }

    /// <summary>Which of several people of that name, by reference; <see cref="NobodyListed"/> for none of them.</summary>
    public string? Who { get; set; }

    public string? Kind { get; set; }

    public string? Story { get; set; }

    public string? Lost { get; set; }

    public IList<string> Said { get; set; } = [];

    public IList<string> SaidOn { get; set; } = [];

    /// <summary>Tokens of files that were taken when the form was sent before.</summary>
    public IList<string> Kept { get; set; } = [];

    public IList<string> KeptNote { get; set; } = [];

    /// <summary>Of <see cref="Kept"/>, those to leave out after all.</summary>
    public IList<string> Without { get; set; } = [];

    public IList<string> FileNote { get; set; } = [];

    public string? ReporterName { get; set; }

    public string? Email { get; set; }

    public bool GoodFaith { get; set; }

    public bool Shares { get; set; }

    /// <summary>Reference of the profile it was reported from.</summary>
    public string? Profile { get; set; }

    public string? Call { get; set; }

    public string? Message { get; set; }

    public string? Booking { get; set; }

    /// <summary>Of the mail by which a guest reads the booking.</summary>
    public string? Key { get; set; }

    public const string NobodyListed = "none";
}
