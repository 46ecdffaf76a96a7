using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using NodaTime;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Availability.FreeBusy;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Availability.Pages.Manage;

/// <summary>The Google calendars somebody shares: how to, at once whether it works, what is read of them.</summary>
[Authorize(Policy = AccountPolicies.Professional)]
public sealed class SharedModel(
    VisavisDbContext db,
    CalendarTimes calendars,
    SharedCalendarWords words,
    TimeProvider time,
    IStringLocalizer<AvailabilityTexts> texts
) : ManagePageModel
{
    public const string Section = "shared";

    public IReadOnlyList<LinkedCalendar> Calendars { get; private set; } = [];

    public string? Typed { get; private set; }

    public DateTimeZone Zone { get; private set; } = DateTimeZone.Utc;

    public SharedCalendarWords Words => words;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAddAsync(string? address, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        Typed = CalendarAddress.IsSecret(address) ? null : address;
        await LoadAsync(cancellationToken);
        if (CalendarAddress.IdOf(address) is not { } id)
        {
            ModelState.AddModelError(
                "address",
                CalendarAddress.IsSecret(address)
                    ? texts[
                        "C’est l’adresse secrète : elle donne tout le contenu de l’agenda à qui l’a. Elle n’a pas été enregistrée. Collez l’identifiant de l’agenda."
                    ]
                    : texts[
                        "Ce n’est ni l’adresse ni l’identifiant d’un agenda Google. Il ressemble à nom@gmail.com ou finit par @group.calendar.google.com."
                    ]
            );
            return Page();
        }

        if (Calendars.Any(calendar => calendar.CalendarId == id))
        {
            return Done(Section, texts["Cet agenda est déjà dans la liste."]);
        }

        if (Calendars.Count >= LinkedCalendar.MostPerPerson)
        {
            ModelState.AddModelError("address", texts["{0} agendas au plus : retirez-en un d’abord.", LinkedCalendar.MostPerPerson]);
            return Page();
        }

        var now = time.GetUtcNow();
        var added = new LinkedCalendar
        {
            Id = Guid.NewGuid(),
            ProfessionalId = AccountId,
            CalendarId = id,
            AddedAt = now,
            NextReadAt = now,
        };
        await calendars.ReadAsync(added, cancellationToken);
        if (added.Trouble is { } trouble)
        {
            // A calendar nobody can read would close the whole agenda: nothing is kept.
            ModelState.AddModelError("address", words.Refusal(trouble));
            return Page();
        }

        db.Add(added);
        await db.SaveChangesAsync(cancellationToken);
        return Done(Section, await SeenAsync(added, cancellationToken));
    }

    /// <summary>Reads one of them again now.</summary>
    public async Task<IActionResult> OnPostCheckAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await OwnAsync(id, cancellationToken) is not { } calendar)
        {
            return NotFound();
        }

        await calendars.RefreshAsync([calendar], cancellationToken);
        return Done(Section, calendar.Trouble is { } trouble ? words.Refusal(trouble) : await SeenAsync(calendar, cancellationToken));
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await OwnAsync(id, cancellationToken) is not { } calendar)
        {
            return NotFound();
        }

        db.Remove(calendar);
        await db.SaveChangesAsync(cancellationToken);
        return Done(Section, texts["Retiré : cet agenda n’est plus lu, et ce qui en était connu est effacé."]);
    }

    private async Task<string> SeenAsync(LinkedCalendar calendar, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return words.Seen(calendar, Zone, await calendars.CountFreeDaysAsync(calendar, cancellationToken));
    }

    private Task<LinkedCalendar?> OwnAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<LinkedCalendar>().SingleOrDefaultAsync(c => c.Id == id && c.ProfessionalId == AccountId, cancellationToken);

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Calendars = await db.Set<LinkedCalendar>()
            .AsNoTracking()
            .Where(c => c.ProfessionalId == AccountId)
            .OrderBy(c => c.AddedAt)
            .ToListAsync(cancellationToken);
        var zone = await db.Users.Where(a => a.Id == AccountId).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        Zone = ScheduleReader.ZoneOf(zone);
    }
}
