using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Contacts.Pages;

/// <summary>The places of one's own profile, and an organisation's public telephone and address.</summary>
[Authorize(AccountPolicies.Professional)]
public sealed class PlacesModel(PlaceEditor editor, PublicContacts contacts, VisavisDbContext db, IStringLocalizer<ContactTexts> texts)
    : ManagePageModel
{
    private const string Section = "places";

    [BindProperty]
    public string? Id { get; set; }

    [BindProperty]
    public string? Stamp { get; set; }

    [BindProperty]
    public int By { get; set; }

    [BindProperty]
    public PlaceInput Place { get; set; } = new();

    [BindProperty]
    public PublicContactInput Public { get; set; } = new();

    public IReadOnlyList<Place> Places { get; private set; } = [];

    /// <summary>Of the place whose form was refused; empty for a new one, null when none was.</summary>
    public string? RefusedId { get; private set; }

    public bool IsOrganisation =>
        Enum.TryParse<AccountCategory>(User.FindFirst(SignedInPerson.Listed)?.Value, out var category) && category.IsOrganisation();

    private Guid Target => Guid.TryParse(Id, out var id) ? id : Guid.Empty;

    public async Task OnGetAsync(CancellationToken cancellationToken) => await ShowAsync(keepsPublic: false, cancellationToken);

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (Place.Read(texts, (field, text) => ModelState.AddModelError($"Place.{field}", text)) is not { } details)
        {
            RefusedId = Id ?? "";
            await ShowAsync(keepsPublic: false, cancellationToken);
            return Page();
        }

        var isNew = string.IsNullOrEmpty(Id);
        var answer = isNew
            ? await editor.AddAsync(AccountId, details, cancellationToken)
            : await editor.SaveAsync(AccountId, Target, details, Stamp, cancellationToken);
        return await AnswerAsync(
            answer,
            isNew ? texts["Le lieu {0} est ajouté.", details.Name] : texts["Le lieu {0} est enregistré.", details.Name],
            cancellationToken
        );
    }

    public async Task<IActionResult> OnPostMoveAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(
            await editor.MoveAsync(AccountId, Target, By, cancellationToken),
            texts["L’ordre des lieux a changé."],
            cancellationToken
        );

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await editor.RemoveAsync(AccountId, Target, cancellationToken), texts["Le lieu est retiré."], cancellationToken);

    public async Task<IActionResult> OnPostContactAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (!IsOrganisation)
        {
            return NotFound();
        }

        var changed = await contacts.SaveAsync(
            AccountId,
            Public,
            (field, text) => ModelState.AddModelError($"Public.{field}", text),
            cancellationToken
        );
        if (changed is null)
        {
            await ShowAsync(keepsPublic: true, cancellationToken);
            return Page();
        }

        return Saved("public-contact", changed);
    }

    private async Task<IActionResult> AnswerAsync(PlaceAnswer answer, string sentence, CancellationToken cancellationToken)
    {
        switch (answer)
        {
            case PlaceAnswer.Done:
                await db.SaveChangesAsync(cancellationToken);
                return Done(Section, sentence);
            case PlaceAnswer.Absent:
                return NotFound();
            case PlaceAnswer.ChangedElsewhere:
                RefusedId = Id;
                await ShowAsync(keepsPublic: false, cancellationToken);
                return Conflict(Section);
            default:
                ModelState.AddModelError(Section, texts["{0} lieux au plus.", Contacts.Place.Most]);
                await ShowAsync(keepsPublic: false, cancellationToken);
                return Page();
        }
    }

    private async Task ShowAsync(bool keepsPublic, CancellationToken cancellationToken)
    {
        Places = await editor.OfAsync(AccountId, cancellationToken);
        if (!keepsPublic)
        {
            Public = PublicContactInput.Of(await contacts.OfAsync(AccountId, cancellationToken));
        }
    }
}
