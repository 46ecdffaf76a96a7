using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Blocking;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Messages.Pages;

/// <summary>Whom one has blocked, and the question before one blocks somebody.</summary>
[Authorize]
public sealed class BlockedModel(
    VisavisDbContext db,
    Correspondents correspondents,
    IStringLocalizer<MessageTexts> texts,
    TimeProvider time
) : PageModel
{
    public IReadOnlyList<Correspondent> Blocked { get; private set; } = [];

    /// <summary>Who is about to be blocked.</summary>
    public Correspondent? Wanted { get; private set; }

    [TempData]
    public string? Notice { get; set; }

    private Guid Me => User.AccountId()!.Value;

    public async Task<IActionResult> OnGetAsync(Guid? person, CancellationToken cancellationToken)
    {
        var me = Me;
        var ids = await db.Set<PersonBlock>()
            .Where(b => b.AccountId == me)
            .OrderBy(b => b.CreatedAt)
            .Select(b => b.BlockedId)
            .ToListAsync(cancellationToken);
        if (person is { } wanted && !ids.Contains(wanted))
        {
            // Only of people one may know: an id tells nobody a name.
            if (!await correspondents.MayBeginAsync(db, me, wanted, cancellationToken))
            {
                return NotFound();
            }

            Wanted = (await Correspondents.FindAsync(db, [wanted], cancellationToken)).GetValueOrDefault(wanted);
        }

        var people = await Correspondents.FindAsync(db, ids, cancellationToken);
        Blocked = [.. ids.Select(id => people.GetValueOrDefault(id)).OfType<Correspondent>()];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid person, CancellationToken cancellationToken)
    {
        if (!await correspondents.MayBeginAsync(db, Me, person, cancellationToken))
        {
            return NotFound();
        }

        await Blocks.SetAsync(db, Me, person, isBlocked: true, time.GetUtcNow(), cancellationToken);
        Notice = texts["C’est fait : cette personne est bloquée."];
        return LocalRedirect("/account/blocked");
    }

    public async Task<IActionResult> OnPostUnblockAsync(Guid person, CancellationToken cancellationToken)
    {
        await Blocks.SetAsync(db, Me, person, isBlocked: false, time.GetUtcNow(), cancellationToken);
        Notice = texts["Cette personne peut de nouveau vous écrire et vous appeler."];
        return LocalRedirect("/account/blocked");
    }
}
