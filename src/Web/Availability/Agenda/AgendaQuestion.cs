using Microsoft.AspNetCore.Http.Extensions;
using NodaTime;
using NodaTime.Text;

namespace Visavis.Web.Availability.Agenda;

/// <summary>What a reader asks of somebody's agenda, as it stands in the address of the page.</summary>
/// <param name="Day">The first day to show; null is today.</param>
/// <param name="ServiceId">The event type; null is the first.</param>
/// <param name="Minutes">How long; null is its usual duration.</param>
/// <param name="ZoneId">The reader's zone; null is not chosen.</param>
public sealed record AgendaQuestion(bool IsMonth, LocalDate? Day, Guid? ServiceId, int? Minutes, string? ZoneId)
{
    /// <summary>The section of the page that shows it.</summary>
    public const string Fragment = "availability";

    public static AgendaQuestion Read(IQueryCollection query) =>
        new(
            query["view"] == "month",
            LocalDatePattern.Iso.Parse(query["day"].ToString()) is { Success: true } day && day.Value.Year is > 2000 and < 2200
                ? day.Value
                : null,
            Guid.TryParse(query["service"], out var service) ? service : null,
            int.TryParse(query["minutes"], System.Globalization.CultureInfo.InvariantCulture, out var minutes) ? minutes : null,
            DateTimeZoneProviders.Tzdb.GetZoneOrNull(query["zone"].ToString()) is { } zone ? zone.Id : null
        );

    /// <summary>The same page with these questions.</summary>
    public string Address(string page)
    {
        var query = new QueryBuilder();
        if (IsMonth)
        {
            query.Add("view", "month");
        }

        if (Day is { } day)
        {
            query.Add("day", LocalDatePattern.Iso.Format(day));
        }

        if (ServiceId is { } service)
        {
            query.Add("service", service.ToString());
        }

        if (Minutes is { } minutes)
        {
            query.Add("minutes", minutes.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (ZoneId is not null)
        {
            query.Add("zone", ZoneId);
        }

        return $"{page}{query}#{Fragment}";
    }
}
