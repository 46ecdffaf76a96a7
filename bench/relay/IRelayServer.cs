namespace Visavis.RelayBench;

/// <summary>One of the servers compared: opens pairs of sockets between which it relays.</summary>
internal interface IRelayServer : IAsyncDisposable
{
    string Name { get; }

    ServerProcess Process { get; }

    /// <summary>Two sockets ready to relay, with what each sends and the bytes that mark what arrives.</summary>
    Task<RelayPair> OpenPairAsync(int number);

    /// <summary>A socket of a page that is merely open.</summary>
    Task<RelaySocket> OpenIdleAsync(int number);
}
