using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using Visavis.Signaling.Connections;
using Visavis.Signaling.Protocol;

namespace Visavis.Signaling.Limits;

/// <summary>What every method call passes first: who may call at all, how fast, and that a failure of ours leaves with a stable id.</summary>
internal sealed partial class HubGate(ILogger<HubGate> logger) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext,
        Func<HubInvocationContext, ValueTask<object?>> next
    )
    {
        var page = PageConnection.Of(invocationContext.Context);
        var isRelay = invocationContext.HubMethodName is nameof(SignalingHub.SendDescription) or nameof(SignalingHub.SendCandidate);
        try
        {
            return await EnterAsync(page, isRelay, invocationContext, next);
        }
        catch (HubException refusal)
        {
            // Counted and not logged: strangers must not be able to write the log.
            SignalingMeters.CountRefusal(refusal);
            if (!page.Refusals.TryTake())
            {
                page.Abort();
            }

            throw;
        }
        finally
        {
            if (isRelay)
            {
                page.LeaveHub();
            }
        }
    }

    private async ValueTask<object?> EnterAsync(
        PageConnection page,
        bool isRelay,
        HubInvocationContext invocationContext,
        Func<HubInvocationContext, ValueTask<object?>> next
    )
    {
        var method = invocationContext.HubMethodName;
        if (page.UserId is null && method is not (nameof(SignalingHub.WatchPresence) or nameof(SignalingHub.Unreadable)))
        {
            throw Refusal.Because(ErrorId.Unauthenticated, "Sign in first.");
        }

        if (!(isRelay ? page.RelayBucket : page.MethodBucket).TryTake())
        {
            throw Refusal.Because(ErrorId.TooFast, "Too many messages.");
        }

        try
        {
            return await next(invocationContext);
        }
        catch (Exception e) when (e is not HubException)
        {
            LogFailure(method, e);
            throw Refusal.Because(ErrorId.ServerError, "The server failed; nothing is known to have changed.");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} failed")]
    private partial void LogFailure(string method, Exception exception);
}
