using Visavis.Signaling.Presence;

namespace Visavis.Web.Trust.Standing;

/// <summary>Whom a measure keeps from being called does not look as if they could be.</summary>
internal sealed class StandingReachability(PeopleStanding standing) : IReachability
{
    public bool MayBeCalled(Guid userId) => standing.MayMakeContact(userId);
}
