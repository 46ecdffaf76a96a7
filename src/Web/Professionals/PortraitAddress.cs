namespace Visavis.Web.Professionals;

/// <summary>Where a person's portrait is.</summary>
public static class PortraitAddress
{
    public static string Of(Professional person) => Of(person.PortraitSeed);

    public static string Of(int portraitSeed) => $"/portraits/{portraitSeed}.svg";
}
