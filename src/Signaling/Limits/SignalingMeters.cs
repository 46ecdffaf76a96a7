using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.SignalR;

namespace Visavis.Signaling.Limits;

/// <summary>What is counted: meter <c>Visavis.Signaling</c>.</summary>
internal static class SignalingMeters
{
    public const string Name = "Visavis.Signaling";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>(
        "visavis.signaling.refusals",
        description: "Methods of the hub that were refused, by the stable id of the reason."
    );

    public static void CountRefusal(HubException refusal) =>
        Refusals.Add(1, new KeyValuePair<string, object?>("reason", refusal.Message.Split(':', 2)[0]));
}
