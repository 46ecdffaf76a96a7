using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Organisations;

namespace Visavis.Web.Organisations.Pages.Manage;

/// <summary>What every form of the tab does: finds the organisation as its member sees it, changes it, and tells what became of that.</summary>
public abstract class OrganisationPageModel(OrganisationReader reader, IStringLocalizer<OrganisationTexts> texts) : ManagePageModel
{
    /// <summary>Which organisation, for who belongs to several.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Of { get; set; }

    /// <summary>The site, service, membership or invitation a form is about.</summary>
    [BindProperty]
    public string? Id { get; set; }

    [BindProperty]
    public string? Stamp { get; set; }

    public IReadOnlyList<OrganisationEntry> Mine { get; private set; } = [];

    /// <summary>Null for a person in no organisation.</summary>
    public OrganisationOverview? Overview { get; private set; }

    /// <summary>Section and id of the form that was refused; it is shown open, with what was typed.</summary>
    public string? RefusedForm { get; private set; }

    protected IStringLocalizer<OrganisationTexts> Texts => texts;

    protected Guid Target => Guid.TryParse(Id, out var id) ? id : Guid.Empty;

    /// <returns>False when the organisation asked for is absent, or somebody else's.</returns>
    protected async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        Mine = await reader.MineAsync(AccountId, cancellationToken);
        var asked = Guid.TryParse(Of, out var id) ? id : (Guid?)null;
        if (asked is null && Mine.Count == 0)
        {
            return true;
        }

        Overview = await reader.ReadAsync(asked ?? Mine[0].Id, AccountId, cancellationToken);
        return Overview is not null;
    }

    /// <param name="change">Null when a field was refused; else what became of it and the sentence for when it is done.</param>
    /// <param name="leaves">The person is no member any more when it is done.</param>
    protected async Task<IActionResult> ChangeAsync(
        string section,
        Func<Guid, Task<(OrganisationAnswer Answer, string Sentence)?>> change,
        CancellationToken cancellationToken,
        bool leaves = false
    )
    {
        ModelState.Clear();
        if (!await LoadAsync(cancellationToken) || Overview is null)
        {
            return NotFound();
        }

        RefusedForm = $"{section} {Id}";
        if (await change(Overview.Id) is not var (answer, sentence))
        {
            return Page();
        }

        switch (answer)
        {
            case OrganisationAnswer.Done when leaves:
                return Done("organisation", sentence);
            case OrganisationAnswer.Done:
                (NoticeSection, NoticeText) = (section, sentence);
                return LocalRedirect(Mine.Count > 1 ? $"{Request.Path}?of={Overview.Id}#{section}" : $"{Request.Path}#{section}");
            case OrganisationAnswer.Absent:
                return NotFound();
            case OrganisationAnswer.NotAllowed:
                return Forbid();
            case OrganisationAnswer.ChangedElsewhere:
                await LoadAsync(cancellationToken);
                return Conflict(section);
            default:
                Refuse(section, Reason(answer, section));
                return Page();
        }
    }

    protected void Refuse(string field, string sentence) => ModelState.AddModelError(field, sentence);

    protected string Changed(params (string Name, object? Before, object? After)[] fields) =>
        ChangedFields.Of(fields) is { Count: > 0 } changed
            ? texts["Enregistré. Modifié : {0}.", string.Join(", ", changed)]
            : texts["Rien n’a changé."];

    private string Reason(OrganisationAnswer answer, string section) =>
        answer switch
        {
            OrganisationAnswer.LastOwner => texts["Il faut au moins un propriétaire : nommez-en d’abord un autre."],
            OrganisationAnswer.Duplicate => texts["Ce service existe déjà."],
            OrganisationAnswer.TooOften => texts["Trop d’invitations sont parties aujourd’hui. Réessayez demain."],
            _ => section switch
            {
                "sites" => texts["Une organisation a {0} sites au plus.", Contacts.Place.Most],
                "services" => texts["Une organisation a {0} services au plus.", ServiceEditor.Most],
                _ => texts["{0} invitations au plus attendent en même temps. Annulez-en une d’abord.", InvitationSender.MostPending],
            },
        };
}
