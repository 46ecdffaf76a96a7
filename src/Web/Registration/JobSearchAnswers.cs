namespace Visavis.Web.Registration;

/// <summary>What a job seeker tells at first sign-in; each may be left open.</summary>
public sealed record JobSearchAnswers(int? ExperienceYears, DateOnly? AvailableFrom, int? MobilityKm);
