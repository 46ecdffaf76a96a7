namespace Visavis.Web.Organisations;

/// <summary>What became of a change somebody asked for.</summary>
public enum OrganisationAnswer
{
    Done,

    /// <summary>There is no such thing, or not for this person: both look the same to them.</summary>
    Absent,

    /// <summary>A member, but not one who may.</summary>
    NotAllowed,

    /// <summary>The form started from values that are no longer stored.</summary>
    ChangedElsewhere,

    /// <summary>It would leave the organisation without an owner.</summary>
    LastOwner,

    /// <summary>As many as there can be.</summary>
    Full,

    Duplicate,

    /// <summary>Too many mails within a day.</summary>
    TooOften,
}
