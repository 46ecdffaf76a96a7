using Visavis.Search.Places;
using Visavis.Web.Accounts;

namespace Visavis.Web.Professionals.Editing;

/// <summary>What its owner edits: the account, and the public profile of whoever is listed.</summary>
public sealed record EditedProfile(Account Account, Professional? Listed)
{
    /// <exception cref="InvalidOperationException">A visitor has no public profile.</exception>
    public Professional Person => Listed ?? throw new InvalidOperationException("This account is not listed.");

    public Commune? Commune => Gazetteer.France.Find(Listed?.CommuneCode ?? Account.CommuneCode);
}
