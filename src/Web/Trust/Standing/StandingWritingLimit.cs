using Visavis.Web.Messages;

namespace Visavis.Web.Trust.Standing;

/// <summary>
/// The measures of trust for messages: no first ones under a limit of contact, and none at all of who is suspended, who might still answer a mail.
/// </summary>
internal sealed class StandingWritingLimit(PeopleStanding standing) : IWritingLimit
{
    public bool MayWrite(Guid accountId) => !standing.IsSuspended(accountId);

    public bool MayMakeContact(Guid accountId) => standing.MayMakeContact(accountId);
}
