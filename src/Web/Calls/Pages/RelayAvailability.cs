using Microsoft.Extensions.Options;
using Visavis.Signaling.Ice;

namespace Visavis.Web.Calls.Pages;

/// <summary>Whether the site has a relay: without one nobody can hide their address.</summary>
public sealed class RelayAvailability(IOptions<TurnOptions> turn)
{
    public bool IsConfigured => turn.Value.Urls.Count > 0;

    /// <summary>What can be asked without credentials: the relays themselves, which answer STUN on the same port, or the STUN servers where there is no relay.</summary>
    public IReadOnlyList<string> Probes { get; } =
        turn.Value.Urls.Count == 0
            ? [.. turn.Value.Stun]
            :
            [
                .. turn
                    .Value.Urls.Where(url =>
                        url.StartsWith("turn:", StringComparison.OrdinalIgnoreCase)
                        && !url.EndsWith("transport=tcp", StringComparison.OrdinalIgnoreCase)
                    )
                    .Select(url => "stun:" + url["turn:".Length..].Split('?')[0])
                    .Distinct(StringComparer.Ordinal),
            ];
}
