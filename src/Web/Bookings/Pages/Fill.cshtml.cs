using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using NodaTime;
using Visavis.Scheduling;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Bookings.Files;
using Visavis.Web.Bookings.Funds;
using Visavis.Web.Calls;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Media.Uploads;
using Visavis.Web.Professionals;

namespace Visavis.Web.Bookings.Pages;

/// <summary>The form while a slot is kept. Whatever happens to the slot, what was typed stays.</summary>
[AcceptsUploads("", "Dates", "Again", "Remove", IsForEverybody = true)]
public sealed partial class FillModel(
    VisavisDbContext db,
    HoldDesk holds,
    BookingMaker maker,
    SeriesDesk series,
    SeriesTeam team,
    BookingFiles uploads,
    UploadSentences sentences,
    ContactBook book,
    LateFees.LateFeeTerms fees,
    BookingFunds funds,
    MailAllowance allowance,
    EmailSentences emails,
    IStringLocalizer<BookingTexts> texts,
    IStringLocalizer<ContactTexts> contactTexts,
    TimeProvider time
) : PageModel
{
    public Hold Hold { get; private set; } = null!;

    public ServiceOffer Offer { get; private set; } = null!;

    public Professional Person { get; private set; } = null!;

    public string ProfessionalZone { get; private set; } = "";

    public string Zone { get; private set; } = "";

    public Account? Client { get; private set; }

    public BookingInput Input { get; private set; } = new();

    /// <summary>Why the slot cannot be booked any more; null while all is well.</summary>
    public MakeOutcome? Trouble { get; private set; }

    public IReadOnlyList<Interval> Alternatives { get; private set; } = [];

    /// <summary>Who may come in a series when the chosen professional is not free.</summary>
    public IReadOnlyList<SeriesMate> Team { get; private set; } = [];

    /// <summary>The dates of a series, shown before it is booked.</summary>
    public IReadOnlyList<SeriesDate>? Series { get; private set; }

    /// <summary>The dates stand there for the first time, or changed since.</summary>
    public bool AsksToReadDates { get; private set; }

    public IReadOnlyList<BookingFile> Files { get; private set; } = [];

    /// <summary>Why a file was not taken.</summary>
    public string? FileProblem { get; private set; }

    /// <summary>The postal address, when the booking has a price and none is known.</summary>
    public ContactForm? Contact { get; private set; }

    public int LateFeePercent { get; private set; }

    public bool IsLive => Trouble is null && Hold.ExpiresAt > time.GetUtcNow();

    public int SecondsLeft => Math.Max(0, (int)(Hold.ExpiresAt - time.GetUtcNow()).TotalSeconds);

    public int? Price => Offer.PriceFor(Hold.DurationMinutes);

    /// <summary>Something can become due: the button says so.</summary>
    public bool ObligesToPay => Price > 0 || new CancellationTerms(Offer.FreeCancelHours, LateFeePercent).CanCost(Price);

    public bool NeedsEarlyStart => Price > 0 && Hold.StartsAt < time.GetUtcNow() + BookingActs.WithdrawalTime;

    public string? ErrorOf(string field) => ModelState[$"Input.{field}"]?.Errors.FirstOrDefault()?.ErrorMessage;

    public async Task<IActionResult> OnGetAsync(Guid id, string? zone, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, zone, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        await PrefillAsync(cancellationToken);
        Files = await uploads.ListAsync(id, BookingFileUse.Attachment, cancellationToken);
        if (!IsLive)
        {
            await LoseAsync(MakeOutcome.HoldEnded, cancellationToken);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        Guid id,
        string? zone,
        BookingInput input,
        IReadOnlyList<IFormFile> files,
        CancellationToken cancellationToken
    )
    {
        if (await ReceiveAsync(id, zone, input, files, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var request = input.Read(
            Offer,
            Client,
            NeedsEarlyStart,
            language,
            Zone,
            texts,
            emails,
            (field, sentence) => ModelState.AddModelError($"Input.{field}", sentence)
        );
        var (hasAddress, address) = await ReadAddressAsync(input, cancellationToken);
        if (request?.Email is { } email && !await allowance.AllowsAsync(db, email, BookingKinds.News, cancellationToken))
        {
            ModelState.AddModelError(
                "Input.Email",
                texts["Trop de messages sont déjà partis vers cette adresse. Réessayez dans une heure."]
            );
            request = null;
        }

        if (request is null || !hasAddress || FileProblem is not null)
        {
            return Page();
        }

        return await MakeAsync(id, request with { Address = address?.ToString(), Country = address?.Country }, cancellationToken);
    }

    /// <summary>Shows the dates of a series without booking anything.</summary>
    public async Task<IActionResult> OnPostDatesAsync(
        Guid id,
        string? zone,
        BookingInput input,
        IReadOnlyList<IFormFile> files,
        CancellationToken cancellationToken
    )
    {
        if (await ReceiveAsync(id, zone, input, files, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        Series = input.Series is { } wish ? await series.PreviewAsync(Hold, Offer, ProfessionalZone, wish, cancellationToken) : null;
        return Page();
    }

    /// <summary>Takes a file back out of the form.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(
        Guid id,
        string? zone,
        Guid? file,
        BookingInput input,
        IReadOnlyList<IFormFile> files,
        CancellationToken cancellationToken
    )
    {
        if (await ReceiveAsync(id, zone, input, files, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        if (file is { } one)
        {
            await uploads.RemoveAsync(id, BookingFileUse.Attachment, one, cancellationToken);
            Files = await uploads.ListAsync(id, BookingFileUse.Attachment, cancellationToken);
        }

        return Page();
    }

    /// <summary>Another slot instead of one that was lost, with what was typed.</summary>
    public async Task<IActionResult> OnPostAgainAsync(
        Guid id,
        string? zone,
        string? start,
        BookingInput input,
        IReadOnlyList<IFormFile> files,
        CancellationToken cancellationToken
    )
    {
        if (await ReceiveAsync(id, zone, input, files, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        if (WrittenMoment.Slot(start, time.GetUtcNow()) is not { } at)
        {
            return NotFound();
        }

        var result = await holds.TakeAsync(
            Person.Id,
            Offer.Id,
            Hold.DurationMinutes,
            at,
            User.AccountId(),
            previous: null,
            cancellationToken,
            Hold.CallId
        );
        if (result is { Outcome: HoldOutcome.Held, Hold: { } hold })
        {
            await uploads.MoveAsync(id, hold.Id, cancellationToken);
            Hold = hold;
            HoldCookie.Write(Response, hold);
            return Page();
        }

        await LoseAsync(result.Outcome == HoldOutcome.Unknown ? MakeOutcome.Unknown : MakeOutcome.Taken, cancellationToken);
        return Page();
    }

    private async Task<IActionResult> MakeAsync(Guid id, BookingRequest request, CancellationToken cancellationToken)
    {
        request = request with
        {
            CallId = await db.Calls.GoingOnAsync(Hold.CallId, Hold.ProfessionalId, Client?.Id, time.GetUtcNow(), cancellationToken),
        };
        MakeResult result;
        if (Client is not null && Input.Series is { } wish && Hold.ExpiresAt > time.GetUtcNow())
        {
            var dates = await series.PreviewAsync(Hold, Offer, ProfessionalZone, wish, cancellationToken);
            if (Input.DatesShown != SeriesDesk.StampOf(dates))
            {
                // Nobody books dates they did not read.
                (Series, AsksToReadDates) = (dates, true);
                return Page();
            }

            result = await MakeSeriesAsync(request, dates, cancellationToken);
        }
        else
        {
            result = await maker.MakeAsync(id, request, cancellationToken);
        }

        if (result.Booking is { } booking)
        {
            return LocalRedirect(booking.ClientId is null ? $"/book/sent?code={booking.Code}" : BookingLinks.Path(booking));
        }

        if (result.Outcome == MakeOutcome.NotEnough)
        {
            return RefuseFund();
        }

        await LoseAsync(result.Outcome, cancellationToken);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <summary>What was sent, and the files with it: they are kept even where something else is wrong.</summary>
    private async Task<IActionResult?> ReceiveAsync(
        Guid id,
        string? zone,
        BookingInput input,
        IReadOnlyList<IFormFile> files,
        CancellationToken cancellationToken
    )
    {
        ModelState.Clear();
        Input = input;
        if (await LoadAsync(id, zone, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        try
        {
            await uploads.AddAsync(id, BookingFileUse.Attachment, Client?.Id, files, cancellationToken);
        }
        catch (Exception e) when (sentences.Of(e) is not null)
        {
            var refusal = sentences.Of(e, takesPdf: true)!;
            FileProblem = refusal.Sentence;
            Response.StatusCode = refusal.Status;
        }

        Files = await uploads.ListAsync(id, BookingFileUse.Attachment, cancellationToken);
        return null;
    }

    /// <summary>The postal address of what has a price: a member's goes into their details, a guest's into the booking.</summary>
    private async Task<(bool IsGood, StreetAddress? Guests)> ReadAddressAsync(BookingInput input, CancellationToken cancellationToken)
    {
        void Refuse(string field, string sentence) => ModelState.AddModelError($"Input.Contact.{field}", sentence);
        if (Contact is null || (Client is not null && Contact.Asked == ContactNeeds.None))
        {
            return (true, null);
        }

        if (Client is null)
        {
            var address = input.Contact.ReadAddress(contactTexts, Refuse);
            return (address is not null, address);
        }

        var asked = Contact.Asked;
        if (await book.PutAsync(Client.Id, input.Contact, asked, asked, Refuse, cancellationToken) is null)
        {
            return (false, null);
        }

        await db.SaveChangesAsync(cancellationToken);
        return (true, null);
    }

    private async Task LoseAsync(MakeOutcome outcome, CancellationToken cancellationToken)
    {
        Trouble = outcome;
        Alternatives = await holds.NextAsync(
            Person.Id,
            Offer.Id,
            Hold.DurationMinutes,
            Instant.FromDateTimeOffset(Hold.StartsAt),
            cancellationToken
        );
    }

    /// <returns>Where to go instead of the form; null when it is shown.</returns>
    private async Task<IActionResult?> LoadAsync(Guid id, string? zone, CancellationToken cancellationToken)
    {
        var hold = await db.Set<Hold>().AsNoTracking().SingleOrDefaultAsync(h => h.Id == id, cancellationToken);
        if (hold is null)
        {
            var made = await db.Set<Booking>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancellationToken);
            return made switch
            {
                null => NotFound(),
                { ClientId: null } => LocalRedirect($"/book/sent?code={made.Code}"),
                _ => LocalRedirect(BookingLinks.Path(made)),
            };
        }

        if (hold.ClientId is not null && hold.ClientId != User.AccountId())
        {
            return NotFound();
        }

        var found = await db
            .Professionals.AsNoTracking()
            .Where(p => p.Id == hold.ProfessionalId && !p.IsHidden)
            .Select(p => new { Person = p, p.Account!.TimeZone })
            .SingleOrDefaultAsync(cancellationToken);
        var offer = await db
            .ServiceOffers.AsNoTracking()
            .SingleOrDefaultAsync(o => o.Id == hold.ServiceOfferId && o.IsBookable, cancellationToken);
        if (found is null || offer is null)
        {
            return NotFound();
        }

        (Hold, Offer, Person, ProfessionalZone) = (hold, offer, found.Person, found.TimeZone);
        Zone = await ReaderZone.OfAsync(HttpContext, db, zone, hold.ProfessionalId, cancellationToken);
        Client = User.AccountId() is { } account
            ? await db.Users.AsNoTracking().SingleAsync(a => a.Id == account, cancellationToken)
            : null;
        LateFeePercent = await fees.PercentAsync(offer, Client?.Id, Input.Contact.Country, cancellationToken);
        if (Price > 0)
        {
            var form = Client is null
                ? new ContactForm(ContactNeeds.Address, Input.Contact) { SeenBy = Person.DisplayName }
                : await book.MissingOrKnownAsync(Client.Id, ContactNeeds.Address, Person.DisplayName, cancellationToken);
            var isSent = HttpMethods.IsPost(Request.Method);
            Contact = form with { Input = isSent ? Input.Contact : form.Input, ErrorOf = ErrorOf };
        }

        Funds = await FundsAsync(1, cancellationToken);
        Team = Client is null ? [] : await team.OfAsync(offer, hold.DurationMinutes, Client.Id, cancellationToken);
        return null;
    }
}
