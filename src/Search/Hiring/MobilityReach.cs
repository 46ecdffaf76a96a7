namespace Visavis.Search.Hiring;

/// <summary>How far at least somebody would go for a job; the kilometres stand in <see cref="HiringRanges"/>.</summary>
public enum MobilityReach
{
    Km30,
    Km100,
    Anywhere,
}
