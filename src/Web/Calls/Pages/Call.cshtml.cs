using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Visavis.Signaling.Calls;
using Visavis.Signaling.Messages;
using Visavis.Web.Accounts;
using Visavis.Web.Calls.Tariffs;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Calls.Pages;

/// <summary>One call of the person: to answer, to come back to after a reload, or over. A stranger's call is as absent as an unknown one.</summary>
[Authorize]
public sealed class CallModel(
    VisavisDbContext database,
    RelayAvailability relay,
    ICallPages pages,
    ICallMessageStore chat,
    CallPriceWords prices,
    TimeProvider time
) : PageModel
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

        pages.Expect(call.Id, me);
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
        var charge = await database.Set<CallCharge>().AsNoTracking().SingleOrDefaultAsync(c => c.CallId == id, cancellation);
        Stage = new CallStage(peers[peerId], known, relay.IsConfigured)
        {
            Lines = await LinesAsync(call, me, cancellation),
            NetworkServers = relay.Probes,
            MayCallBack = await CallBacks.CallerOfAsync(database, id, me, time.GetUtcNow(), cancellation) is not null,
            Cost = charge is null ? null : CallCost.Of(charge.Price, prices, charge.AmountCents),
        };
        return Page();
    }

    private async Task<IReadOnlyList<CallLine>> LinesAsync(CallRecord call, Guid me, CancellationToken cancellation) =>
        call.EndedAt is null
            ? []
            :
            [
                .. (await chat.ListAsync(call.Id, 0, int.MaxValue, cancellation)).Select(m => new CallLine(
                    m.SenderId == me,
                    m.Text,
                    m.SentAt
                )),
            ];
}
