namespace Visavis.Web.Trust.Reports;

/// <summary>A report whose fields were checked.</summary>
/// <param name="SubjectId">Who is meant, when it could be told.</param>
/// <param name="Email">Null when none was given, as a danger to life allows.</param>
/// <param name="ReporterId">Who is signed in.</param>
/// <param name="Origin">Network address.</param>
public sealed record NewReport(
    ReportKind Kind,
    string SubjectName,
    Guid? SubjectId,
    ReportPlace Place,
    string? PlaceId,
    string Story,
    int? LostCents,
    bool SharesConversation,
    IReadOnlyList<(KeptEvidence File, string Note)> Files,
    IReadOnlyList<(DateOnly? Day, string Words)> Sayings,
    string? Name,
    string? Email,
    Guid? ReporterId,
    string Language,
    string Origin
);
