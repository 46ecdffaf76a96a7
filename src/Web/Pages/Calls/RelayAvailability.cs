namespace Visavis.Web.Pages.Calls;

/// <summary>Whether the site has a relay: without one nobody can hide their address.</summary>
public sealed class RelayAvailability(IConfiguration configuration)
{
    public bool IsConfigured => configuration.GetSection("Turn:Urls").GetChildren().Any();
}
