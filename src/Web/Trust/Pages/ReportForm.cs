using Visavis.Web.Professionals;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Trust.Pages;

/// <summary>What the report form shows: what was typed, and who might be meant.</summary>
public sealed record ReportForm(ReportInput Input)
{
    /// <summary>Begins the names of the fields for files; the number behind is that of its note.</summary>
    public const string FileField = "Files";

    /// <summary>Several people bear the name: which one?</summary>
    public IReadOnlyList<Professional> Candidates { get; init; } = [];

    /// <summary>Files taken already, by the token that keeps them.</summary>
    public IReadOnlyList<(string Token, string Note, KeptEvidence File)> Kept { get; init; } = [];

    /// <summary>What it is attached to: who sends it says whether that may be read.</summary>
    public ReportPlace Place { get; init; }

    /// <summary>The heading above is the page's, or the section's on a page of something else.</summary>
    public bool IsSection { get; init; }

    public static ReportForm Empty { get; } = new(new ReportInput()) { IsSection = true };
}
