using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using NodaTime;
using NodaTime.Text;
using Visavis.Scheduling;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Availability.Holidays;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Availability.Pages.Manage;

/// <summary>Days that are not like the others: days off, other hours, public holidays and whose they are.</summary>
[Authorize(Policy = AccountPolicies.Professional)]
public sealed class DaysModel(VisavisDbContext db, ScheduleReader schedules, TimeProvider time, IStringLocalizer<AvailabilityTexts> texts)
    : ManagePageModel
{
    public const string DaysSection = "days";
    public const string HolidaysSection = "holidays";
    private const int HolidaysShown = 6;

    public AvailabilitySettings Settings { get; private set; } = new();

    /// <summary>Whose holidays count while nothing else is chosen.</summary>
    public HolidayPlace PlaceOfCommune { get; private set; }

    public IReadOnlyList<Holiday> NextHolidays { get; private set; } = [];

    public IReadOnlyList<DateOverrideRow> Overrides { get; private set; } = [];

    /// <summary>What was typed, to be shown again.</summary>
    public (string? First, string? Last, DayHours Hours) Typed { get; private set; } = (null, null, new DayHours(IsoDayOfWeek.None, []));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostHolidaysAsync(bool keeps, string? place, bool goodFriday, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        HolidayPlace? chosen = null;
        if (!string.IsNullOrEmpty(place))
        {
            if (!Enum.TryParse<HolidayPlace>(place, out var known) || !Enum.IsDefined(known))
            {
                return BadRequest();
            }

            chosen = known;
        }

        var settings = await db.Set<AvailabilitySettings>().SingleOrDefaultAsync(s => s.ProfessionalId == AccountId, cancellationToken);
        if (settings is null)
        {
            settings = new AvailabilitySettings { ProfessionalId = AccountId };
            db.Add(settings);
        }

        (settings.KeepsHolidays, settings.HolidayPlace, settings.KeepsGoodFriday) = (keeps, chosen, goodFriday);
        await db.SaveChangesAsync(cancellationToken);
        return Done(
            HolidaysSection,
            keeps
                ? texts["Enregistré : rien n’est proposé les jours fériés."]
                : texts["Enregistré : les jours fériés sont des jours comme les autres."]
        );
    }

    public async Task<IActionResult> OnPostAddAsync(string? first, string? last, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var hours = DayHours.Read(IsoDayOfWeek.None, Request.Form);
        Typed = (first, last, hours);
        var (from, to) = (Date(first), string.IsNullOrWhiteSpace(last) ? Date(first) : Date(last));
        if (from is not { } begin || to is not { } end)
        {
            ModelState.AddModelError("first", texts["Donnez une date, par exemple 24/12/2026."]);
        }
        else if (end < begin)
        {
            ModelState.AddModelError("first", texts["Le dernier jour vient avant le premier."]);
        }
        else if (end < await TodayAsync(cancellationToken))
        {
            ModelState.AddModelError("first", texts["Ces jours sont passés."]);
        }
        else if (Period.DaysBetween(begin, end) >= DateOverride.MostDays)
        {
            ModelState.AddModelError("first", texts["Une année au plus à la fois."]);
        }
        else if (end > (await TodayAsync(cancellationToken)).PlusYears(DateOverride.MostYearsAhead))
        {
            ModelState.AddModelError("first", texts["Dans les {0} ans qui viennent, au plus.", DateOverride.MostYearsAhead]);
        }
        else if (hours.Parse(out var problem) is not { } intervals)
        {
            ModelState.AddModelError("hours", DayProblems.Sentence(problem, texts));
        }
        else if (await SaveAsync(begin, end, intervals, cancellationToken))
        {
            return Done(DaysSection, texts["Enregistré."]);
        }
        else
        {
            ModelState.AddModelError(
                "first",
                texts["Vous avez déjà {0} dates particulières : retirez-en d’abord.", DateOverrideRow.MostPerPerson]
            );
        }

        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancellationToken)
    {
        var row = await db.Set<DateOverrideRow>().SingleOrDefaultAsync(o => o.Id == id && o.ProfessionalId == AccountId, cancellationToken);
        if (row is null)
        {
            return NotFound();
        }

        db.Remove(row);
        await db.SaveChangesAsync(cancellationToken);
        return Done(DaysSection, texts["Retiré : ces jours sont de nouveau comme les autres."]);
    }

    /// <summary>The same days given again replace what was said of them.</summary>
    private async Task<bool> SaveAsync(
        LocalDate first,
        LocalDate last,
        IReadOnlyList<WorkingInterval> hours,
        CancellationToken cancellationToken
    )
    {
        var (from, to) = (first.ToDateOnly(), last.ToDateOnly());
        var mine = db.Set<DateOverrideRow>().Where(row => row.ProfessionalId == AccountId);
        var row = await mine.SingleOrDefaultAsync(o => o.First == from && o.Last == to, cancellationToken);
        if (row is null)
        {
            if (await mine.CountAsync(cancellationToken) >= DateOverrideRow.MostPerPerson)
            {
                return false;
            }

            row = new DateOverrideRow
            {
                Id = Guid.NewGuid(),
                ProfessionalId = AccountId,
                First = from,
                Last = to,
            };
            db.Add(row);
        }

        row.Hours = HoursText.Write(hours);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var commune = await db
            .Professionals.Where(p => p.Id == AccountId)
            .Select(p => p.CommuneCode)
            .SingleOrDefaultAsync(cancellationToken);
        if (commune is null)
        {
            return NotFound();
        }

        Settings = await schedules.SettingsAsync(AccountId, cancellationToken);
        PlaceOfCommune = HolidayPlaces.OfCommune(commune);
        Overrides = await schedules.OverridesAsync(AccountId, cancellationToken);
        var today = await TodayAsync(cancellationToken);
        NextHolidays = [.. schedules.HolidaysOf(Settings, commune).Where(day => day.Date >= today).Take(HolidaysShown)];
        return Page();
    }

    private async Task<LocalDate> TodayAsync(CancellationToken cancellationToken)
    {
        var zone = await db.Users.Where(a => a.Id == AccountId).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        return Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(ScheduleReader.ZoneOf(zone)).Date;
    }

    /// <summary>What date fields send, and what people type where there are none.</summary>
    private static LocalDate? Date(string? text)
    {
        var typed = (text ?? "").Trim();
        return LocalDatePattern.Iso.Parse(typed) is { Success: true } iso ? iso.Value
            : LocalDatePattern.CreateWithInvariantCulture("d/M/uuuu").Parse(typed) is { Success: true } french ? french.Value
            : null;
    }
}
