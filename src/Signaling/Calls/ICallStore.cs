namespace Visavis.Signaling.Calls;

/// <summary>The durable calls. All writes are atomic; the store itself never lets a person be in two live calls.</summary>
public interface ICallStore
{
    Task<CallSession?> FindAsync(string callId, CancellationToken cancellationToken = default);

    Task<CallSession?> FindByRequestAsync(Guid callerId, string requestId, CancellationToken cancellationToken = default);

    /// <summary>The one live call a person is in, either way.</summary>
    Task<CallSession?> FindLiveOfAsync(Guid userId, CancellationToken cancellationToken = default);

    Task<IReadOnlyList<CallSession>> ListLiveAsync(CancellationToken cancellationToken = default);

    /// <summary>Live calls still ringing past their time, or accepted before the given moment and not yet connected.</summary>
    Task<IReadOnlyList<CallSession>> ListDueAsync(
        DateTimeOffset now,
        DateTimeOffset acceptedBefore,
        CancellationToken cancellationToken = default
    );

    /// <summary>Keeps a new call; false, and nothing kept, when it is live and either person already is in a live one, or the request id is known.</summary>
    Task<bool> TryAddAsync(CallSession call, CancellationToken cancellationToken = default);

    /// <summary>Replaces the row of version <c>call.Version - 1</c>, and frees both people when the call ended; false, and nothing changed, when the row has moved on.</summary>
    Task<bool> TryReplaceAsync(CallSession call, CancellationToken cancellationToken = default);
}
