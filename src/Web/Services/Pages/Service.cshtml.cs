using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Availability.Holidays;
using Visavis.Web.Bookings;
using Visavis.Web.Bookings.Pages;
using Visavis.Web.Channels;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Services.Sheets;

namespace Visavis.Web.Services.Pages;

/// <summary>What follows one appointment, for its two sides: the sheet, the hours, the appraisal.</summary>
public sealed class ServiceModel(
    VisavisDbContext db,
    BookingLinks links,
    HoursDesk desk,
    AppraisalDesk appraisals,
    VisitDesk visits,
    ServiceWords words,
    ClientChannels channels,
    WorkingDays workingDays,
    IStringLocalizer<AvailabilityTexts> places,
    IStringLocalizer<ServiceTexts> texts,
    TimeProvider time
) : BookingPageModel(db, links, time)
{
    [TempData]
    public string? Notice { get; set; }

    /// <summary>Why what was sent was refused; what was typed stays. Where a field is wrong, it says that below.</summary>
    public string? Problem { get; private set; }

    /// <summary>The sentence under a field, if it was refused.</summary>
    public string? ErrorOf(string field) => ModelState[field]?.Errors.FirstOrDefault()?.ErrorMessage;

    public ServiceHours? Hours { get; private set; }

    public Appraisal? Appraisal { get; private set; }

    /// <summary>What was typed of it and refused; null when nothing was.</summary>
    public TypedAppraisal? Typed { get; private set; }

    /// <summary>Arrival and departure by code; null when the client prepared none.</summary>
    public SiteVisit? Visit { get; private set; }

    public bool IsOnSite => VisitDesk.IsOnSite(Booking, Now);

    public bool MayWriteVisit => !IsClient && VisitDesk.MayWrite(Booking, Visit, Now);

    public HoursInput Input { get; private set; } = new();

    /// <summary>The break as it was typed, be it no number.</summary>
    public string? TypedBreak { get; private set; }

    /// <summary>The meal as it was ticked, when something else was refused.</summary>
    public bool? Meal { get; private set; }

    /// <summary>Working days that the client's channel gives for an answer.</summary>
    public int ApprovalDays { get; private set; }

    /// <summary>How the client is told: "par téléphone".</summary>
    public string ChannelName { get; private set; } = "";

    /// <summary>Whose public holidays are no working days: "Alsace-Moselle".</summary>
    public string HolidaysOf { get; private set; } = "";

    /// <summary>A letter or a call to the client has yet to go.</summary>
    public bool IsHeld { get; private set; }

    public string? Adjustment { get; private set; }

    public string? Justification { get; private set; }

    public bool MayAppraise => appraisals.MayAppraise(Booking, Side);

    public bool MayEnter =>
        !IsClient && Booking.State == BookingState.Completed && Hours is null or { State: HoursState.Entered or HoursState.Contested };

    public bool MayApprove => IsClient && Hours is { State: HoursState.Entered };

    /// <summary>What is contested, as it stands: that is the client's yes to the hours that the professional entered.</summary>
    public bool MayAgree => IsClient && Hours is { State: HoursState.Contested };

    public bool MayContest => !IsClient && Hours is { State: HoursState.Modified } && Now < Hours.ApproveBy;

    /// <summary>What is approved can go back to both, unless it is paid for good; within the delay after a modification the professional contests.</summary>
    public bool MayReopen => Hours is { } hours && hours.State.IsApproved() && !MayContest && !Uses.Any(use => use.IsFinal);

    /// <summary>Payments and papers that stand on the hours.</summary>
    public IReadOnlyList<HoursUse> Uses { get; private set; } = [];

    public string ServicePath => ServicePages.Path(Booking, Key);

    public string SheetPath => ServicePages.SheetPath(Booking, Key);

    public string Handler(string name) => $"{ServicePath}{(Key is null ? "?" : "&")}handler={name}";

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        if (MayEnter)
        {
            Input = await FirstHoursAsync(cancellationToken);
            TypedBreak = Input.BreakMinutes.ToString(CultureInfo.InvariantCulture);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostEnterAsync(string code, HoursInput input, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        (Input, TypedBreak) = (input, ModelState[nameof(input.BreakMinutes)]?.AttemptedValue);
        if (ModelState.GetFieldValidationState(nameof(input.BreakMinutes)) == ModelValidationState.Invalid)
        {
            // No number, or one beyond all numbers: no break would be something else.
            return After(HoursOutcome.BadTimes, "", nameof(input.BreakMinutes));
        }

        return After(
            await desk.EnterAsync(Booking, Side, input, cancellationToken),
            texts["Vos heures sont enregistrées. Votre client a {0} jours ouvrés pour les approuver.", ApprovalDays]
        );
    }

    public async Task<IActionResult> OnPostApproveAsync(
        string code,
        string? adjustment,
        bool meal,
        string? justification,
        int? seen,
        CancellationToken cancellationToken
    )
    {
        if (!await ReadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        (Adjustment, Justification, Meal) = (adjustment, justification, meal);
        return After(
            await desk.ApproveAsync(Booking, Side, adjustment, meal, justification, cancellationToken, seen),
            texts["Les heures sont approuvées."]
        );
    }

    public async Task<IActionResult> OnPostContestAsync(
        string code,
        string? adjustment,
        bool? meal,
        string? justification,
        CancellationToken cancellationToken
    )
    {
        if (!await ReadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        (Adjustment, Justification, Meal) = (adjustment, justification, adjustment is null ? null : meal ?? false);
        return After(
            await desk.ContestAsync(Booking, Side, justification, cancellationToken),
            texts["Votre contestation est enregistrée : rien n’est approuvé tant que vous n’êtes pas d’accord tous les deux."]
        );
    }

    /// <summary>What was approved goes back to both.</summary>
    public async Task<IActionResult> OnPostReopenAsync(string code, string? justification, int? seen, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        Justification = justification;
        return After(
            await desk.ReopenAsync(Booking, Side, justification, cancellationToken, seen),
            texts["Les heures sont rouvertes : elles attendent votre accord à tous les deux."]
        );
    }

    /// <summary>The client prepares the two codes of arrival and departure.</summary>
    public async Task<IActionResult> OnPostCodesAsync(string code, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        var outcome = await visits.MakeAsync(Booking, Side, cancellationToken);
        return After(outcome == VisitOutcome.Done ? HoursOutcome.Done : HoursOutcome.NotAllowed, texts["Les deux codes sont prêts."]);
    }

    public async Task<IActionResult> OnPostVisitAsync(string code, string? visitCode, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        var outcome = await visits.WriteAsync(Booking, Side, visitCode, cancellationToken);
        if (outcome is VisitOutcome.WrongCode or VisitOutcome.Closed)
        {
            return outcome == VisitOutcome.WrongCode
                ? Refused(texts["Ce n’est pas le bon code. Rien n’a été noté."], nameof(visitCode))
                : Refused(texts["Trop de codes faux : entrez vos heures vous-même, le client les approuvera."]);
        }

        return After(outcome == VisitOutcome.Done ? HoursOutcome.Done : HoursOutcome.NotAllowed, texts["L’heure est notée."]);
    }

    public async Task<IActionResult> OnPostAppraiseAsync(
        string code,
        bool? satisfied,
        string? words,
        bool recommends,
        CancellationToken cancellationToken
    )
    {
        if (!await ReadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        Typed = new TypedAppraisal { Words = words, Recommends = recommends };
        if (satisfied is not { } isSatisfied)
        {
            return Refused(texts["Dites si vous êtes satisfait ou non."], nameof(satisfied));
        }

        Typed.IsSatisfied = isSatisfied;
        return await AfterAsync(
            await appraisals.SaveAsync(Booking, Side, isSatisfied, words, recommends, cancellationToken),
            texts["Merci : votre avis est publié sur le profil."],
            nameof(words),
            cancellationToken
        );
    }

    public async Task<IActionResult> OnPostAnswerAsync(string code, string? answer, int? seen, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        Typed = new TypedAppraisal { Answer = answer };
        return await AfterAsync(
            await appraisals.AnswerAsync(Booking, Side, answer, seen, cancellationToken),
            texts["Votre réponse est publiée sous l’avis."],
            nameof(answer),
            cancellationToken
        );
    }

    /// <summary>The professional objects to the appraisal.</summary>
    public async Task<IActionResult> OnPostObjectAsync(string code, string? why, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        Typed = new TypedAppraisal { Why = why };
        return await AfterAsync(
            await appraisals.ObjectAsync(Booking, Side, why, cancellationToken),
            texts["C’est envoyé : la modération relit cet avis."],
            nameof(why),
            cancellationToken
        );
    }

    /// <summary>What is known already: as entered before, else by the codes on site, else as both were in the room, else as booked.</summary>
    private async Task<HoursInput> FirstHoursAsync(CancellationToken cancellationToken)
    {
        var visits = await Db.Set<RoomVisit>().AsNoTracking().Where(v => v.BookingId == Booking.Id).ToListAsync(cancellationToken);
        var (start, end) =
            Hours is not null ? (Hours.StartsAt, Hours.EndsAt)
            : Visit is { ArrivedAt: { } arrived } ? (arrived, Visit.LeftAt ?? Booking.EndsAt)
            : visits.Count == 2 ? (visits.Max(v => v.FirstSeenAt), visits.Min(v => v.LastSeenAt))
            : (Booking.StartsAt, Booking.EndsAt);
        var zone = BookingWords.ZoneOf(Booking.ProfessionalZone);
        string Clock(DateTimeOffset at) =>
            NodaTime.Instant.FromDateTimeOffset(at).InZone(zone).LocalDateTime.ToString("HH:mm", CultureInfo.InvariantCulture);
        return new HoursInput
        {
            Start = Clock(start),
            End = end > start ? Clock(end) : null,
            BreakMinutes = Hours?.BreakMinutes ?? 0,
            IsBreakPaid = Hours?.IsBreakPaid ?? false,
            HasMeal = Hours?.HasMeal ?? false,
            Note = Hours?.Note,
        };
    }

    private IActionResult After(HoursOutcome outcome, string done, string? field = null)
    {
        if (outcome == HoursOutcome.Done)
        {
            Notice = done;
            return LocalRedirect(ServicePath);
        }

        return Refused(
            words.Problem(outcome),
            field
                ?? outcome switch
                {
                    HoursOutcome.BadDay => nameof(HoursInput.Day),
                    HoursOutcome.BadTimes => nameof(HoursInput.Start),
                    HoursOutcome.BadAdjustment => "adjustment",
                    HoursOutcome.NeedsReason => "justification",
                    _ => null,
                }
        );
    }

    /// <param name="field">Of the words, where they are what is missing.</param>
    private async Task<IActionResult> AfterAsync(AppraisalOutcome outcome, string done, string field, CancellationToken cancellationToken)
    {
        if (outcome == AppraisalOutcome.Done)
        {
            Notice = done;
            return LocalRedirect(ServicePath);
        }

        // As it stands now: another may have written meanwhile.
        Appraisal = await ReadAppraisalAsync(cancellationToken);
        return Refused(words.Problem(outcome), outcome == AppraisalOutcome.Empty ? field : null);
    }

    /// <summary>Beside the field, and a word at the top that something is wrong there; without one, the sentence itself stands at the top.</summary>
    private PageResult Refused(string problem, string? field = null)
    {
        ModelState.Clear();
        Problem = problem;
        if (field is not null)
        {
            ModelState.AddModelError(field, problem);
            Problem = texts["Rien n’a été enregistré : voyez ce qui est signalé plus bas."];
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private Task<Appraisal?> ReadAppraisalAsync(CancellationToken cancellationToken) =>
        Db.Set<Appraisal>().AsNoTracking().SingleOrDefaultAsync(a => a.BookingId == Booking.Id, cancellationToken);

    private async Task<bool> ReadAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return false;
        }

        Hours = await Db.Set<ServiceHours>().AsNoTracking().SingleOrDefaultAsync(h => h.BookingId == Booking.Id, cancellationToken);
        Uses = Hours is null ? [] : await desk.UsesAsync(Booking.Id, cancellationToken);
        var channel = await ClientChannels.OfAsync(Db, BookingClients.Of(Booking), cancellationToken);
        (ApprovalDays, ChannelName) = (ClientChannels.DaysFor(channel, DateOnly.FromDateTime(Now.Date)), channels.Name(channel));
        HolidaysOf = places[HolidayPlaces.Name((await workingDays.OfAsync(Booking.ProfessionalId, cancellationToken)).Place)];
        IsHeld = Hours is { State: HoursState.Entered } && await desk.IsHeldAsync(Booking.Id, cancellationToken);
        Visit = await Db.Set<SiteVisit>().AsNoTracking().SingleOrDefaultAsync(v => v.BookingId == Booking.Id, cancellationToken);
        Appraisal = await ReadAppraisalAsync(cancellationToken);
        return true;
    }
}
