namespace Visavis.Signaling.Calls;

/// <summary>What the host knows about people and this room does not.</summary>
public interface ICallPolicy
{
    /// <summary>The person, or null when there is no such member, or one who has not finished signing up.</summary>
    Task<CallPerson?> FindPersonAsync(Guid userId, CancellationToken cancellationToken = default);

    /// <summary>Whether the one may ring the other; a refusal looks to the caller as if the callee did not exist.</summary>
    Task<bool> MayCallAsync(CallPerson caller, CallPerson callee, CancellationToken cancellationToken = default);

    /// <summary>Whether the caller has agreed to what the call costs, where it costs something.</summary>
    Task<bool> IsPriceAgreedAsync(CallPerson caller, CallPerson callee, CancellationToken cancellationToken = default);
}
