using Visavis.Search.Hiring;

namespace Visavis.Web.Professionals;

/// <summary>What a job seeker tells recruiters; the trade sought is the profession of the profile.</summary>
public sealed class JobSearch
{
    public Guid ProfessionalId { get; set; }

    public int? ExperienceYears { get; set; }

    /// <summary>Null: at once.</summary>
    public DateOnly? AvailableFrom { get; set; }

    /// <summary>How far from the city, in kilometres; null is not stated, <see cref="Anywhere"/> the whole country.</summary>
    public int? MobilityKm { get; set; }

    public const int Anywhere = HiringRanges.AnywhereKm;

    public const int MostYears = 60;

    /// <summary>The distances one can choose, the whole country last.</summary>
    public static IReadOnlyList<int> Distances { get; } = [10, 20, 30, 50, 100, 200, Anywhere];
}
