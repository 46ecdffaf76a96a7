using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Professionals;

namespace Visavis.Web.Agreements.Pages;

/// <summary>The latest version with both acceptances.</summary>
public sealed record AgreementSheet(CaseView View, IReadOnlyList<Professional> People)
{
    public string NameOf(Guid id) => People.FirstOrDefault(p => p.Id == id)?.DisplayName ?? "…";
}

/// <summary>The latest version on paper, for its two sides.</summary>
public sealed class PrintModel(CaseReader reader) : ManagePageModel
{
    public Guid Id => Sheet.View.Case.Id;

    public AgreementSheet Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(AccountId, id, cancellationToken) is not { Latest: not null } view)
        {
            return NotFound();
        }

        Sheet = new AgreementSheet(view, await reader.PeopleAsync(view.Case.OrganisationId, cancellationToken));
        return Page();
    }
}
