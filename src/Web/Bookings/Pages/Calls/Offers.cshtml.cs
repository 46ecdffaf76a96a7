using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Scheduling;
using Visavis.Web.Accounts;
using Visavis.Web.Bookings.CallOffers;
using Visavis.Web.Calls;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals;

namespace Visavis.Web.Bookings.Pages.Calls;

/// <summary>Appointments proposed in one call, for its two people: a page, and the part of it that the call shows beside the pictures.</summary>
[Authorize]
public sealed class OffersModel(
    VisavisDbContext db,
    CallOfferDesk desk,
    ContactBook book,
    LateFees.LateFeeTerms fees,
    IStringLocalizer<BookingTexts> texts,
    TimeProvider time
) : PageModel
{
    private Guid me;
    private Guid other;
    private bool isLive;

    public string CallId { get; private set; } = "";

    public string OtherName { get; private set; } = "";

    public string Zone { get; private set; } = "";

    public string OtherZone { get; private set; } = "";

    public IReadOnlyList<CallOffer> Offers { get; private set; } = [];

    /// <summary>One's own, to propose from; empty for who has no profile, and when the call is over.</summary>
    public IReadOnlyList<ServiceOffer> Services { get; private set; } = [];

    public IReadOnlyDictionary<Guid, ServiceOffer> Names { get; private set; } = new Dictionary<Guid, ServiceOffer>();

    public IReadOnlyDictionary<Guid, int> Percents { get; private set; } = new Dictionary<Guid, int>();

    public ContactForm? Contact { get; private set; }

    public string? Problem { get; private set; }

    public string? Done { get; private set; }

    /// <summary>Only the part beside the pictures.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Part { get; set; }

    public string Address => $"/calls/{CallId}/offers";

    public bool IsMine(CallOffer offer) => offer.ProfessionalId == me;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? await ShowAsync(cancellationToken) : NotFound();

    public async Task<IActionResult> OnPostProposeAsync(
        string id,
        Guid? service,
        string? date,
        string? clock,
        string? minutes,
        string? price,
        CancellationToken cancellationToken
    )
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (Read(service, date, clock, minutes, price) is { } wish)
        {
            switch (await desk.ProposeAsync(CallId, me, other, wish, cancellationToken))
            {
                case DeskOutcome.Done:
                    Done = texts["C’est proposé : {0} le voit maintenant et peut accepter.", OtherName];
                    break;
                case DeskOutcome.Taken:
                    Problem = texts["Vous êtes déjà pris à ce moment. Choisissez-en un autre."];
                    break;
                default:
                    Problem = texts[
                        "Il manque une durée ou un prix, le moment est passé, ou trois propositions attendent déjà une réponse."
                    ];
                    break;
            }
        }

        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAcceptAsync(string id, Guid offer, ContactInput contact, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken) || Offers.FirstOrDefault(o => o.Id == offer && o.ClientId == me) is not { } one)
        {
            return NotFound();
        }

        ModelState.Clear();
        if (one.State == CallOfferState.Open && await MissingAsync([one], cancellationToken) is { } form)
        {
            if (
                await book.PutAsync(
                    me,
                    contact,
                    form.Asked,
                    form.Asked,
                    (field, sentence) => ModelState.AddModelError($"Contact.{field}", sentence),
                    cancellationToken
                )
                is null
            )
            {
                Contact = form with { Input = contact, ErrorOf = ErrorOf };
                return await ShowAsync(cancellationToken);
            }

            await db.SaveChangesAsync(cancellationToken);
        }

        var (outcome, booking) = await desk.AcceptAsync(offer, me, cancellationToken);
        Done = outcome == DeskOutcome.Done ? texts["C’est réservé. Rendez-vous n° {0}.", booking!.Code].Value : null;
        Problem = outcome switch
        {
            DeskOutcome.Done => null,
            DeskOutcome.Taken => texts["Ce moment vient d’être pris : rien n’est réservé."].Value,
            _ => texts["Cette proposition n’est plus ouverte : rien n’est réservé."].Value,
        };
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostCloseAsync(string id, Guid offer, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        await desk.CloseAsync(offer, me, cancellationToken);
        return await ShowAsync(cancellationToken);
    }

    private string? ErrorOf(string field) => ModelState[field]?.Errors.FirstOrDefault()?.ErrorMessage;

    private CallOfferWish? Read(Guid? service, string? date, string? clock, string? minutes, string? price)
    {
        if (Services.FirstOrDefault(s => s.Id == service) is not { } chosen)
        {
            Problem = texts["Choisissez une prestation."];
            return null;
        }

        if (WrittenMoment.Read(date, clock, BookingWords.ZoneOf(Zone), time.GetUtcNow()) is not { } start)
        {
            Problem = texts["Écrivez un jour et une heure, dans les deux ans qui viennent."];
            return null;
        }

        var shortest = chosen.Way is MeetingWay.AtClient or MeetingWay.AtProfessional
            ? ServiceOffer.ShortestOnSiteMinutes
            : ServiceOffer.ShortestMinutes;
        int? length = null;
        if (!string.IsNullOrWhiteSpace(minutes))
        {
            length = WrittenNumber.Read(minutes, shortest, ServiceOffer.LongestBookableMinutes);
            if (length is null)
            {
                Problem = texts["La durée est en minutes, de {0} à {1}.", shortest, ServiceOffer.LongestBookableMinutes];
                return null;
            }
        }

        int? cents = null;
        if (!string.IsNullOrWhiteSpace(price))
        {
            cents = EuroAmount.Parse(price);
            if (cents is null)
            {
                Problem = texts["Le prix est en euros, par exemple 60 ou 45,50."];
                return null;
            }
        }

        return new CallOfferWish(chosen.Id, start.ToDateTimeOffset(), length, cents);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        Offers = await desk.ListAsync(CallId, cancellationToken);
        var ids = Offers.Select(o => o.ServiceOfferId).ToList();
        Names = await db.ServiceOffers.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancellationToken);
        var percents = new Dictionary<Guid, int>();
        foreach (var service in Names.Values)
        {
            var client = service.ProfessionalId == me ? other : me;
            percents[service.Id] = await fees.PercentAsync(service, client, country: null, cancellationToken);
        }

        Percents = percents;
        Contact ??= await MissingAsync([.. Offers.Where(o => o.State == CallOfferState.Open && !IsMine(o))], cancellationToken);
        return Page();
    }

    /// <summary>What accepting needs to know of the client and does not yet.</summary>
    private async Task<ContactForm?> MissingAsync(IReadOnlyList<CallOffer> open, CancellationToken cancellationToken)
    {
        var needs = ContactNeeds.None;
        foreach (var offer in open)
        {
            var way = await db
                .ServiceOffers.Where(o => o.Id == offer.ServiceOfferId)
                .Select(o => o.Way)
                .SingleOrDefaultAsync(cancellationToken);
            needs |= offer.PriceCents > 0 || way == MeetingWay.AtClient ? ContactNeeds.Address : ContactNeeds.None;
            needs |= way == MeetingWay.Telephone ? ContactNeeds.Telephone : ContactNeeds.None;
        }

        var form = needs == ContactNeeds.None ? null : await book.MissingAsync(me, needs, OtherName, cancellationToken);
        return form is null ? null : form with { ErrorOf = ErrorOf };
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        me = User.AccountId()!.Value;
        var call = await db
            .Calls.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == id && c.AcceptedAt != null && (c.CallerId == me || c.CalleeId == me), cancellationToken);
        if (call is null)
        {
            return false;
        }

        (CallId, other, isLive) = (id, call.CallerId == me ? call.CalleeId : call.CallerId, call.EndedAt is null);
        var people = await db
            .Users.Where(a => a.Id == me || a.Id == other)
            .Select(a => new
            {
                a.Id,
                a.DisplayName,
                a.TimeZone,
            })
            .ToListAsync(cancellationToken);
        (Zone, OtherZone) = (people.Single(a => a.Id == me).TimeZone, people.Single(a => a.Id == other).TimeZone);
        OtherName = people.Single(a => a.Id == other).DisplayName;
        Offers = await desk.ListAsync(CallId, cancellationToken);
        Services =
            isLive && await db.Professionals.AnyAsync(p => p.Id == me && !p.IsHidden, cancellationToken)
                ? await db
                    .ServiceOffers.AsNoTracking()
                    .Where(o => o.ProfessionalId == me)
                    .OrderBy(o => o.Position)
                    .ToListAsync(cancellationToken)
                : [];
        return true;
    }

    /// <summary>Whether agreeing can cost something: the button says so.</summary>
    public bool ObligesToPay(CallOffer offer) => offer.PriceCents > 0;

    public string Terms(CallOffer offer, BookingWords words) =>
        Names.GetValueOrDefault(offer.ServiceOfferId) is { } service
            ? words.Terms(service.FreeCancelHours, Percents[service.Id], offer.PriceCents, offer.StartsAt, Zone, OtherZone)
            : "";
}
