namespace Visavis.Web.Availability;

/// <summary>Days on which somebody has other hours than usual, or none.</summary>
public sealed class DateOverrideRow
{
    /// <summary>Holidays and exceptional days of a few years.</summary>
    public const int MostPerPerson = 100;

    public const int LongestHours = 60;

    public Guid Id { get; set; }

    public Guid ProfessionalId { get; set; }

    public DateOnly First { get; set; }

    /// <summary>Included.</summary>
    public DateOnly Last { get; set; }

    /// <summary>Minutes as <c>540-720 840-1080</c>; empty is a day off.</summary>
    public string Hours { get; set; } = "";
}
