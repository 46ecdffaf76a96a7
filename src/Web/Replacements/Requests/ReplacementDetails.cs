namespace Visavis.Web.Replacements.Requests;

/// <summary>What a request asks for, read and found good.</summary>
public sealed record ReplacementDetails(
    Guid SiteId,
    Guid FunctionId,
    Guid? AgeGroupId,
    Guid? TaskId,
    bool NeedsQualified,
    bool WantsInterview,
    IReadOnlyList<Guid> PreferredIds,
    string? Notes
)
{
    public static ReplacementDetails Of(ReplacementRequest request) =>
        new(
            request.SiteId,
            request.FunctionId,
            request.AgeGroupId,
            request.TaskId,
            request.NeedsQualified,
            request.WantsInterview,
            [.. request.PreferredIds],
            request.Notes
        );

    public void WriteTo(ReplacementRequest request)
    {
        (request.SiteId, request.FunctionId, request.AgeGroupId, request.TaskId) = (SiteId, FunctionId, AgeGroupId, TaskId);
        (request.NeedsQualified, request.WantsInterview, request.Notes) = (NeedsQualified, WantsInterview, Notes);
        request.PreferredIds = [.. PreferredIds];
    }
}
