using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Replacements.Requests;

namespace Visavis.Web.Replacements.Pages;

/// <summary>The part of a request's page that makes it come back.</summary>
public sealed partial class RequestModel
{
    [BindProperty]
    public int EveryWeeks { get; set; } = 1;

    /// <summary>Empty without an end.</summary>
    [BindProperty]
    public string? Until { get; set; }

    public RepeatedNeed? Repeated { get; private set; }

    public bool MayRepeat =>
        Repeated is not null || (Side.MayChange && Request.State is not (ReplacementState.Draft or ReplacementState.Cancelled));

    public async Task<IActionResult> OnPostRepeatAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        DateOnly? until = null;
        if (!string.IsNullOrWhiteSpace(Until))
        {
            if (WrittenDate.Read(Until) is not { } date)
            {
                return await RepeatRefusedAsync(nameof(Until), texts["Indiquez une date."], cancellationToken);
            }

            until = date;
        }

        if (!RepeatedNeed.Intervals.Contains(EveryWeeks))
        {
            return await RepeatRefusedAsync(nameof(EveryWeeks), texts["Choisissez dans la liste."], cancellationToken);
        }

        switch (await repeated.RepeatAsync(AccountId, Id, EveryWeeks, until, cancellationToken))
        {
            case RepeatAnswer.Done:
                (NoticeSection, NoticeText) = ("repeat", texts["Ce remplacement revient maintenant de lui-même."]);
                return LocalRedirect($"/replacements/{Id}#repeat");
            case RepeatAnswer.Absent:
                return NotFound();
            case RepeatAnswer.TooShort:
                var tooShort = texts["L’horaire dure plus longtemps que cet intervalle : choisissez-en un plus long."];
                return await RepeatRefusedAsync(nameof(EveryWeeks), tooShort, cancellationToken);
            case RepeatAnswer.EndsBefore:
                return await RepeatRefusedAsync(nameof(Until), texts["Cette date vient avant le prochain début."], cancellationToken);
            case RepeatAnswer.Already:
                return LocalRedirect($"/replacements/{Id}#repeat");
            default:
                return await RepeatRefusedAsync(nameof(EveryWeeks), texts["Ce remplacement ne peut pas être répété."], cancellationToken);
        }
    }

    public async Task<IActionResult> OnPostStopRepeatAsync(CancellationToken cancellationToken)
    {
        if (!await repeated.StopAsync(AccountId, Id, cancellationToken))
        {
            return NotFound();
        }

        (NoticeSection, NoticeText) = ("repeat", texts["La répétition est arrêtée. Les demandes déjà créées restent."]);
        return LocalRedirect($"/replacements/{Id}#repeat");
    }

    private async Task<IActionResult> RepeatRefusedAsync(string field, string text, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        ModelState.AddModelError(field, text);
        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }
}
