using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Services.Pages;

/// <summary>Reported appraisals, for moderators: kept, or refused with a reason for the author.</summary>
public sealed class AppraisalsModel(AppraisalModeration moderation, IStringLocalizer<ServiceTexts> texts) : StaffPageModel
{
    private const int ShortestReason = 10;

    public IReadOnlyList<FlaggedAppraisal> Waiting { get; private set; } = [];

    /// <summary>Whose decision was refused, and what had been written.</summary>
    public (Guid Id, string Reason, string Error)? Failed { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Waiting = await moderation.ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid id, bool keep, string? reason, int? seen, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var words = PersonalText.Clean(reason, Appraisal.LongestWords);
        if (!keep && words.Length < ShortestReason)
        {
            return await RefusedAsync(id, words, texts["Écrivez pourquoi, en une phrase au moins : l’auteur la lira."], cancellationToken);
        }

        return await moderation.DecideAsync(StaffId, id, keep ? null : words, seen, cancellationToken)
            ? Told(texts["C’est décidé. L’auteur et le professionnel sont prévenus."])
            : await RefusedAsync(
                id,
                words,
                texts["Ce n’est plus possible : l’auteur a changé ses mots, quelqu’un d’autre a décidé, ou c’est vous que cela concerne."],
                cancellationToken
            );
    }

    private async Task<IActionResult> RefusedAsync(Guid id, string words, string error, CancellationToken cancellationToken)
    {
        Failed = (id, words, error);
        Waiting = await moderation.ListAsync(cancellationToken);
        return Page();
    }
}
