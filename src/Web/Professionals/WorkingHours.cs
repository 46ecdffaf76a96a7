namespace Visavis.Web.Professionals;

/// <summary>One interval in which a professional usually works, on one day of the week, in the person's own zone.</summary>
public sealed class WorkingHours
{
    public Guid ProfessionalId { get; set; }

    /// <summary>ISO number: 1 is Monday, 7 Sunday.</summary>
    public int Weekday { get; set; }

    /// <summary>Minutes since midnight.</summary>
    public int StartMinute { get; set; }

    /// <summary>Minutes since midnight, after <see cref="StartMinute"/>; more than 1440 when it lies on the next day.</summary>
    public int EndMinute { get; set; }

    /// <summary>Where the professional is in these hours; null says nothing.</summary>
    public Guid? PlaceId { get; set; }
}
