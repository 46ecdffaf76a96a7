using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements.Pages;

/// <summary>The first half of a request: where, what, whom. The schedule follows on the request's own page.</summary>
public sealed class EditModel(
    ReplacementAccess access,
    ReplacementEditor editor,
    ReplacementLists lists,
    IStringLocalizer<ReplacementTexts> texts
) : ManagePageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? Service { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Client { get; set; }

    /// <summary>Of the request to change; null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public ReplacementInput Input { get; set; } = new();

    public ReplacementSide Side { get; private set; } = null!;

    public ReplacementChoices Choices { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Id is { } id)
        {
            if (await access.FindToChangeAsync(AccountId, id, cancellationToken) is not ({ IsOpen: true } request, var side))
            {
                return NotFound();
            }

            (Service, Client) = (side.OrganisationId, side.FileId);
            Input = ReplacementInput.Of(request);
        }

        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Input.Read(Choices, texts, (field, text) => ModelState.AddModelError($"Input.{field}", text)) is not { } details)
        {
            return Page();
        }

        if (Id is { } id)
        {
            return await editor.SaveAsync(AccountId, id, details, cancellationToken) == ReplacementAnswer.Done
                ? LocalRedirect($"/replacements/{id:N}")
                : NotFound();
        }

        var file = Choices.Sites.First(s => s.Id == details.SiteId).FileId;
        var request = await editor.DraftAsync(Side, AccountId, file, details, cancellationToken);
        return LocalRedirect($"/replacements/{request.Id:N}#schedule");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var sides = (await access.SidesAsync(AccountId, cancellationToken)).Where(s => s.MayChange).ToList();
        var side = Service is null
            ? (sides.Count > 0 ? sides[0] : null)
            : sides.FirstOrDefault(s => s.OrganisationId == Service && s.FileId == Client);
        if (side is null)
        {
            return false;
        }

        Side = side;
        Choices = await lists.ChoicesAsync(side.OrganisationId, side.FileId, cancellationToken);
        return true;
    }
}
