using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Reports;
using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Trust.Pages.Moderation;

/// <summary>Everything about one report, and the form that decides it.</summary>
public sealed partial class CaseModel(
    VisavisDbContext db,
    DecisionDesk desk,
    EvidenceErasure erasure,
    AuthorityBook authorities,
    MeasureKeeper keeper,
    MeasureEffects effects,
    StaffParties parties,
    DecisionWords words,
    TimeProvider time,
    IStringLocalizer<ModerationTexts> texts
) : StaffPageModel
{
    private const int MostDays = 3650;

    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    public Report Report { get; private set; } = null!;

    public ReportContact? Contact { get; private set; }

    public int ReporterBefore { get; private set; }

    public int ReporterFalse { get; private set; }

    public Professional? Live { get; private set; }

    public Professional? ReporterProfile { get; private set; }

    public IReadOnlyList<Decision> Earlier { get; private set; } = [];

    public IReadOnlyList<Measure> Measures { get; private set; } = [];

    /// <summary>Open reports about the same person.</summary>
    public IReadOnlyList<Report> Others { get; private set; } = [];

    public Conflict Conflict { get; private set; }

    public TypedDecision Typed { get; private set; } = new(Outcome.Dismissed, Reason.NothingFound, "", "");

    /// <summary>Why the decision was refused, wherever in its form.</summary>
    public string? Problem => ErrorOf("decision") ?? ErrorOf("days") ?? ErrorOf("parts") ?? ErrorOf("words");

    public string ConflictSentence =>
        Conflict switch
        {
            Conflict.Oneself => texts["Ce dossier vous concerne : une autre personne doit décider."],
            Conflict.Staff => texts["Cette personne fait partie de l’équipe : un administrateur doit d’abord lui retirer ce rôle."],
            Conflict.OwnOrganisation => texts["Ce dossier concerne votre organisation : une autre personne doit décider."],
            _ => "",
        };

    public string OutcomeName(Outcome outcome) =>
        outcome switch
        {
            Outcome.AccountSecured => texts["Mettre le compte en sécurité (piraté)"],
            Outcome.Warned => texts["Rappeler la règle"],
            Outcome.ContentRemoved => texts["Retirer une partie du profil"],
            Outcome.Hidden => texts["Ne plus afficher le profil"],
            Outcome.NoNewContact => texts["Pas de nouveau contact"],
            Outcome.SuspendedForATime => texts["Suspendre pour un temps"],
            Outcome.SuspendedForGood => texts["Fermer le compte"],
            _ => words.Title(outcome),
        };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Report.OpenedAt is null)
        {
            var now = time.GetUtcNow();
            await db.Set<Report>()
                .Where(r => r.Id == Report.Id && r.OpenedAt == null)
                .ExecuteUpdateAsync(row => row.SetProperty(r => r.OpenedAt, now), cancellationToken);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostDecideAsync(
        string? outcome,
        string? reason,
        string? days,
        string? words,
        IReadOnlyList<ContentPart>? parts,
        IReadOnlyList<string>? with,
        bool fraud,
        bool badFaith,
        CancellationToken cancellationToken
    )
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        ModelState.Clear();
        Typed = Typed with { Ticked = new TickedDecision(parts ?? [], with ?? [], fraud, badFaith) };
        if (
            !Enum.TryParse<Outcome>(outcome, out var done)
            || !Enum.IsDefined(done)
            || !Enum.TryParse<Reason>(reason, out var rule)
            || !Enum.IsDefined(rule)
        )
        {
            return Refused("decision", texts["Choisissez ce qui est fait et la règle."]);
        }

        Typed = Typed with { Outcome = done, Reason = rule, Days = days ?? "", Words = PersonalText.Clean(words, ReportLimits.Story) };
        if (Refusal(Typed, parts) is { } refusal)
        {
            return Refused(refusal.Field, refusal.Sentence);
        }

        DateTimeOffset? until = WrittenNumber.Read(days) is { } count ? time.GetUtcNow().AddDays(count) : null;
        var answer = await desk.DecideAsync(
            StaffId,
            new NewDecision(
                [Report.Id, .. Others.Where(o => with?.Contains(o.Number) == true).Select(o => o.Id)],
                done,
                rule,
                Typed.Words,
                until,
                parts,
                badFaith,
                fraud
            ),
            cancellationToken
        );
        return answer.Problem switch
        {
            DecisionProblem.None => Told(texts["Dossier {0} décidé.", Report.Number], "/moderation"),
            DecisionProblem.DecidedMeanwhile => Refused(
                "decision",
                texts["Quelqu’un d’autre vient de décider ce dossier. Rien n’a été changé."]
            ),
            DecisionProblem.Conflict => Refused("decision", ConflictSentence),
            DecisionProblem.NoAccount => Refused(
                "decision",
                texts["Aucun compte n’est reconnu : seules « Aucune mesure » et « Transmis aux autorités » sont possibles."]
            ),
            _ => Refused("words", texts["Ces mots diraient qui a signalé : « {0} ». Écrivez-le autrement.", answer.Trace ?? ""]),
        };
    }

    public async Task<IActionResult> OnPostEndMeasureAsync(Guid measureId, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var subject = Report.SubjectId;
        var measure = await db.Set<Measure>().SingleOrDefaultAsync(m => m.Id == measureId && m.AccountId == subject, cancellationToken);
        if (measure is null)
        {
            return NotFound();
        }

        if (Conflict != Conflict.None)
        {
            return Refused("decision", ConflictSentence);
        }

        await keeper.EndAsync(db, measure, StaffId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await effects.ApplyAsync(cancellationToken);
        return Told(texts["Mesure levée : tout est rendu."]);
    }

    public async Task<IActionResult> OnPostEraseEvidenceAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        return Told(
            await erasure.EraseAsync(Report.Id, StaffId, cancellationToken) switch
            {
                EvidenceErasureStep.Asked => texts["Effacement demandé : une seconde personne doit le faire."],
                EvidenceErasureStep.SamePerson => texts["Vous l’avez demandé : une autre personne doit effacer."],
                EvidenceErasureStep.Erased => texts["Les preuves sont effacées."],
                _ => texts["Les preuves étaient déjà effacées."],
            }
        );
    }

    private (string Field, string Sentence)? Refusal(TypedDecision typed, IReadOnlyList<ContentPart>? parts)
    {
        if (typed.Days.Length > 0 && WrittenNumber.Read(typed.Days, 1, MostDays) is null)
        {
            return ("days", texts["La durée est un nombre de jours, de 1 à {0}.", MostDays]);
        }

        if (typed is { Outcome: Outcome.SuspendedForATime, Days: "" })
        {
            return ("days", texts["Indiquez pour combien de jours."]);
        }

        if (typed.Outcome == Outcome.ContentRemoved && parts is not { Count: > 0 })
        {
            return ("parts", texts["Cochez ce qui est retiré."]);
        }

        return typed.Outcome >= Outcome.HandedToAuthorities && typed.Words.Length < 10
            ? ("words", texts["Écrivez les faits en une phrase au moins ; pour une transmission : quoi, à qui, quand."])
            : null;
    }

    private PageResult Refused(string field, string sentence)
    {
        ModelState.AddModelError(field, sentence);
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var report = await db.Set<Report>()
            .AsNoTracking()
            .Include(r => r.Evidence)
            .SingleOrDefaultAsync(r => r.Number == Number, cancellationToken);
        if (report is null)
        {
            return false;
        }

        Report = report;
        Authorities = await authorities.OfAsync(report.Id, cancellationToken);
        Contact = await db.Set<ReportContact>().AsNoTracking().SingleOrDefaultAsync(c => c.ReportId == report.Id, cancellationToken);
        if (Contact is { AccountId: { } reporter })
        {
            var before = db.Set<Report>()
                .Where(r => r.Id != report.Id && db.Set<ReportContact>().Any(c => c.ReportId == r.Id && c.AccountId == reporter));
            ReporterBefore = await before.CountAsync(cancellationToken);
            ReporterFalse = await before.CountAsync(
                r => db.Set<Decision>().Any(d => d.Id == r.DecisionId && d.WasBadFaith),
                cancellationToken
            );
            ReporterProfile = await db.Professionals.AsNoTracking().SingleOrDefaultAsync(p => p.Id == reporter, cancellationToken);
        }

        if (report.SubjectId is { } subject)
        {
            Live = await db.Professionals.AsNoTracking().SingleOrDefaultAsync(p => p.Id == subject, cancellationToken);
            Earlier = await db.Set<Decision>()
                .AsNoTracking()
                .Where(d => d.SubjectId == subject && d.Id != report.DecisionId)
                .OrderByDescending(d => d.At)
                .ToListAsync(cancellationToken);
            var now = time.GetUtcNow();
            Measures = (
                await db.Set<Measure>()
                    .AsNoTracking()
                    .Include(m => m.Effects)
                    .Where(m => m.AccountId == subject && m.EndedAt == null)
                    .ToListAsync(cancellationToken)
            ).FindAll(m => m.StandsAt(now));
            Others = await db.Set<Report>()
                .AsNoTracking()
                .Where(r => r.SubjectId == subject && r.ClosedAt == null && r.Id != report.Id)
                .ToListAsync(cancellationToken);
            Conflict = await parties.ConflictAsync(db, StaffId, subject, cancellationToken);
        }

        return true;
    }
}

/// <summary>The decision form as it was typed, for when it is shown again.</summary>
public sealed record TypedDecision(Outcome Outcome, Reason Reason, string Days, string Words)
{
    public TickedDecision Ticked { get; init; } = new([], [], false, false);
}

/// <summary>The boxes of that form.</summary>
public sealed record TickedDecision(IReadOnlyList<ContentPart> Parts, IReadOnlyList<string> With, bool IsFraud, bool IsBadFaith);
