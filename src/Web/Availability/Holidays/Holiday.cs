using NodaTime;

namespace Visavis.Web.Availability.Holidays;

/// <summary>One public holiday.</summary>
/// <param name="Name">In French, as the place calls it; the key of its translation.</param>
public sealed record Holiday(LocalDate Date, string Name);
