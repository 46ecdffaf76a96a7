using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Web.Availability;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles.Pages;

namespace Visavis.Web.Teams.Pages;

/// <summary>The team's week for its members; joint figures for owners and planners.</summary>
public sealed class IndexModel(OrganisationReader reader, TeamReader team, VisavisDbContext db, TimeProvider time)
    : ClientsPageModel(reader)
{
    [BindProperty(SupportsGet = true)]
    public string? Week { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    public DateOnly Monday { get; private set; }

    public string ShownMonth { get; private set; } = "";

    public IReadOnlyList<TeamRow> Rows { get; private set; } = [];

    public TeamNumbers? Numbers { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var id = Overview.Id;
        var zone = ScheduleReader.ZoneOf(await db.Users.Where(a => a.Id == id).Select(a => a.TimeZone).SingleAsync(cancellationToken));
        var today = Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(zone).Date.ToDateOnly();
        var day = Read(Week, "yyyy-MM-dd", today);
        Monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        Rows = await team.WeekAsync(Overview, Monday, zone, cancellationToken);
        var month = Read(Month, "yyyy-MM", today);
        month = new DateOnly(month.Year, month.Month, 1);
        ShownMonth = month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        Numbers = MayEdit ? await team.MonthAsync(Overview, month, zone, cancellationToken) : null;
        return Page();
    }

    /// <summary>What cannot be read, or lies a lifetime away, is today.</summary>
    private static DateOnly Read(string? typed, string format, DateOnly today) =>
        DateOnly.TryParseExact(typed, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && Math.Abs(date.Year - today.Year) <= 50
            ? date
            : today;
}
