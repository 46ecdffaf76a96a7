using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Media.Uploads;
using Visavis.Web.Trust.Marks;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Trust.Pages;

/// <summary>Where people with a profile ask that something about it be checked, and see what became of it.</summary>
[AcceptsUploads("Ask")]
public sealed class MarksModel(
    VisavisDbContext db,
    MarkDesk desk,
    EvidenceFiles files,
    UploadSentences sentences,
    IStringLocalizer<MarkTexts> texts
) : ManagePageModel
{
    public const string AskSection = "ask";
    public const string ListSection = "marks";
    private const int MostShown = 30;

    public IReadOnlyList<VerifiedMark> Marks { get; private set; } = [];

    public MarkKind Kind { get; private set; } = MarkKind.Company;

    public string Number { get; private set; } = "";

    public string What { get; private set; } = "";

    /// <summary>Stands for a file that was taken while something else was refused.</summary>
    public string? KeptFile { get; private set; }

    /// <summary>Nobody without a profile has anything to be checked.</summary>
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var me = AccountId;
        if (!await db.Professionals.AnyAsync(p => p.Id == me, HttpContext.RequestAborted))
        {
            context.Result = NotFound();
            return;
        }

        await next();
    }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAskAsync(
        string? kind,
        string? number,
        string? what,
        string? kept,
        [FromForm(Name = "proof")] IFormFile? sent,
        CancellationToken cancellationToken
    )
    {
        ModelState.Clear();
        Kind = Enum.TryParse<MarkKind>(kind, out var chosen) && Enum.IsDefined(chosen) ? chosen : MarkKind.Company;
        (Number, What) = (PersonalText.Clean(number, 40), PersonalText.Clean(what, VerifiedMark.LongestWhat));
        var company = Kind == MarkKind.Company ? CompanyNumber.Read(Number) : "";
        if (company is null)
        {
            ModelState.AddModelError(
                "number",
                texts["Écrivez les 9 chiffres du SIREN, les 14 du SIRET, ou les 10 d’une entreprise belge."]
            );
        }

        if (Kind == MarkKind.Qualification && What.Count(char.IsLetter) < 3)
        {
            ModelState.AddModelError(
                "what",
                texts["Écrivez ce que montre le document, par exemple « Diplôme d’État d’infirmière, 2014 »."]
            );
        }
        else if (Kind == MarkKind.Qualification && NameRules.LeadsAway(What))
        {
            ModelState.AddModelError("what", texts["Sans adresse de site, et avec les lettres d’un seul alphabet par mot."]);
        }

        var proof = await TakeAsync(kept, sent, cancellationToken);
        if (!ModelState.IsValid || proof is null)
        {
            KeptFile = proof is null ? null : files.TokenOf(proof);
            return await AgainAsync(cancellationToken);
        }

        var wanted = new NewMark(Kind, Kind == MarkKind.Qualification ? What : "", company!, proof);
        switch (await desk.AskAsync(AccountId, wanted, cancellationToken))
        {
            case MarkAnswer.TooMany:
                ModelState.AddModelError(
                    "kind",
                    texts["{0} demandes attendent déjà : retirez-en une, ou attendez la réponse.", MarkDesk.MostAsked]
                );
                return await AgainAsync(cancellationToken);
            case MarkAnswer.Held:
                ModelState.AddModelError(
                    "number",
                    texts["Un autre profil porte déjà cette entreprise. Si c’est la vôtre, signalez-le : « On se fait passer pour moi »."]
                );
                return await AgainAsync(cancellationToken);
            default:
                return Done(ListSection, texts["Votre demande est enregistrée. Une personne va regarder le document, puis l’effacer."]);
        }
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken cancellationToken) =>
        await desk.WithdrawAsync(AccountId, id, cancellationToken)
            ? Done(ListSection, texts["C’est retiré, et le document effacé."])
            : NotFound();

    private async Task<KeptEvidence?> TakeAsync(string? kept, IFormFile? sent, CancellationToken cancellationToken)
    {
        if (sent is not { Length: > 0 })
        {
            // Taken by this form and no other: evidence of reports has another folder.
            if (files.Read(kept) is { } before && before.StorageKey.StartsWith(MarkDesk.ProofFolder, StringComparison.Ordinal))
            {
                return before;
            }

            ModelState.AddModelError("proof", texts["Joignez le document : sans lui, rien ne peut être vérifié."]);
            return null;
        }

        try
        {
            await using var content = sent.OpenReadStream();
            return await files.TakeAsync(content, cancellationToken, MarkDesk.ProofFolder);
        }
        catch (Exception problem) when (sentences.Of(problem, takesPdf: true) is { } refusal)
        {
            ModelState.AddModelError("proof", refusal.Sentence);
            return null;
        }
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var me = AccountId;
        Marks = await db.Set<VerifiedMark>()
            .AsNoTracking()
            .Where(m => m.ProfessionalId == me)
            .OrderByDescending(m => m.AskedAt)
            .Take(MostShown)
            .ToListAsync(cancellationToken);
    }
}
