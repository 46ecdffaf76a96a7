namespace Visavis.Web.Professionals;

/// <summary>What a price is for.</summary>
public enum PriceUnit
{
    Fixed = 0,
    Hour = 1,
    Day = 2,
    SquareMetre = 3,
    Person = 4,
}
