using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Accounts.Pages;

/// <summary>
/// A tab of "Manage my account". Its sections save one by one: a saved section redirects to itself and says what changed; one that was
/// changed elsewhere meanwhile is shown again with what was typed.
/// </summary>
[Authorize]
public abstract class ManagePageModel : PageModel
{
    /// <summary>Id of the section the notice is about.</summary>
    [TempData]
    public string? NoticeSection { get; set; }

    [TempData]
    public string? NoticeText { get; set; }

    /// <summary>Whose account this is.</summary>
    public Guid AccountId => User.AccountId()!.Value;

    /// <summary>Id of the section that could not be saved because it was changed elsewhere.</summary>
    public string? ConflictingSection { get; private set; }

    /// <summary>The sentence under a field, if it was refused.</summary>
    public string? ErrorOf(string field) => ModelState[field]?.Errors.FirstOrDefault()?.ErrorMessage;

    /// <summary>Back to the section, which says the names of the fields that changed.</summary>
    protected IActionResult Saved(string section, IReadOnlyCollection<string> changed)
    {
        var texts = HttpContext.RequestServices.GetRequiredService<IStringLocalizer<AccountTexts>>();
        return Done(
            section,
            changed.Count == 0 ? texts["Rien n’a changé."] : texts["Enregistré. Modifié : {0}.", string.Join(", ", changed)]
        );
    }

    /// <summary>Back to the section, which says <paramref name="sentence"/>.</summary>
    protected IActionResult Done(string section, string sentence)
    {
        (NoticeSection, NoticeText) = (section, sentence);
        return LocalRedirect($"{Request.Path}#{section}");
    }

    /// <summary>The page again, with what was typed and the stamp of what is stored now.</summary>
    protected IActionResult Conflict(string section)
    {
        ConflictingSection = section;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
