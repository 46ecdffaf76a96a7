using Microsoft.Extensions.Options;
using Visavis.Signaling.Protocol;

namespace Visavis.Signaling.Limits;

/// <summary>How many calls a person may start, over all their connections, and how often to the same person.</summary>
internal sealed class CallAllowance(IOptions<SignalingOptions> options, TimeProvider time)
{
    private const double PairWindow = 600;

    private readonly Allowance<Guid> ofCaller = new(options.Value.Limits.CallsPerMinute, options.Value.Limits.CallsPerMinute / 60.0, time);
    private readonly Allowance<(Guid Caller, Guid Callee)> ofPair = new(
        options.Value.Limits.CallsPerPair,
        options.Value.Limits.CallsPerPair / PairWindow,
        time
    );

    public void Take(Guid callerId)
    {
        if (!ofCaller.TryTake(callerId))
        {
            throw Refusal.Because(ErrorId.TooFast, "Too many calls started.");
        }
    }

    public void TakeRing(Guid callerId, Guid calleeId)
    {
        if (!ofPair.TryTake((callerId, calleeId)))
        {
            throw Refusal.Because(ErrorId.TooFast, "Too many calls to the same person.");
        }
    }
}
