using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Bookings.Funds;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;

namespace Visavis.Web.Bookings.Pages;

/// <summary>Writes an appointment down for a client: the professional's own calendar, or that of somebody they plan for.</summary>
[Authorize]
public sealed class EnterModel(
    VisavisDbContext db,
    EntryDesk desk,
    EmailSentences emails,
    IStringLocalizer<BookingTexts> texts,
    TimeProvider time
) : PageModel
{
    private const int LongestPhone = 32;
    private const int LongestReference = 20;

    [TempData]
    public string? Notice { get; set; }

    public IReadOnlyList<(Guid Id, string Name)> Calendars { get; private set; } = [];

    /// <summary>Whose calendar.</summary>
    public Guid Of { get; private set; }

    public IReadOnlyList<ServiceOffer> Services { get; private set; } = [];

    public string Zone { get; private set; } = "";

    public EntryInput Input { get; private set; } = new();

    /// <summary>What the client of the written reference could pay it with; once somebody asked to see it.</summary>
    public IReadOnlyList<BookingFund> Funds { get; private set; } = [];

    public string? ErrorOf(string field) => ModelState[$"Entry.{field}"]?.Errors.FirstOrDefault()?.ErrorMessage;

    /// <param name="of">Whose calendar; one's own by default.</param>
    /// <param name="reference">Of the client whose file leads here.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IActionResult> OnGetAsync(Guid? of, string? reference, CancellationToken cancellationToken)
    {
        Input.Reference = PersonalText.Clean(reference, LongestReference);
        return await LoadAsync(of, cancellationToken) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostAsync(Guid? of, EntryInput input, CancellationToken cancellationToken) =>
        WithWishAsync(of, input, wish => EnterAsync(wish, cancellationToken), cancellationToken);

    /// <summary>Shows the vouchers of the client whose reference was written, without noting anything.</summary>
    public Task<IActionResult> OnPostFundsAsync(Guid? of, EntryInput input, CancellationToken cancellationToken) =>
        WithWishAsync(of, input, wish => ShowFundsAsync(wish, cancellationToken), cancellationToken);

    /// <summary>Reads what was written; what makes no sense is said, and nothing is done.</summary>
    private async Task<IActionResult> WithWishAsync(
        Guid? of,
        EntryInput input,
        Func<EntryWish, Task<IActionResult>> act,
        CancellationToken cancellationToken
    )
    {
        ModelState.Clear();
        Input = input;
        if (!await LoadAsync(of, cancellationToken))
        {
            return NotFound();
        }

        return await ReadAsync(input, cancellationToken) is { } wish ? await act(wish) : Page();
    }

    private async Task<IActionResult> EnterAsync(EntryWish wish, CancellationToken cancellationToken)
    {
        Funds = Input.Fund is null ? [] : await desk.FundsAsync(Of, wish, cancellationToken);
        if (Input.Fund is { } fund && Funds.SingleOrDefault(one => one.Id == fund) is not { IsEnough: true })
        {
            return RefuseFund();
        }

        var (outcome, booking) = await desk.EnterAsync(Of, wish, cancellationToken);
        if (outcome == DeskOutcome.NotEnough)
        {
            Funds = await desk.FundsAsync(Of, wish, cancellationToken);
            return RefuseFund();
        }

        if (outcome == DeskOutcome.Done)
        {
            Notice = Input.Fund is null
                ? texts["Le rendez-vous est noté."]
                : texts["Le rendez-vous est noté, et les titres du client sont réservés."];
            // Who plans for somebody else is no side of it.
            return LocalRedirect(Of == User.AccountId() ? BookingLinks.Path(booking!) : $"/dashboard/enter?of={Of}");
        }

        Refuse(
            nameof(EntryInput.Date),
            outcome == DeskOutcome.Taken
                ? texts["Ce moment est déjà pris dans cet agenda. Choisissez-en un autre."]
                : texts["Ce moment est passé, ou la prestation n’a pas de durée : écrivez-la."]
        );
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult> ShowFundsAsync(EntryWish wish, CancellationToken cancellationToken)
    {
        Funds = await desk.FundsAsync(Of, wish, cancellationToken);
        if (Funds.Count == 0)
        {
            Refuse(
                nameof(EntryInput.Fund),
                wish.Client.FileId is null ? texts["Écrivez la référence du client : ses titres-services sont dans son dossier."]
                    : wish.Client.ClientId is not null
                        ? texts["Ce client a un compte : il choisit lui-même d’utiliser ses titres-services."]
                    : texts["Ce client n’a pas de titres-services pour ce rendez-vous."]
            );
        }

        return Page();
    }

    private PageResult RefuseFund()
    {
        Refuse(nameof(EntryInput.Fund), texts[FillModel.NotEnough]);
        return Page();
    }

    private async Task<EntryWish?> ReadAsync(EntryInput input, CancellationToken cancellationToken)
    {
        var service = Services.FirstOrDefault(s => s.Id == input.Service);
        if (service is null)
        {
            Refuse(nameof(EntryInput.Service), texts["Choisissez une prestation."]);
        }

        if (WrittenMoment.Read(input.Date, input.Clock, BookingWords.ZoneOf(Zone), time.GetUtcNow()) is not { } start)
        {
            Refuse(nameof(EntryInput.Date), texts["Écrivez un jour et une heure, dans les deux ans qui viennent."]);
            return null;
        }

        var minutes = Minutes(input, service);
        var client = await ClientAsync(input, service, cancellationToken);
        if (!ModelState.IsValid || service is null)
        {
            return null;
        }

        return new EntryWish(service.Id, start.ToDateTimeOffset(), minutes, client with { Fund = input.Fund }, User.AccountId());
    }

    private int? Minutes(EntryInput input, ServiceOffer? service)
    {
        if (string.IsNullOrWhiteSpace(input.Minutes))
        {
            return null;
        }

        var shortest = service?.Way is MeetingWay.AtClient or MeetingWay.AtProfessional
            ? ServiceOffer.ShortestOnSiteMinutes
            : ServiceOffer.ShortestMinutes;
        if (WrittenNumber.Read(input.Minutes, shortest, ServiceOffer.LongestBookableMinutes) is { } minutes)
        {
            return minutes;
        }

        Refuse(nameof(EntryInput.Minutes), texts["La durée est en minutes, de {0} à {1}.", shortest, ServiceOffer.LongestBookableMinutes]);
        return null;
    }

    /// <summary>From the file whose reference was written, or as it was typed.</summary>
    private async Task<BookingRequest> ClientAsync(EntryInput input, ServiceOffer? service, CancellationToken cancellationToken)
    {
        ClientFile? file = null;
        if (PersonalText.Clean(input.Reference, LongestReference).ToUpperInvariant() is { Length: > 0 } reference)
        {
            file = await desk.FindFileAsync(User.AccountId()!.Value, reference, cancellationToken);
            if (file is null)
            {
                Refuse(nameof(EntryInput.Reference), texts["Aucun client n’a cette référence dans votre organisation."]);
            }
        }

        var name = PersonalText.Clean(input.Name, Booking.LongestName) is { Length: > 1 } typed ? typed : file?.Name ?? "";
        if (name.Length < 2)
        {
            Refuse(nameof(EntryInput.Name), texts["Écrivez le nom du client."]);
        }
        else if (NameRules.Misleads(name))
        {
            Refuse(nameof(EntryInput.Name), texts[NameRules.Refusal]);
        }

        var email = file?.Email;
        if (!string.IsNullOrWhiteSpace(input.Email) && !EmailAddress.TryClean(input.Email, out email))
        {
            Refuse(nameof(EntryInput.Email), emails.Problem(input.Email));
        }

        var place = PersonalText.Clean(input.Place, Booking.LongestPlace) is { Length: > 0 } written ? written : file?.Address?.ToString();
        if (service?.Way == MeetingWay.AtClient && place is null)
        {
            Refuse(nameof(EntryInput.Place), texts["Écrivez l’adresse complète : numéro, rue, code postal et ville."]);
        }

        var language = string.IsNullOrEmpty(input.Language) ? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName : input.Language;
        if (!Cultures.Supported.Contains(language))
        {
            Refuse(nameof(EntryInput.Language), texts["Choisissez une langue de la liste."]);
        }

        var phone = PersonalText.Clean(input.Phone, LongestPhone) is { Length: > 0 } number ? number : file?.Telephone;
        return new BookingRequest
        {
            ClientId = file?.AccountId,
            FileId = file?.Id,
            Name = name[..Math.Min(name.Length, Booking.LongestName)],
            Email = file?.AccountId is null ? email : null,
            Phone = phone,
            Place = service?.Way == MeetingWay.AtClient ? place : null,
            Language = file?.Language ?? language,
            Zone = Zone,
        };
    }

    private void Refuse(string field, string sentence) => ModelState.AddModelError($"Entry.{field}", sentence);

    private async Task<bool> LoadAsync(Guid? of, CancellationToken cancellationToken)
    {
        Calendars = await desk.CalendarsAsync(User.AccountId()!.Value, cancellationToken);
        if (Calendars.Count == 0 || (of is not null && Calendars.All(c => c.Id != of)))
        {
            return false;
        }

        Of = of ?? Calendars[0].Id;
        Zone = await db.Users.Where(a => a.Id == Of).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        Services = await db
            .ServiceOffers.AsNoTracking()
            .Where(o => o.ProfessionalId == Of)
            .OrderBy(o => o.Position)
            .ToListAsync(cancellationToken);
        return true;
    }
}

/// <summary>The form as it was sent.</summary>
public sealed class EntryInput
{
    public Guid? Service { get; set; }

    public string? Date { get; set; }

    public string? Clock { get; set; }

    public string? Minutes { get; set; }

    public string? Reference { get; set; }

    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? Place { get; set; }

    /// <summary>In which the client reads; of who has a file or an account, that of the file or account counts.</summary>
    public string? Language { get; set; }

    /// <summary>The vouchers it is paid with; null is an invoice.</summary>
    public Guid? Fund { get; set; }
}
