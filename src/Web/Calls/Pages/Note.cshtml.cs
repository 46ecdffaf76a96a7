using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals;

namespace Visavis.Web.Calls.Pages;

/// <summary>One's own note about a call, during it and after. A stranger's call is as absent as an unknown one.</summary>
[Authorize]
public sealed class NoteModel(VisavisDbContext db, IStringLocalizer<CallTexts> texts, TimeProvider time) : PageModel
{
    public string CallId { get; private set; } = "";

    public string PeerName { get; private set; } = "";

    public string Words { get; private set; } = "";

    public string? Refusal { get; private set; }

    [TempData]
    public string? Notice { get; set; }

    private Guid Me => User.AccountId()!.Value;

    private bool WantsJson => Request.Headers.Accept.Any(type => type?.Contains("application/json", StringComparison.Ordinal) == true);

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var me = Me;
        Words =
            await db.Set<CallNote>()
                .Where(n => n.CallId == id && n.AccountId == me)
                .Select(n => n.Text)
                .SingleOrDefaultAsync(cancellationToken)
            ?? "";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, string? words, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Words = PresentationText.Clean(words);
        if (Words.Length > CallNote.LongestText)
        {
            Refusal = texts["Votre note est trop longue : {0} caractères au plus.", CallNote.LongestText];
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return WantsJson ? new JsonResult(new { error = Refusal }) { StatusCode = StatusCodes.Status400BadRequest } : Page();
        }

        await SaveAsync(id, cancellationToken);
        Notice = texts["Note enregistrée."];
        return WantsJson ? new JsonResult(new { saved = true }) : LocalRedirect($"/calls/{id}/note");
    }

    private async Task SaveAsync(string id, CancellationToken cancellationToken)
    {
        var row = await db.Set<CallNote>().FindAsync([id, Me], cancellationToken);
        if (Words.Length == 0)
        {
            if (row is not null)
            {
                db.Remove(row);
            }
        }
        else if (row is null)
        {
            db.Add(
                new CallNote
                {
                    CallId = id,
                    AccountId = Me,
                    Text = Words,
                    ChangedAt = time.GetUtcNow(),
                }
            );
        }
        else
        {
            (row.Text, row.ChangedAt) = (Words, time.GetUtcNow());
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            // Saved twice at once: the later one stands.
            db.ChangeTracker.Clear();
            await SaveAsync(id, cancellationToken);
        }
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        var me = Me;
        var call = await db
            .Calls.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == id && (c.CallerId == me || c.CalleeId == me), cancellationToken);
        if (call is null)
        {
            return false;
        }

        var peer = call.CallerId == me ? call.CalleeId : call.CallerId;
        (CallId, PeerName) = (id, (await CallPeer.FindAsync(db, [peer], cancellationToken))[peer].Name);
        return true;
    }
}
