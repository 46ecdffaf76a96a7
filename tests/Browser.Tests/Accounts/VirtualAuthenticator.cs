using Microsoft.Playwright;

namespace Visavis.Browser.Tests.Accounts;

/// <summary>What a phone or a laptop does about passkeys, done by Chromium: the person is always there and always recognised.</summary>
internal sealed class VirtualAuthenticator
{
    private readonly ICDPSession devTools;
    private readonly string id;

    private VirtualAuthenticator(ICDPSession devTools, string id) => (this.devTools, this.id) = (devTools, id);

    public static async Task<VirtualAuthenticator> AddAsync(IPage page)
    {
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync("WebAuthn.enable");
        var added = await devTools.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new Dictionary<string, object>
            {
                ["options"] = new
                {
                    protocol = "ctap2",
                    transport = "internal",
                    hasResidentKey = true,
                    hasUserVerification = true,
                    isUserVerified = true,
                    automaticPresenceSimulation = true,
                },
            }
        );
        return new VirtualAuthenticator(devTools, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>The device is lost, and its passkeys with it.</summary>
    public Task LoseAsync() =>
        devTools.SendAsync("WebAuthn.removeVirtualAuthenticator", new Dictionary<string, object> { ["authenticatorId"] = id });
}
