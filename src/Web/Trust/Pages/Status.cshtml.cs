using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Trust.Pages;

/// <summary>The receipt and what became of it, for whoever holds the link or sent it signed in. To anybody else there is no such report.</summary>
[AllowUnfinishedAccount]
public sealed class StatusModel(
    VisavisDbContext db,
    FollowUpLinks links,
    AppealDesk appeals,
    TimeProvider time,
    IStringLocalizer<TrustTexts> texts
) : PageModel
{
    private const int ShortestAppeal = 10;

    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Mail { get; set; }

    [TempData]
    public string? Notice { get; set; }

    public Report Report { get; private set; } = null!;

    /// <summary>Against the decision that stands.</summary>
    public Appeal? Appeal { get; private set; }

    /// <summary>The one that reopened it last, with its answer; null when it was never reopened.</summary>
    public Appeal? Reopening { get; private set; }

    public string? Error { get; private set; }

    /// <summary>What was written in an appeal that could not be sent, to be shown again.</summary>
    public string? Typed { get; private set; }

    public string State { get; private set; } = "";

    public string Outcome { get; private set; } = "";

    public bool AsksConfirmation { get; private set; }

    public bool MayAppeal { get; private set; }

    public string AppealUntil { get; private set; } = "";

    public string ReceivedAt { get; private set; } = "";

    public string FormAction(string handler) =>
        $"/report/status/{Number}?handler={handler}"
        + (Key is null ? "" : $"&key={Uri.EscapeDataString(Key)}")
        + (Mail is null ? "" : $"&mail={Uri.EscapeDataString(Mail)}");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || !links.IsProvenBy(Report, Mail))
        {
            return NotFound();
        }

        var contact = await db.Set<ReportContact>().SingleOrDefaultAsync(c => c.ReportId == Report.Id, cancellationToken);
        if (contact is { ConfirmedAt: null, Email: not null })
        {
            contact.ConfirmedAt = time.GetUtcNow();
            await db.SaveChangesAsync(cancellationToken);
        }

        Notice = texts["Adresse confirmée : vous recevrez la réponse."];
        return Again();
    }

    public async Task<IActionResult> OnPostAppealAsync(string? words, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var clean = PersonalText.Clean(words, ReportLimits.Story);
        if (clean.Length < ShortestAppeal)
        {
            (Error, Typed) = (texts["Dites en quelques mots pourquoi vous n’êtes pas d’accord."], clean);
            return Page();
        }

        Notice = await appeals.AppealAsync(Report, User.AccountId(), clean, cancellationToken)
            ? texts["Votre contestation est bien arrivée ; une autre personne va l’examiner."]
            : texts["Ce résultat ne peut plus être contesté."];
        return Again();
    }

    private LocalRedirectResult Again() =>
        LocalRedirect(
            FormAction("").Replace("?handler=&", "?", StringComparison.Ordinal).Replace("?handler=", "", StringComparison.Ordinal)
        );

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var report = await db.Set<Report>().SingleOrDefaultAsync(r => r.Number == Number, cancellationToken);
        if (report is null)
        {
            return false;
        }

        var contact = await db.Set<ReportContact>().AsNoTracking().SingleOrDefaultAsync(c => c.ReportId == report.Id, cancellationToken);
        var isOwn = User.AccountId() is { } me && contact?.AccountId == me;
        if (!isOwn && !links.IsOpenedBy(report, Key, Mail))
        {
            return false;
        }

        Report = report;
        Response.Headers.CacheControl = "no-store";
        AsksConfirmation = contact is { ConfirmedAt: null, Email: not null } && links.IsProvenBy(report, Mail);
        ReceivedAt = LocalTime.Of(report.ReceivedAt, "Europe/Paris");
        State =
            report.ClosedAt is not null ? texts["Examiné"]
            : report.WaitsUntil is { } wait && wait > time.GetUtcNow()
                ? texts[
                    "Deux de vos signalements ont été faits de mauvaise foi : celui-ci attend jusqu’au {0}, puis il sera lu.",
                    LocalTime.Of(wait, "Europe/Paris")
                ]
            : report.OpenedAt is not null ? texts["En cours d’examen"]
            : texts["Reçu, pas encore lu"];
        var appeals = await db.Set<Appeal>()
            .AsNoTracking()
            .Where(a => a.ReportId == report.Id)
            .OrderBy(a => a.At)
            .ToListAsync(cancellationToken);
        Reopening = appeals.FindLast(a => a.WasGranted == true);
        if (report.ClosedAt is { } closed)
        {
            var outcome = await db.Set<Decision>()
                .Where(d => d.Id == report.DecisionId)
                .Select(d => new { d.Outcome, d.WasBadFaith })
                .SingleAsync(cancellationToken);
            // About the notice, and nothing about the account.
            Outcome =
                outcome.WasBadFaith
                    ? texts[
                        "Une personne a examiné votre signalement et l’a trouvé fait de mauvaise foi. Ceci est un avertissement : si cela se répète, vos prochains signalements attendront deux semaines avant d’être lus. Un danger pour une vie n’attend jamais."
                    ]
                : outcome.Outcome == Decisions.Outcome.Dismissed
                    ? texts["Nous n’avons pas constaté de manquement aux règles du site. Merci de nous avoir prévenus."]
                : texts["Votre signalement était utile : nous avons fait ce que nos règles prévoient. Merci."];
            Appeal = appeals.Find(a => a.DecisionId == report.DecisionId);
            var until = closed.AddMonths(StatementWriter.AppealMonths);
            MayAppeal = until > time.GetUtcNow();
            AppealUntil = User.Day(until);
        }

        return true;
    }
}
