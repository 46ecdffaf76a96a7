using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Channels;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Organisations.ClientFiles.Pages;
using Visavis.Web.Telephone.Help;

namespace Visavis.Web.Telephone.Pages;

/// <summary>For who answers the telephone in an organisation: a client by number, what they were told, and acts on their behalf.</summary>
public sealed class HelpersModel(
    OrganisationReader reader,
    HelpDesk desk,
    ReminderCalls reminders,
    ICallsToMake questions,
    ClientChannels channels,
    ToldWords words,
    VisavisDbContext db,
    IStringLocalizer<ChannelTexts> texts
) : ClientsPageModel(reader)
{
    [BindProperty(SupportsGet = true)]
    public string? Number { get; set; }

    /// <summary>The mandate of the relative on the telephone; empty for the client.</summary>
    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    public HelpedClient? Client { get; private set; }

    public IReadOnlyList<(ClientFile File, DateTimeOffset At)> Callbacks { get; private set; } = [];

    /// <summary>Today's and tomorrow's appointments of clients who are told by telephone.</summary>
    public IReadOnlyList<ReminderCall> Reminders { get; private set; } = [];

    /// <summary>Clients to ask whether a substitute may come.</summary>
    public IReadOnlyList<SubstituteCall> Questions { get; private set; } = [];

    public string TimeZone { get; private set; } = "";

    public string ChannelName => channels.Name(Client!.File.Channel);

    public string Action(string handler) => ActionFor(handler, Number ?? "") + AndBy;

    /// <summary>For a client who is not the one that is shown.</summary>
    public string ActionFor(string handler, string number) =>
        $"/organisation/helpers?handler={handler}&of={Overview.Id}&number={Uri.EscapeDataString(number)}";

    public string Done(HelperActLine act)
    {
        var at = LocalTime.Brief(act.At, TimeZone);
        return act.Relative is { } relative
            ? texts["{0} par {1}, à la demande de {2}, le {3}", Name(act.Act), act.Helper, relative, at]
            : texts["{0} par {1}, le {2}", Name(act.Act), act.Helper, at];
    }

    private string AndBy => Guid.TryParse(By, out var mandate) ? $"&by={mandate}" : "";

    public string State(ToldState state) => words.Of(state);

    public string Name(HelpedWith act) =>
        act switch
        {
            HelpedWith.Confirmed => texts["Prestation confirmée"],
            HelpedWith.Contested => texts["Prestation contestée"],
            HelpedWith.Cancelled => texts["Rendez-vous annulé"],
            HelpedWith.CalledBack => texts["Rappelé"],
            HelpedWith.Reminded => texts["Rendez-vous rappelé par téléphone"],
            HelpedWith.CoverAgreed => texts["Remplacement accepté au téléphone"],
            HelpedWith.CoverPostponed => texts["Rendez-vous à reporter, dit au téléphone"],
            HelpedWith.VouchersOrdered => texts["Titres commandés"],
            HelpedWith.VouchersReserved => texts["Titres réservés pour un rendez-vous"],
            HelpedWith.VouchersRefunded => texts["Remboursement de titres demandé"],
            _ => texts["Lettre avec un code"],
        };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        TimeZone = await db.Users.Where(a => a.Id == AccountId).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        Reminders = await reminders.ListAsync(Overview.Id, Own, cancellationToken);
        Questions = await questions.ListAsync(Overview.Id, Own, cancellationToken);
        Callbacks = await desk.CallbacksAsync(Overview.Id, Own, cancellationToken);
        if (await desk.FindAsync(Overview.Id, Own, Number, cancellationToken) is { } file)
        {
            Client = await desk.ReadAsync(file, cancellationToken);
        }

        return Page();
    }

    public Task<IActionResult> OnPostConfirmAsync(string? id, CancellationToken cancellationToken) =>
        ActAsync(HelpedWith.Confirmed, id, cancellationToken);

    public Task<IActionResult> OnPostContestAsync(string? id, CancellationToken cancellationToken) =>
        ActAsync(HelpedWith.Contested, id, cancellationToken);

    public Task<IActionResult> OnPostCancelAsync(string? id, CancellationToken cancellationToken) =>
        ActAsync(HelpedWith.Cancelled, id, cancellationToken);

    public Task<IActionResult> OnPostCalledAsync(CancellationToken cancellationToken) =>
        ActAsync(HelpedWith.CalledBack, null, cancellationToken);

    public Task<IActionResult> OnPostRemindedAsync(string? id, CancellationToken cancellationToken) =>
        ActAsync(HelpedWith.Reminded, id, cancellationToken);

    /// <summary>What the client said about the substitute.</summary>
    public async Task<IActionResult> OnPostSubstituteAsync(
        string? id,
        string? answer,
        bool sharesNotes,
        CancellationToken cancellationToken
    )
    {
        if (!await LoadAsync(cancellationToken) || !MayEdit)
        {
            return NotFound();
        }

        var done =
            Guid.TryParse(id, out var booking) && answer is "yes" or "no"
                ? await questions.AnswerAsync(Overview.Id, Own, booking, answer == "yes", sharesNotes, cancellationToken)
                : null;
        (NoticeSection, NoticeText) = (
            done == true ? "helpers" : "helpers-problem",
            done switch
            {
                true => texts["C’est fait, et noté avec votre nom."],
                false => texts["Cette personne n’est plus libre à cette heure : proposez quelqu’un d’autre depuis les absences."],
                _ => texts["Ce n’est plus possible : cela a changé entre-temps."],
            }
        );
        return LocalRedirect($"/organisation/helpers?of={Overview.Id}&number={Uri.EscapeDataString(Number ?? "")}");
    }

    public Task<IActionResult> OnPostLetterAsync(CancellationToken cancellationToken) =>
        ActAsync(HelpedWith.CodeLetter, null, cancellationToken);

    private async Task<IActionResult> ActAsync(HelpedWith act, string? id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || await desk.FindAsync(Overview.Id, Own, Number, cancellationToken) is not { } file)
        {
            return NotFound();
        }

        var isDone = await desk.ActAsync(
            file,
            new HelpAsked(
                AccountId,
                act,
                Guid.TryParse(id, out var booking) ? booking : null,
                Guid.TryParse(By, out var mandate) ? mandate : null
            ),
            cancellationToken
        );
        (NoticeSection, NoticeText) = (
            isDone ? "helpers" : "helpers-problem",
            isDone ? texts["C’est fait, et noté avec votre nom."]
            : act == HelpedWith.CodeLetter ? texts["Il manque l’adresse de ce client."]
            : texts["Ce n’est plus possible : cela a changé entre-temps."]
        );
        return LocalRedirect($"/organisation/helpers?of={Overview.Id}&number={Uri.EscapeDataString(Number ?? "")}{AndBy}");
    }
}
