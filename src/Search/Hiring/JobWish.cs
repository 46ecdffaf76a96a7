namespace Visavis.Search.Hiring;

/// <summary>What a job seeker tells recruiters.</summary>
/// <param name="ExperienceYears">Null when it is not stated.</param>
/// <param name="MobilityKm">How far from the city; null when it is not stated.</param>
/// <param name="AvailableFrom">Null: at once.</param>
public sealed record JobWish(int? ExperienceYears, int? MobilityKm, DateOnly? AvailableFrom);
