namespace Visavis.Web.Services.Pages;

/// <summary>What stays in the forms of the appraisal when it is refused.</summary>
public sealed class TypedAppraisal
{
    public bool? IsSatisfied { get; set; }

    public string? Words { get; init; }

    public bool Recommends { get; init; }

    public string? Answer { get; init; }

    public string? Why { get; init; }
}
