using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using NodaTime;
using Visavis.Scheduling;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Availability;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals;
using Visavis.Web.Professionals.Editing;
using LocalTime = NodaTime.LocalTime;

namespace Visavis.Web.Availability.Pages.Manage;

/// <summary>The Calendar tab: the hours one usually works.</summary>
[Authorize(Policy = AccountPolicies.Professional)]
public sealed class IndexModel(
    WorkingHoursEditor editor,
    ServiceOfferEditor offers,
    VisavisDbContext db,
    TimeProvider clock,
    IStringLocalizer<AvailabilityTexts> texts
) : ManagePageModel
{
    private const string Section = "working-hours";

    public IReadOnlyList<DayHours> Days { get; private set; } = [];

    /// <summary>Where the person can receive; without any, hours name none.</summary>
    public IReadOnlyList<ReceivingPlace> Places { get; private set; } = [];

    public string? Stamp { get; private set; }

    /// <summary>IANA name of the zone in which the hours are meant.</summary>
    public string TimeZoneId { get; private set; } = "";

    /// <summary>What the clock of that zone shows now, so that a wrong zone is noticed.</summary>
    public NodaTime.LocalTime Now { get; private set; }

    public bool IsRefused => !ModelState.IsValid;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var hours = await editor.LoadAsync(AccountId, cancellationToken);
        Days = [.. WeeklyHours.Days.Select(day => DayHours.Of(day, hours))];
        return await ShowAsync(StampOf(hours), cancellationToken);
    }

    public Task<IActionResult> OnPostAsync(string? stamp, CancellationToken cancellationToken) =>
        SaveAsync(stamp, copiesMonday: false, cancellationToken);

    /// <summary>Saves what is typed, with Monday's hours on the other working days.</summary>
    public Task<IActionResult> OnPostCopyMondayAsync(string? stamp, CancellationToken cancellationToken) =>
        SaveAsync(stamp, copiesMonday: true, cancellationToken);

    private async Task<IActionResult> SaveAsync(string? stamp, bool copiesMonday, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        Days = [.. WeeklyHours.Days.Select(day => DayHours.Read(day, Request.Form))];
        var known = (await offers.PlacesAsync(AccountId, cancellationToken)).Select(place => place.Id).ToHashSet();
        var typed = WeeklyHours.None;
        var places = new Dictionary<(IsoDayOfWeek Day, int StartMinute), Guid>();
        foreach (var day in Days)
        {
            // What is about to be overwritten need not be right.
            if (copiesMonday && WeeklyHours.OtherWorkingDays.Contains(day.Day))
            {
                continue;
            }

            if (day.Parse(out var problem) is not { } intervals)
            {
                ModelState.AddModelError($"day{(int)day.Day}", DayProblems.Sentence(problem, texts));
            }
            else if (day.Places(known) is not { } chosen)
            {
                ModelState.AddModelError($"day{(int)day.Day}", texts["Ce lieu n’est plus dans votre liste : choisissez-en un autre."]);
            }
            else
            {
                typed = typed.With(day.Day, intervals);
                foreach (var (start, place) in chosen)
                {
                    places[(day.Day, start)] = place;
                }
            }
        }

        if (IsRefused)
        {
            return await ShowAsync(stamp, cancellationToken);
        }

        var week = copiesMonday ? Copied(typed, places) : new PlacedHours(typed, places);
        var stored = PlacedHours.None;
        var outcome = await editor.SaveAsync(AccountId, hours => StampOf(stored = hours) == stamp, week, cancellationToken);
        return outcome switch
        {
            SectionOutcome.Absent => NotFound(),
            SectionOutcome.ChangedElsewhere => await ConflictAsync(stored, cancellationToken),
            _ when copiesMonday => Done(Section, texts["Enregistré : les horaires du lundi valent maintenant du lundi au vendredi."]),
            _ => Saved(
                Section,
                [.. WeeklyHours.Days.Where(day => !stored.On(day).SequenceEqual(week.On(day))).Select(WorkingWeek.DayName)]
            ),
        };
    }

    /// <summary>Monday's hours on the other working days, at the same places.</summary>
    private static PlacedHours Copied(WeeklyHours typed, Dictionary<(IsoDayOfWeek Day, int StartMinute), Guid> places)
    {
        foreach (var ((_, start), place) in places.Where(at => at.Key.Day == IsoDayOfWeek.Monday).ToList())
        {
            foreach (var other in WeeklyHours.OtherWorkingDays)
            {
                places[(other, start)] = place;
            }
        }

        return new PlacedHours(typed.Copy(IsoDayOfWeek.Monday, WeeklyHours.OtherWorkingDays), places);
    }

    private async Task<IActionResult> ConflictAsync(PlacedHours stored, CancellationToken cancellationToken)
    {
        await ShowAsync(StampOf(stored), cancellationToken);
        return Conflict(Section);
    }

    private async Task<IActionResult> ShowAsync(string? stamp, CancellationToken cancellationToken)
    {
        Stamp = stamp;
        Places = await offers.PlacesAsync(AccountId, cancellationToken);
        TimeZoneId = await db.Users.Where(a => a.Id == AccountId).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZoneId) ?? DateTimeZone.Utc;
        Now = Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(zone).TimeOfDay;
        return Page();
    }

    private static string StampOf(PlacedHours hours) =>
        SectionStamp.Of([
            .. WeeklyHours.Days.Select(day => string.Join(' ', hours.On(day).Select(h => $"{WorkingWeek.Text(h.Interval)} {h.Place}"))),
        ]);
}
