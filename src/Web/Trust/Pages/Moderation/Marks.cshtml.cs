using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Media.Storage;
using Visavis.Web.Professionals;
using Visavis.Web.Trust.Marks;
using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Trust.Pages.Moderation;

/// <summary>What people want checked, the oldest first, and below it what stands.</summary>
public sealed class MarksModel(VisavisDbContext db, MarkDesk desk, IBlobStore store, IStringLocalizer<MarkTexts> texts) : StaffPageModel
{
    private const int Most = 100;
    private const int ShortestAnswer = 10;

    public IReadOnlyList<(VerifiedMark Mark, Professional Profile)> Asked { get; private set; } = [];

    public IReadOnlyList<(VerifiedMark Mark, Professional Profile)> Standing { get; private set; } = [];

    /// <summary>Whose decision was refused, and what had been written.</summary>
    public (Guid Id, string Answer, string Error)? Failed { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnGetProofAsync(Guid id, CancellationToken cancellationToken)
    {
        var mark = await db.Set<VerifiedMark>()
            .AsNoTracking()
            .SingleOrDefaultAsync(m => m.Id == id && m.ProofKey != null, cancellationToken);
        if (mark is null || await store.OpenReadAsync(mark.ProofKey!, cancellationToken) is not { } content)
        {
            return NotFound();
        }

        Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return mark.ProofType == "application/pdf" ? File(content, mark.ProofType, $"{id:N}.pdf") : File(content, mark.ProofType!);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, bool granted, string? answer, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var clean = PersonalText.Clean(answer, VerifiedMark.LongestAnswer);
        var problem =
            !granted && clean.Length < ShortestAnswer
                ? texts["Écrivez pourquoi, en une phrase au moins : la personne la lira."].Value
                : await desk.DecideAsync(id, StaffId, granted, clean, cancellationToken) switch
                {
                    MarkAnswer.Done => null,
                    MarkAnswer.Held => texts["Un autre profil porte déjà cette entreprise : retirez-la d’abord à l’un des deux."].Value,
                    MarkAnswer.Conflict => texts[
                        "Ce profil est le vôtre, ou de votre organisation : une autre personne doit décider."
                    ].Value,
                    _ => texts["Quelqu’un d’autre vient de décider, ou le profil a changé de nom. Rien n’a été changé."].Value,
                };
        if (problem is null)
        {
            return Told(
                granted
                    ? texts["Vérification accordée. Le document est effacé."]
                    : texts["Vérification refusée ou retirée. Le document est effacé."]
            );
        }

        Failed = (id, clean, problem);
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var found = await db.Set<VerifiedMark>()
            .AsNoTracking()
            .Where(m => m.State == MarkState.Asked || m.State == MarkState.Granted)
            .Join(db.Professionals, m => m.ProfessionalId, p => p.Id, (mark, profile) => new { mark, profile })
            .OrderBy(found => found.mark.State)
            .ThenBy(found => found.mark.AskedAt)
            .Take(Most)
            .ToListAsync(cancellationToken);
        Asked = [.. found.Where(f => f.mark.State == MarkState.Asked).Select(f => (f.mark, f.profile))];
        Standing = [.. found.Where(f => f.mark.State == MarkState.Granted).Select(f => (f.mark, f.profile))];
    }
}
