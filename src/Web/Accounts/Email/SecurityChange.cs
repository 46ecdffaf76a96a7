namespace Visavis.Web.Accounts.Email;

public enum SecurityChange
{
    PasswordChanged,
    PasswordSet,
    PasswordLocked,
    PasskeyAdded,
    PasskeyRemoved,
    GoogleLinked,
    GoogleUnlinked,
    SignedOutEverywhere,
    EmailChanged,

    /// <summary>A sign-in on a device that none of the standing sessions is of.</summary>
    NewDevice,
}
