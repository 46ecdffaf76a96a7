namespace Visavis.Search.Hiring;

/// <summary>Years in the trade that recruiters filter by.</summary>
public enum ExperienceRange
{
    UnderTwo,
    TwoToFour,
    FiveToNine,
    TenAndMore,
}
