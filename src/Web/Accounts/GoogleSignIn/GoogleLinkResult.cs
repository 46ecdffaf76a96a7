namespace Visavis.Web.Accounts.GoogleSignIn;

internal enum GoogleLinkResult
{
    Linked,
    TakenByAnother,
}
