namespace Visavis.Web.Professionals.Editing;

/// <param name="Changed">French names of the fields that changed.</param>
public sealed record SectionResult(SectionOutcome Outcome, IReadOnlyList<string> Changed)
{
    public static SectionResult Of(SectionOutcome outcome) => new(outcome, []);
}
