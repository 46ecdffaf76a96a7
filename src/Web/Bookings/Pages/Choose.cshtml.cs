using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Visavis.Web.Accounts;
using Visavis.Web.Availability;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Bookings.Pages;

/// <summary>A service, a duration, a day, a slot. Pressing a slot keeps it.</summary>
public sealed class ChooseModel(VisavisDbContext db, ProfessionalDirectory directory, SlotFinder slots, HoldDesk holds, TimeProvider time)
    : PageModel
{
    private const int DaysShown = 7;
    private const int FurthestDays = 366;

    public Professional Person { get; private set; } = null!;

    public IReadOnlyList<ServiceOffer> Offers { get; private set; } = [];

    public ServiceOffer? Offer { get; private set; }

    public int Minutes { get; private set; }

    public string Zone { get; private set; } = "";

    /// <summary>What was written as a zone and is none; null when all is well.</summary>
    public string? UnknownZone { get; private set; }

    public string ProfessionalZone { get; private set; } = "";

    /// <summary>The professional's clock shows another time somewhere in the days shown.</summary>
    public bool HasOtherClock => Answer.Slots.Any(slot => BookingWords.OtherClock(slot.Start, Zone, ProfessionalZone) is not null);

    public SlotAnswer Answer { get; private set; } = SlotAnswer.Nothing;

    public LocalDate FirstDay { get; private set; }

    public LocalDate Today { get; private set; }

    /// <summary>When nothing is free in the days shown: the first day on which something is.</summary>
    public LocalDate? NextDay { get; private set; }

    /// <summary>Why the slot that was pressed cannot be had.</summary>
    public HoldOutcome? Refused { get; private set; }

    public IReadOnlyList<Interval> Alternatives { get; private set; } = [];

    /// <summary>The slot that was pressed in an agenda of another page; a link keeps nothing, so that one button here does.</summary>
    public Interval? Chosen { get; private set; }

    /// <summary>What was pressed there is no longer among the free slots.</summary>
    public bool ChosenIsGone { get; private set; }

    public bool IsOwn => User.AccountId() == Person.Id;

    public string Address => $"/book/{Person.ReferenceCode}";

    /// <summary>The call that goes on as this appointment; whether it is one of the reader's is checked when it is booked.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Call { get; set; }

    /// <summary>Back to the choice of the service.</summary>
    public string AllOffers => Call is null ? Address : Address + QueryString.Create("call", Call).ToUriComponent();

    /// <summary>The slots by day on the reader's clock.</summary>
    public IEnumerable<(LocalDate Day, IReadOnlyList<Interval> Slots)> Days
    {
        get
        {
            var zone = BookingWords.ZoneOf(Zone);
            var byDay = Answer.Slots.ToLookup(slot => slot.Start.InZone(zone).Date);
            return Enumerable
                .Range(0, DaysShown)
                .Select(day => (FirstDay.PlusDays(day), (IReadOnlyList<Interval>)[.. byDay[FirstDay.PlusDays(day)]]));
        }
    }

    public string PageOf(Guid? service = null, int? minutes = null, LocalDate? day = null, string? zone = null)
    {
        var query = QueryString.Create([
            KeyValuePair.Create("service", (service ?? Offer?.Id)?.ToString()),
            KeyValuePair.Create(
                "duration",
                service is null ? (minutes ?? Minutes).ToString(System.Globalization.CultureInfo.InvariantCulture) : null
            ),
            KeyValuePair.Create("day", day is { } d ? LocalDatePattern.Iso.Format(d) : null),
            KeyValuePair.Create<string, string?>("zone", zone ?? Zone),
        ]);
        return Address + (Call is null ? query : query.Add("call", Call)).ToUriComponent();
    }

    public async Task<IActionResult> OnGetAsync(
        string reference,
        Guid? service,
        int? duration,
        string? day,
        string? zone,
        string? start,
        CancellationToken cancellationToken
    )
    {
        if (!await LoadAsync(reference, service, duration, day, zone, cancellationToken))
        {
            return NotFound();
        }

        if (Offer is not null && WrittenMoment.Slot(start, time.GetUtcNow()) is { } at)
        {
            Chosen = Answer.Slots.Where(slot => slot.Start == at).Select(slot => (Interval?)slot).FirstOrDefault();
            ChosenIsGone = Chosen is null;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        string reference,
        Guid? service,
        int? duration,
        string? start,
        string? day,
        string? zone,
        CancellationToken cancellationToken
    )
    {
        if (
            !await LoadAsync(reference, service, duration, day, zone, cancellationToken)
            || Offer is null
            || IsOwn
            || WrittenMoment.Slot(start, time.GetUtcNow()) is not { } at
        )
        {
            return NotFound();
        }

        var previous = HoldCookie.Read(Request);
        var result = await holds.TakeAsync(Person.Id, Offer.Id, Minutes, at, User.AccountId(), previous, cancellationToken, Call);
        if (result is { Outcome: HoldOutcome.Held, Hold: { } hold })
        {
            HoldCookie.Write(Response, hold);
            return LocalRedirect($"/book/hold/{hold.Id:N}?zone={Uri.EscapeDataString(Zone)}");
        }

        if (result.Outcome == HoldOutcome.Absent)
        {
            return NotFound();
        }

        (Refused, Alternatives) = (result.Outcome, result.Alternatives);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> LoadAsync(
        string reference,
        Guid? service,
        int? duration,
        string? day,
        string? zone,
        CancellationToken cancellationToken
    )
    {
        if (await directory.FindByReferenceAsync(reference, User.AccountId(), cancellationToken) is not { } person)
        {
            return false;
        }

        Person = person;
        UnknownZone = !string.IsNullOrWhiteSpace(zone) && ReaderZone.Named(zone) is null ? zone : null;
        Zone = await ReaderZone.OfAsync(HttpContext, db, zone, person.Id, cancellationToken);
        ProfessionalZone = await db.Users.Where(a => a.Id == person.Id).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        Offers = await db
            .ServiceOffers.AsNoTracking()
            .Where(o => o.ProfessionalId == person.Id && o.IsBookable && o.DurationMinutes != null)
            .OrderBy(o => o.Position)
            .ToListAsync(cancellationToken);
        Offer = Offers.FirstOrDefault(o => o.Id == service) ?? (Offers.Count == 1 && service is null ? Offers[0] : null);
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        Today = now.InZone(BookingWords.ZoneOf(Zone)).Date;
        if (Offer is null)
        {
            return service is null || Offers.Count > 0;
        }

        Minutes = duration is { } asked && Offer.Durations.Contains(asked) ? asked : Offer.DurationMinutes!.Value;
        var first = LocalDatePattern.Iso.Parse(day ?? "") is { Success: true } parsed ? parsed.Value : Today;
        FirstDay = first < Today || first > Today.PlusDays(FurthestDays) ? Today : first;
        await FindAsync(now, cancellationToken);
        return true;
    }

    private async Task FindAsync(Instant now, CancellationToken cancellationToken)
    {
        var zone = BookingWords.ZoneOf(Zone);
        var (from, to) = (zone.AtStartOfDay(FirstDay).ToInstant(), zone.AtStartOfDay(FirstDay.PlusDays(DaysShown)).ToInstant());
        Answer = await slots.FindAsync(Person.Id, Offer!.Id, Minutes, Instant.Max(from, now), to, cancellationToken);
        if (Answer.Slots.Count == 0)
        {
            var later = await slots.FindAsync(
                Person.Id,
                Offer.Id,
                Minutes,
                to,
                to + Duration.FromDays(Offer.HorizonDays),
                cancellationToken
            );
            NextDay = later.Slots.Count > 0 ? later.Slots.Min(slot => slot.Start).InZone(zone).Date : null;
        }
    }
}
