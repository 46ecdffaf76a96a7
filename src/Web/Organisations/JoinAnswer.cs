namespace Visavis.Web.Organisations;

/// <summary>What became of an accepted invitation.</summary>
public enum JoinAnswer
{
    Joined,

    /// <summary>Nothing was done, and the invitation stays as it was.</summary>
    AlreadyMember,

    /// <summary>Used, withdrawn, expired, or never there.</summary>
    NotOpen,

    /// <summary>The organisation has as many members as it can have.</summary>
    Full,
}
