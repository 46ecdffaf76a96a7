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
}
