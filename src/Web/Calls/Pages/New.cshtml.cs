using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Visavis.Search;
using Visavis.Web.Accounts;
using Visavis.Web.Calls.Tariffs;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Calls.Pages;

/// <summary>The lobby before a call: one sees and hears oneself, then rings.</summary>
[Authorize]
public sealed class NewModel(
    VisavisDbContext database,
    RelayAvailability relay,
    CallTariffs tariffs,
    CallPriceWords prices,
    TimeProvider time
) : PageModel
{
    public CallStage Stage { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellation)
    {
        if (await FindAsync(reference, cancellation) is not { } professional)
        {
            return await CallBackAsync(reference, cancellation);
        }

        var peer = CallPeer.Of(professional);
        if (professional.Id == User.AccountId())
        {
            return LocalRedirect(peer.ProfileUrl!);
        }

        var price = await CallTariffs.OfAsync(database, professional.Id, cancellation);
        Stage = new CallStage(peer, null, relay.IsConfigured)
        {
            Cost = price is null ? null : CallCost.Of(price, prices),
            NetworkServers = relay.Probes,
        };
        return Page();
    }

    /// <summary>The caller read the price and pressed the button that obliges to pay; the ring follows.</summary>
    public async Task<IActionResult> OnPostAsync(string reference, int cents, CallUnit unit, int? cap, CancellationToken cancellation)
    {
        if (await FindAsync(reference, cancellation) is not { } professional)
        {
            return NotFound();
        }

        var agreed = await tariffs.AgreeAsync(
            database,
            User.AccountId()!.Value,
            professional.Id,
            new CallPrice(cents, unit, cap),
            cancellation
        );
        return agreed ? new OkResult() : new StatusCodeResult(StatusCodes.Status409Conflict);
    }

    /// <summary>The lobby for somebody outside the directory, by the call of theirs that was missed.</summary>
    private async Task<IActionResult> CallBackAsync(string callId, CancellationToken cancellation)
    {
        var me = User.AccountId()!.Value;
        if (
            await CallBacks.CallerOfAsync(database, callId, me, time.GetUtcNow(), cancellation) is not { } caller
            || (await CallPeer.FindAsync(database, [caller], cancellation)).GetValueOrDefault(caller) is not { Name.Length: > 0 } peer
        )
        {
            return NotFound();
        }

        if (peer.Reference is { } listed)
        {
            return LocalRedirect($"/calls/new/{listed}");
        }

        Stage = new CallStage(peer, null, relay.IsConfigured);
        return Page();
    }

    private async Task<Professional?> FindAsync(string reference, CancellationToken cancellation)
    {
        var code = ReferenceCode.Parse(reference);
        return await database.Professionals.AsNoTracking().SingleOrDefaultAsync(p => p.ReferenceCode == code && !p.IsHidden, cancellation);
    }
}
