namespace Visavis.Web.Foundation.Hosting;

/// <summary>Section <c>Drain</c> of the configuration: how one of several nodes stops.</summary>
public sealed class DrainOptions
{
    public const string Section = "Drain";

    /// <summary>From readiness off to the first page sent away: the time a proxy that asks for readiness needs to see it.</summary>
    public TimeSpan Notice { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Over which the pages are sent away.</summary>
    public TimeSpan Over { get; init; } = TimeSpan.FromSeconds(10);
}
