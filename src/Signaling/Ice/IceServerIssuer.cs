using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Visavis.Signaling.Calls;
using Visavis.Signaling.Protocol;

namespace Visavis.Signaling.Ice;

/// <summary>Credentials for the relay by the TURN REST convention (draft-uberti-behave-turn-rest-00): an expiry, signed with the shared secret.</summary>
internal sealed class IceServerIssuer(IOptions<TurnOptions> options, TimeProvider time)
{
    public IceServers Issue(CallSession call, CallRole role)
    {
        var turn = options.Value;
        var servers = new List<IceServer>();
        if (turn.Stun.Count > 0)
        {
            servers.Add(new IceServer([.. turn.Stun]));
        }

        var lifetime = TimeSpan.FromMinutes(turn.CredentialMinutes);
        if (turn.Urls.Count > 0)
        {
            var expiry = (time.GetUtcNow() + lifetime).ToUnixTimeSeconds();
            var username = $"{expiry}:{OpaqueUser(call, role, turn.Secret)}";
            servers.Add(new IceServer([.. turn.Urls], username, Sign(username, turn.Secret)));
        }

        return new IceServers(servers, (int)lifetime.TotalSeconds, call.RelayOnlyOf(role));
    }

    [SuppressMessage("Security", "CA5350", Justification = "coturn checks HMAC-SHA1 and nothing else.")]
    private static string Sign(string username, string secret) =>
        Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(username)));

    /// <summary>The relay's log and quota tell ends apart without learning who they are.</summary>
    private static string OpaqueUser(CallSession call, CallRole role, string secret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{call.Id}:{role}")))[..16];
}
