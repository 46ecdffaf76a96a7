using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Bookings.Pages;

/// <summary>"Mon tableau de bord": what waits for an answer, what comes next, today, the week, what is over.</summary>
[Authorize]
public sealed class DashboardModel(VisavisDbContext db, DashboardReader reader, EntryDesk entries, TimeProvider time) : PageModel
{
    public const string Path = "/dashboard";

    [TempData]
    public string? Notice { get; set; }

    public string Zone { get; private set; } = "";

    public DateTimeOffset Now { get; } = time.GetUtcNow();

    /// <summary>Null shows both roles of the reader.</summary>
    public BookingSide? Only { get; private set; }

    public IReadOnlyList<DashboardRow> Waiting { get; private set; } = [];

    public IReadOnlyList<DashboardRow> Next { get; private set; } = [];

    public IReadOnlyList<DashboardRow> Today { get; private set; } = [];

    public IReadOnlyList<DashboardRow> NeedsMe { get; private set; } = [];

    /// <summary>Ended within the last 24 hours.</summary>
    public IReadOnlyList<DashboardRow> Done { get; private set; } = [];

    public IReadOnlyList<DashboardRow> History { get; private set; } = [];

    public int HistoryPage { get; private set; } = 1;

    public bool HasOlder { get; private set; }

    public LocalDate Monday { get; private set; }

    public ILookup<LocalDate, DashboardRow> Week { get; private set; } = Array.Empty<DashboardRow>().ToLookup(_ => default(LocalDate));

    public bool IsProfessional => User.IsProfessional();

    /// <summary>In a calendar of their own, or of people they plan for.</summary>
    public bool MayEnter { get; private set; }

    public bool PlansForOthers { get; private set; }

    /// <summary>Of what is open there may be more than a page holds.</summary>
    public OpenBookings Open { get; private set; } = new([], [], 0, 1, 1);

    /// <summary>This page with another week, older lines or more of what is open, in the role that is shown.</summary>
    public string PageOf(LocalDate? week = null, int? older = null, int? open = null) =>
        Path
        + QueryString
            .Create(
                new[]
                {
                    KeyValuePair.Create("as", Only?.ToString().ToLowerInvariant()),
                    KeyValuePair.Create("week", week is { } monday ? LocalDatePattern.Iso.Format(monday) : null),
                    KeyValuePair.Create("open", open?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                    KeyValuePair.Create("older", older?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                }.Where(pair => pair.Value is not null)
            )
            .ToUriComponent();

    public bool IsEmpty => Open.Count + History.Count == 0;

    public async Task OnGetAsync(string? @as, string? week, int older, int open, CancellationToken cancellationToken)
    {
        var me = User.AccountId()!.Value;
        Zone = await db.Users.Where(a => a.Id == me).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        Only = @as switch
        {
            "client" => BookingSide.Client,
            "professional" => BookingSide.Professional,
            _ => null,
        };
        HistoryPage = Math.Clamp(older, 1, 1000);
        var zone = BookingWords.ZoneOf(Zone);
        var today = Instant.FromDateTimeOffset(Now).InZone(zone).Date;
        Open = await reader.OpenAsync(me, Only, open, cancellationToken);
        Waiting = [.. Open.Rows.Where(row => row.Booking.State == BookingState.Requested)];
        Next = [.. Open.Rows.Where(row => row.Booking.State == BookingState.Accepted && row.Booking.EndsAt > Now)];
        Done =
        [
            .. Open.Rows.Where(row => row.Booking.State is BookingState.Accepted or BookingState.Completed && row.Booking.EndsAt <= Now),
        ];
        Today = [.. Next.Where(row => DayOf(row.Booking, zone) == today || row.Booking.StartsAt <= Now)];
        NeedsMe = Open.Needing;
        var history = await reader.HistoryAsync(me, Only, HistoryPage, cancellationToken);
        (History, HasOlder) = ([.. history.Take(DashboardReader.HistoryPage)], history.Count > DashboardReader.HistoryPage);
        await ReadWeekAsync(me, week, today, zone, cancellationToken);
        var calendars = await entries.CalendarsAsync(me, cancellationToken);
        (MayEnter, PlansForOthers) = (calendars.Count > 0, calendars.Any(calendar => calendar.Id != me));
    }

    /// <summary>What an address asks for beyond has no week of ours.</summary>
    private const int MostYears = 20;

    private async Task ReadWeekAsync(Guid me, string? week, LocalDate today, DateTimeZone zone, CancellationToken cancellationToken)
    {
        var day =
            LocalDatePattern.Iso.Parse(week ?? "") is { Success: true, Value: var asked }
            && asked > today.PlusYears(-MostYears)
            && asked < today.PlusYears(MostYears)
                ? asked
                : today;
        Monday = day.DayOfWeek == IsoDayOfWeek.Monday ? day : day.Previous(IsoDayOfWeek.Monday);
        if (!IsProfessional)
        {
            return;
        }

        var rows = await reader.WeekAsync(
            me,
            zone.AtStartOfDay(Monday).ToDateTimeOffset(),
            zone.AtStartOfDay(Monday.PlusDays(7)).ToDateTimeOffset(),
            cancellationToken
        );
        Week = rows.ToLookup(row => DayOf(row.Booking, zone));
    }

    private static LocalDate DayOf(Booking booking, DateTimeZone zone) => Instant.FromDateTimeOffset(booking.StartsAt).InZone(zone).Date;
}
