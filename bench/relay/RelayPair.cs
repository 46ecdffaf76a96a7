namespace Visavis.RelayBench;

/// <summary>Both ends of a pair, the frames they send, and how an arriving one is known.</summary>
internal sealed record RelayPair(RelaySocket Caller, RelaySocket Callee, byte[] Offer, byte[] Answer, byte[] OfferMark, byte[] AnswerMark)
    : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await Caller.DisposeAsync();
        await Callee.DisposeAsync();
    }
}
