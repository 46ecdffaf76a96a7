namespace Visavis.Web.Demo;

/// <summary>Section <c>Demo</c> of the configuration.</summary>
public sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>Fills an empty database when the application starts. On in Development only.</summary>
    public bool SeedOnFirstStart { get; set; }

    public int Professionals { get; set; } = 300;
}
