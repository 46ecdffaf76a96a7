using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Calls.Pages;

/// <summary>One call of the person: to answer, to come back to after a reload, or over. A stranger's call is as absent as an unknown one.</summary>
[Authorize]
public sealed class CallModel(VisavisDbContext database, RelayAvailability relay) : PageModel
{
    public CallStage Stage { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        var me = User.AccountId()!.Value;
        var call = await database
            .Calls.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == id && (c.CallerId == me || c.CalleeId == me), cancellation);
        if (call is null)
        {
            return NotFound();
        }

        var calling = call.CallerId == me;
        var peerId = calling ? call.CalleeId : call.CallerId;
        var peers = await CallPeer.FindAsync(database, [peerId], cancellation);
        var known = new KnownCall(
            call.Id,
            calling ? "caller" : "callee",
            CallWords.OfProtocol(call.State),
            call.EndReason is null ? null : CallWords.OfProtocol(call.EndReason),
            call.EndedBy == me,
            call.ConnectedAt,
            call.EndedAt
        );
        Stage = new CallStage(peers[peerId], known, relay.IsConfigured);
        return Page();
    }
}
