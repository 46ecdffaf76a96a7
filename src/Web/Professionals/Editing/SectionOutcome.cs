namespace Visavis.Web.Professionals.Editing;

/// <summary>What became of a section that was sent.</summary>
public enum SectionOutcome
{
    /// <summary>Stored, or the same as before.</summary>
    Saved,

    /// <summary>A field cannot be used; nothing is stored.</summary>
    Refused,

    /// <summary>The section is not what the form started from; nothing is stored.</summary>
    ChangedElsewhere,

    /// <summary>There is no such account, profile or part of it.</summary>
    Absent,
}
