using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Calls;
using Visavis.Web.Data;

namespace Visavis.Web.Pages.Calls;

/// <summary>The person's calls, newest first; looking at the list marks its missed calls as seen.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class IndexModel(VisavisDbContext database, TimeProvider clock) : PageModel
{
    private const int PageSize = 30;

    public IReadOnlyList<CallLine> Lines { get; private set; } = [];

    public int PageNumber { get; private set; }

    public bool HasNext { get; private set; }

    public async Task OnGetAsync([FromQuery(Name = "page")] int number = 1, CancellationToken cancellation = default)
    {
        PageNumber = Math.Clamp(number, 1, 1000);
        var me = User.AccountId()!.Value;
        var calls = await database
            .Calls.AsNoTracking()
            .Where(c => c.CallerId == me || c.CalleeId == me)
            .OrderByDescending(c => c.StartedAt)
            .ThenBy(c => c.Id)
            .Skip((PageNumber - 1) * PageSize)
            .Take(PageSize + 1)
            .ToListAsync(cancellation);
        HasNext = calls.Count > PageSize;
        calls = [.. calls.Take(PageSize)];
        var peers = await CallPeer.FindAsync(database, [.. calls.Select(c => PeerOf(c, me)).Distinct()], cancellation);
        Lines = [.. calls.Select(c => Line(c, me, peers[PeerOf(c, me)]))];
        await MarkSeenAsync(me, [.. Lines.Where(l => l.IsNew).Select(l => l.Id)], cancellation);
    }

    private async Task MarkSeenAsync(Guid me, IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return;
        }

        var now = clock.GetUtcNow();
        await database
            .Calls.Where(c => c.CalleeId == me && ids.Contains(c.Id) && c.SeenByCalleeAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.SeenByCalleeAt, now), cancellation);
    }

    private static Guid PeerOf(CallRecord call, Guid me) => call.CallerId == me ? call.CalleeId : call.CallerId;

    private static CallLine Line(CallRecord call, Guid me, CallPeer peer)
    {
        var calling = call.CallerId == me;
        var line = new CallLine(
            call.Id,
            peer,
            calling,
            call.EndedAt is null,
            call.EndReason is null ? null : CallWords.OfProtocol(call.EndReason),
            call.StartedAt,
            call.EndedAt - call.ConnectedAt,
            IsNew: false
        );
        return line with { IsNew = line.Missed && call.SeenByCalleeAt is null };
    }
}
