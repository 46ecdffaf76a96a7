using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Organisations.Pages.Recruiting;

/// <summary>Whether the organisation recruits, and whom.</summary>
public sealed class IndexModel(OrganisationReader reader, RecruitmentEditor editor, IStringLocalizer<OrganisationTexts> texts)
    : ManagePageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Of { get; set; }

    [BindProperty]
    public bool Recruits { get; set; }

    [BindProperty]
    public string? Trades { get; set; }

    public OrganisationOverview Overview { get; private set; } = null!;

    public bool MayEdit => Overview.Role.MayEditServices();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var row = await editor.OfAsync(Overview.Id, cancellationToken);
        (Recruits, Trades) = (row is not null, string.Join('\n', row?.Trades ?? []));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var answer = await editor.SaveAsync(
            Overview.Id,
            AccountId,
            Recruits,
            Trades,
            text => ModelState.AddModelError("Trades", text),
            cancellationToken
        );
        switch (answer)
        {
            case null:
                return Page();
            case OrganisationAnswer.Done:
                (NoticeSection, NoticeText) = (
                    "recruiting",
                    Recruits ? texts["Votre page dit maintenant « Recrute »."] : texts["Votre page ne dit plus « Recrute »."]
                );
                return LocalRedirect($"{Request.Path}?of={Overview.Id}#recruiting");
            case OrganisationAnswer.NotAllowed:
                return Forbid();
            default:
                return NotFound();
        }
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await reader.AskedAsync(Of, AccountId, cancellationToken) is not { } overview)
        {
            return false;
        }

        Overview = overview;
        return true;
    }
}
