using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Visavis.Web.Accounts;
using Visavis.Web.Calls;

namespace Visavis.Web.Calls.Pages;

/// <summary>The person's calls, newest first; looking at the list marks its missed calls as seen.</summary>
[Authorize]
public sealed class IndexModel(CallHistory history, TimeProvider time) : PageModel
{
    private const int PageSize = 30;
    private const int LastPage = 1000;

    public IReadOnlyList<CallHistoryEntry> Calls { get; private set; } = [];

    public DateTimeOffset Now { get; } = time.GetUtcNow();

    public int PageNumber { get; private set; }

    public bool HasNext { get; private set; }

    public async Task OnGetAsync([FromQuery(Name = "page")] int number = 1, CancellationToken cancellation = default)
    {
        PageNumber = Math.Clamp(number, 1, LastPage);
        var me = User.AccountId()!.Value;
        var calls = await history.ListAsync(me, (PageNumber - 1) * PageSize, PageSize + 1, cancellation);
        HasNext = calls.Count > PageSize;
        Calls = [.. calls.Take(PageSize)];
        if (Calls.Any(call => call.IsUnseen))
        {
            await history.MarkSeenAsync(me, cancellation);
        }
    }
}
