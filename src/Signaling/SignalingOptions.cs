using Visavis.Signaling.Limits;

namespace Visavis.Signaling;

/// <summary>Section <c>Signaling</c> of the configuration.</summary>
public sealed class SignalingOptions
{
    public const string Section = "Signaling";

    /// <summary>Origins other than the site's own whose pages may connect, e.g. <c>https://www.example.org</c>.</summary>
    public IList<string> AllowedOrigins { get; init; } = [];

    public SignalingLimits Limits { get; init; } = new();
}
