namespace Visavis.Web.Professionals;

/// <summary>Where a person's portrait is.</summary>
public static class PortraitAddress
{
    public static string Of(ProfessionalCard person) => $"/portraits/{person.PortraitSeed}.svg";
}
