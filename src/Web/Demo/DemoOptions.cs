namespace Visavis.Web.Demo;

/// <summary>Section <c>Demo</c> of the configuration.</summary>
public sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>Fills an empty database when the application starts. On in Development only.</summary>
    public bool SeedOnFirstStart { get; set; }

    /// <summary>So many demo people show as online, though nobody answers for them: a page that nobody is on shows little of what it can. In Development only.</summary>
    public int OnlinePeople { get; set; }

    public int Professionals { get; set; } = 300;
}
