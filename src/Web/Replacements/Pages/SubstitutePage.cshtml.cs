using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements.Pages;

/// <summary>What the service records of one substitute; for its planners.</summary>
public sealed class SubstitutePageModel(
    SendingSetup setup,
    ReplacementLists lists,
    VisavisDbContext db,
    IStringLocalizer<ReplacementTexts> texts
) : ManagePageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public SubstituteInput Input { get; set; } = new();

    public Substitute Row { get; private set; } = null!;

    /// <summary>The most hours a week as they were typed, be it no number.</summary>
    public string? TypedWeekHours { get; private set; }

    public string PersonName { get; private set; } = "";

    public ReplacementChoices Choices { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        Input = new SubstituteInput
        {
            Functions = [.. Row.FunctionIds],
            AgeGroups = [.. Row.AgeGroupIds],
            PreferredSites = [.. Row.PreferredSiteIds],
            RefusedSites = [.. Row.RefusedSiteIds],
            Proof = Row.QualificationProof,
            Note = Row.Note,
            WeekHours = Row.WeekMinutes / 60,
            IsActive = Row.EndedAt is null,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        TypedWeekHours = ModelState["Input.WeekHours"]?.AttemptedValue;
        ModelState.Clear();
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!string.IsNullOrWhiteSpace(TypedWeekHours) && WrittenNumber.Read(TypedWeekHours, 1, SendingSetup.MostWeekHours) is null)
        {
            // Left out it would mean that there is no such limit.
            ModelState.AddModelError(
                "Input.WeekHours",
                texts["Écrivez un nombre d’heures de 1 à {0}, ou laissez vide.", SendingSetup.MostWeekHours]
            );
            return Page();
        }

        if (!await setup.SaveSubstituteAsync(Row.OrganisationId, Id, Input, cancellationToken))
        {
            return NotFound();
        }

        return Done("substitute", texts["Enregistré."]);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var row = await db.Set<Substitute>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == Id, cancellationToken);
        if (row is null || !await setup.IsPlannerAsync(row.OrganisationId, AccountId, cancellationToken))
        {
            return false;
        }

        Row = row;
        PersonName = await db.Users.Where(a => a.Id == row.AccountId).Select(a => a.DisplayName).SingleAsync(cancellationToken);
        Choices = await lists.ChoicesAsync(row.OrganisationId, null, cancellationToken);
        return true;
    }
}
