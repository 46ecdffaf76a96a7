namespace Visavis.Search;

/// <summary>Why the embedded engine answers in the place of the first one.</summary>
public enum SearchTrouble
{
    /// <summary>It cannot be reached, or answers with errors.</summary>
    Down,

    /// <summary>It did not answer within its time.</summary>
    Slow,

    /// <summary>It does not accept our key.</summary>
    Refused,

    /// <summary>Its index is missing or lacks changes.</summary>
    Behind,
}
