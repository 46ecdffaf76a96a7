using Microsoft.Extensions.Options;
using Visavis.Signaling.Ice;

namespace Visavis.Web.Calls.Pages;

/// <summary>Whether the site has a relay: without one nobody can hide their address.</summary>
public sealed class RelayAvailability(IOptions<TurnOptions> turn)
{
    public bool IsConfigured => turn.Value.Urls.Count > 0;
}
