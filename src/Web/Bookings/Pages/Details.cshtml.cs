using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using NodaTime;
using Visavis.Web.Accounts;
using Visavis.Web.Bookings.Calendar;
using Visavis.Web.Bookings.CallOffers;
using Visavis.Web.Bookings.Files;
using Visavis.Web.Bookings.Planning;
using Visavis.Web.Calls;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Media;
using Visavis.Web.Media.Uploads;
using Visavis.Web.Notifications;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Bookings.Pages;

/// <summary>One booking for one of its sides: what was agreed, and every act that side has now.</summary>
[AcceptsUploads("AskWaiver", IsForEverybody = true)]
public sealed class DetailsModel(
    VisavisDbContext db,
    BookingLinks links,
    BookingDesk desk,
    BookingMoves moves,
    BookingMaker maker,
    HoldDesk holds,
    BookingCalendar calendar,
    BookingFiles files,
    ClientDocuments documents,
    CallSequel sequel,
    BookingContacts contacts,
    BookingReceipts receipts,
    IOtherReceipts otherReceipts,
    UploadSentences sentences,
    IStringLocalizer<BookingTexts> texts,
    TimeProvider time
) : BookingPageModel(db, links, time)
{
    [TempData]
    public string? Notice { get; set; }

    public IReadOnlyList<Booking> Siblings { get; private set; } = [];

    public IReadOnlyList<Interval> Alternatives { get; private set; } = [];

    /// <summary>Requests that accepting this one would close.</summary>
    public IReadOnlyList<Booking> Conflicts { get; private set; } = [];

    public IReadOnlyList<BookingFile> Files { get; private set; } = [];

    /// <summary>Why a late cancellation should cost nothing, until that is decided.</summary>
    public IReadOnlyList<BookingFile> Proofs { get; private set; } = [];

    /// <summary>What the professional shows to clients; for the client alone.</summary>
    public IReadOnlyList<ProfileMediaDocument> Documents { get; private set; } = [];

    /// <summary>The call from which this came; for its two people only.</summary>
    public CallRecord? CallBefore { get; private set; }

    public bool Waits { get; private set; }

    /// <summary>Why nothing is to be paid, as it was written, when it was refused; and why it was.</summary>
    public string? Motive { get; private set; }

    public string? MotiveProblem { get; private set; }

    /// <summary>Every mail and reminder to the two sides, with what became of it.</summary>
    public IReadOnlyList<(BookingSide To, NotificationReceipt Receipt)> Told { get; private set; } = [];

    /// <summary>Letters and calls to the client, and how they are reminded.</summary>
    public IReadOnlyList<string> ToldOtherwise { get; private set; } = [];

    /// <summary>For the client of an organisation: who plans there for them.</summary>
    public ContactsNotice Contacts { get; private set; } = new([]);

    public IcsEvent Calendar => calendar.EventOf(Booking, Side, ProfessionalName, Zone, attendee: null);

    public DateTimeOffset WithdrawBy => BookingActs.WithdrawBy(Booking);

    /// <summary>What cancelling now would cost.</summary>
    public int FeeNow => IsClient ? Booking.FeeAt(Now) : 0;

    /// <summary>The professional would let the client down at short notice: then the reason is asked for.</summary>
    public bool IsLateForClient => !IsClient && Booking.State == BookingState.Accepted && Booking.IsLate(Now);

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        if (Booking.SeriesId is { } series)
        {
            Siblings = await Db.Set<Booking>()
                .AsNoTracking()
                .Where(b => b.SeriesId == series && b.Id != Booking.Id)
                .OrderBy(b => b.StartsAt)
                .ToListAsync(cancellationToken);
        }

        if (May(BookingAct.BookAgain) && Booking.IsLetDown() && Booking.ServiceOfferId is { } offer)
        {
            Alternatives = await holds.NextAsync(
                Booking.ProfessionalId,
                offer,
                Booking.DurationMinutes,
                Instant.FromDateTimeOffset(Booking.StartsAt),
                cancellationToken
            );
        }

        if (May(BookingAct.Accept))
        {
            Conflicts = await Db.Set<Booking>()
                .AsNoTracking()
                .Where(b => b.ProfessionalId == Booking.ProfessionalId && b.Id != Booking.Id && b.State == BookingState.Requested)
                .Where(b => b.StartsAt < Booking.EndsAt && b.EndsAt > Booking.StartsAt)
                .ToListAsync(cancellationToken);
        }

        ViewData["BookingPage"] = this;
        Files = await files.ListAsync(Booking.Id, BookingFileUse.Attachment, cancellationToken);
        Proofs =
            Booking.LateFee == LateFeeState.WaiverAsked ? await files.ListAsync(Booking.Id, BookingFileUse.Proof, cancellationToken) : [];
        CallBefore =
            User.AccountId() is { } reader && (reader == Booking.ProfessionalId || reader == Booking.ClientId)
                ? await sequel.BeforeAsync(Booking, cancellationToken)
                : null;
        Told = await receipts.ListAsync(Booking, cancellationToken);
        ToldOtherwise = await otherReceipts.OfAsync(Booking, Zone, cancellationToken);
        if (IsClient)
        {
            Documents = await documents.ListAsync(Booking, more => PathOf(more), cancellationToken);
            Contacts = new([
                .. (await contacts.OfAsync(Booking, cancellationToken)).Select(one => ((string?)one.Organisation, one.Person)),
            ]);
        }

        Waits = await Db.Set<WaitingEntry>().AnyAsync(w => w.BookingId == Booking.Id, cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostConfirmAsync(string code, CancellationToken cancellationToken) =>
        ActAsync(
            code,
            () => maker.ConfirmAddressAsync(Booking, cancellationToken),
            texts["C’est confirmé."],
            returnTo: null,
            cancellationToken
        );

    public Task<IActionResult> OnPostAcceptAsync(string code, string? returnTo, CancellationToken cancellationToken) =>
        ActAsync(
            code,
            () => desk.AcceptAsync(Booking.Id, Side, cancellationToken),
            texts["Vous avez accepté cette demande : l’autre personne est prévenue."],
            returnTo,
            cancellationToken
        );

    public Task<IActionResult> OnPostDeclineAsync(string code, string? reason, string? returnTo, CancellationToken cancellationToken) =>
        ActAsync(
            code,
            () => desk.DeclineAsync(Booking.Id, Side, Clean(reason), cancellationToken),
            texts["Vous avez refusé cette demande."],
            returnTo,
            cancellationToken
        );

    public Task<IActionResult> OnPostCancelAsync(string code, string? reason, string? returnTo, CancellationToken cancellationToken) =>
        ActAsync(
            code,
            () => desk.CancelAsync(Booking.Id, Side, Clean(reason), cancellationToken),
            texts["Le rendez-vous est annulé."],
            returnTo,
            cancellationToken
        );

    public Task<IActionResult> OnPostWithdrawAsync(string code, CancellationToken cancellationToken) =>
        ActAsync(
            code,
            () => desk.WithdrawAsync(Booking.Id, Side, cancellationToken),
            texts["Vous avez renoncé à ce contrat. Un accusé de réception daté vous est envoyé."],
            returnTo: null,
            cancellationToken
        );

    public Task<IActionResult> OnPostAcceptProposalAsync(string code, string? returnTo, CancellationToken cancellationToken) =>
        ActAsync(
            code,
            () => moves.AcceptAsync(Booking.Id, Side, cancellationToken),
            texts["Le nouveau moment est convenu."],
            returnTo,
            cancellationToken
        );

    public Task<IActionResult> OnPostRefuseProposalAsync(string code, string? returnTo, CancellationToken cancellationToken) =>
        ActAsync(
            code,
            () => moves.RefuseAsync(Booking.Id, Side, cancellationToken),
            texts["L’ancien moment reste valable."],
            returnTo,
            cancellationToken
        );

    public async Task<IActionResult> OnPostAskWaiverAsync(
        string code,
        string? reason,
        IReadOnlyList<IFormFile> proofs,
        CancellationToken cancellationToken
    )
    {
        if (!await LoadAsync(code, cancellationToken) || !May(BookingAct.AskWaiver))
        {
            return NotFound();
        }

        if (Clean(reason) is not { } motive)
        {
            return await RefusedAsync(texts["Écrivez votre motif en quelques mots : rien n’est envoyé."]);
        }

        try
        {
            await files.AddAsync(Booking.Id, BookingFileUse.Proof, User.AccountId(), proofs, cancellationToken);
        }
        catch (Exception e) when (sentences.Of(e) is not null)
        {
            Motive = motive;
            return await RefusedAsync($"{sentences.Of(e, takesPdf: true)!.Sentence} {texts["Rien n’est envoyé."]}");
        }

        return await ActAsync(
            code,
            () => desk.AskWaiverAsync(Booking.Id, Side, motive, cancellationToken),
            texts["Votre motif est envoyé."],
            returnTo: null,
            cancellationToken
        );

        Task<IActionResult> RefusedAsync(string sentence)
        {
            MotiveProblem = sentence;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return OnGetAsync(code, cancellationToken);
        }
    }

    public Task<IActionResult> OnPostDecideWaiverAsync(string code, bool waive, CancellationToken cancellationToken) =>
        ActAsync(
            code,
            async () =>
            {
                var outcome = await desk.DecideWaiverAsync(Booking.Id, Side, waive, cancellationToken);
                if (outcome == DeskOutcome.Done)
                {
                    // A document may tell of health: decided, it is erased. The sweeper takes what a crash leaves here.
                    await files.RemoveAsync(Booking.Id, BookingFileUse.Proof, fileId: null, cancellationToken);
                }

                return outcome;
            },
            texts["Votre décision est enregistrée, le motif est effacé."],
            returnTo: null,
            cancellationToken
        );

    public Task<IActionResult> OnPostWaitAsync(string code, CancellationToken cancellationToken) =>
        ActAsync(
            code,
            () => desk.WaitForEarlierAsync(Booking.Id, Side, cancellationToken),
            texts["Si un créneau nettement plus tôt se libère, vous serez prévenu, trois fois au plus."],
            returnTo: null,
            cancellationToken
        );

    private static string? Clean(string? reason) => PersonalText.Clean(reason, Booking.LongestReason) is { Length: > 0 } text ? text : null;

    private async Task<IActionResult> ActAsync(
        string code,
        Func<Task<DeskOutcome>> act,
        string done,
        string? returnTo,
        CancellationToken cancellationToken
    )
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        Notice = await act() switch
        {
            DeskOutcome.Done => done,
            DeskOutcome.Taken => texts["Ce moment est pris entre-temps : rien n’a changé."],
            DeskOutcome.Unknown => texts["L’agenda ne peut pas être lu en ce moment : rien n’a changé."],
            DeskOutcome.NeedsReason => texts["La date limite est passée : dites en quelques mots pourquoi vous annulez. Rien n’a changé."],
            _ => texts["Ce n’est plus possible : le rendez-vous a changé entre-temps. Voici où il en est."],
        };
        return LocalRedirect(returnTo == DashboardModel.Path ? DashboardModel.Path : PathOf());
    }
}
