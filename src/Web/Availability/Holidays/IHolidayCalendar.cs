namespace Visavis.Web.Availability.Holidays;

/// <summary>The public holidays of places, computed.</summary>
public interface IHolidayCalendar
{
    /// <summary>In order of the year.</summary>
    /// <param name="hasGoodFriday">In Alsace-Moselle only communes with a Protestant church keep Good Friday; in Québec an employer chooses it or Easter Monday.</param>
    IReadOnlyList<Holiday> Of(HolidayPlace place, bool hasGoodFriday, int year);
}
