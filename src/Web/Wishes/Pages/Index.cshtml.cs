using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Wishes.Pages;

/// <summary>The requests one left. With <c>what</c>, one that a visitor had in mind before signing in.</summary>
[Authorize]
public sealed class IndexModel(WishList wishes, IStringLocalizer<WishTexts> texts) : PageModel
{
    public IReadOnlyList<Wish> Left { get; private set; } = [];

    /// <summary>Not left yet.</summary>
    public (string What, string Where)? Wanted { get; private set; }

    [TempData]
    public string? Notice { get; set; }

    private Guid Me => User.AccountId()!.Value;

    public async Task OnGetAsync(string? what, string? where, CancellationToken cancellationToken)
    {
        Left = await wishes.OfAsync(Me, cancellationToken);
        var wanted = (What: WishList.Shortened(what), Where: WishList.Shortened(where));
        Wanted = wanted.What.Length > 0 && !Left.Any(w => w.What == wanted.What && w.Where == wanted.Where) ? wanted : null;
    }

    public async Task<IActionResult> OnPostAsync(string? what, string? where, CancellationToken cancellationToken)
    {
        Notice = await wishes.AskAsync(Me, what, where, cancellationToken) switch
        {
            WishAnswer.Kept => texts["Votre demande est enregistrée. Vous serez prévenu une fois, dès que quelqu’un y répondra."],
            WishAnswer.TooMany => texts["Vous avez déjà laissé {0} demandes : retirez-en une d’abord.", WishList.Most],
            _ => texts["Écrivez un métier ou un besoin."],
        };
        return LocalRedirect("/wishes");
    }

    public async Task<IActionResult> OnPostStopAsync(Guid id, CancellationToken cancellationToken)
    {
        await wishes.StopAsync(Me, id, cancellationToken);
        Notice = texts["Demande retirée."];
        return LocalRedirect("/wishes");
    }
}
