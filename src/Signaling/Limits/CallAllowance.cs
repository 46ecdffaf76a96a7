using Microsoft.Extensions.Options;
using Visavis.Signaling.Protocol;

namespace Visavis.Signaling.Limits;

/// <summary>How many calls a person may start, over all their connections on all nodes, and how often to the same person.</summary>
internal sealed class CallAllowance(IOptions<SignalingOptions> options, ISharedAllowance everywhere, TimeProvider time)
{
    private static readonly TimeSpan CallerWindow = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PairWindow = TimeSpan.FromMinutes(10);

    private readonly Allowance<Guid> ofCaller = new(options.Value.Limits.CallsPerMinute, options.Value.Limits.CallsPerMinute / 60.0, time);
    private readonly Allowance<(Guid Caller, Guid Callee)> ofPair = new(
        options.Value.Limits.CallsPerPair,
        options.Value.Limits.CallsPerPair / PairWindow.TotalSeconds,
        time
    );

    public void Take(Guid callerId)
    {
        if (!ofCaller.TryTake(callerId) || !everywhere.TryTake($"calls {callerId:N}", options.Value.Limits.CallsPerMinute, CallerWindow))
        {
            throw Refusal.Because(ErrorId.TooFast, "Too many calls started.");
        }
    }

    public void TakeRing(Guid callerId, Guid calleeId)
    {
        if (
            !ofPair.TryTake((callerId, calleeId))
            || !everywhere.TryTake($"rings {callerId:N} {calleeId:N}", options.Value.Limits.CallsPerPair, PairWindow)
        )
        {
            throw Refusal.Because(ErrorId.TooFast, "Too many calls to the same person.");
        }
    }
}
