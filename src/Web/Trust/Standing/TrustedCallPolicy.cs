using Visavis.Signaling.Calls;

namespace Visavis.Web.Trust.Standing;

/// <summary>The rules of calls, after those of trust: nobody calls or is called while suspended, and no new call begins under a limit of contact.</summary>
internal sealed class TrustedCallPolicy(ICallPolicy rules, PeopleStanding standing) : ICallPolicy
{
    public async Task<CallPerson?> FindPersonAsync(Guid userId, CancellationToken cancellationToken = default) =>
        standing.IsSuspended(userId) ? null : await rules.FindPersonAsync(userId, cancellationToken);

    public async Task<bool> MayCallAsync(CallPerson caller, CallPerson callee, CancellationToken cancellationToken = default) =>
        standing.MayMakeContact(caller.Id)
        && standing.MayMakeContact(callee.Id)
        && await rules.MayCallAsync(caller, callee, cancellationToken);

    public Task<bool> IsPriceAgreedAsync(CallPerson caller, CallPerson callee, CancellationToken cancellationToken = default) =>
        rules.IsPriceAgreedAsync(caller, callee, cancellationToken);
}
