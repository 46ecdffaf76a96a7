namespace Visavis.Signaling.Ice;

/// <summary>Section <c>Turn</c> of the configuration: the relay for people whose networks do not reach each other. Empty: no relay.</summary>
public sealed class TurnOptions
{
    public const string Section = "Turn";

    /// <summary>Addresses of the relay, e.g. <c>turn:relay.example.org:3478?transport=udp</c>.</summary>
    public IList<string> Urls { get; init; } = [];

    /// <summary>Addresses of STUN servers, e.g. <c>stun:relay.example.org:3478</c>.</summary>
    public IList<string> Stun { get; init; } = [];

    /// <summary>The <c>static-auth-secret</c> that coturn shares with us.</summary>
    public string Secret { get; set; } = "";

    /// <summary>How long credentials let somebody open an allocation; one already open lives on.</summary>
    public int CredentialMinutes { get; set; } = 10;
}
