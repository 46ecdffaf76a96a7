using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Messages.Pages;

/// <summary>A person's conversations, newest first, and the search in them.</summary>
[Authorize]
public sealed class IndexModel(Inbox inbox, InboxSearch search, VisavisDbContext db) : PageModel
{
    private const int LongestWords = 80;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    public IReadOnlyList<InboxLine> Lines { get; private set; } = [];

    /// <summary>Address of the page of older ones; null on the last.</summary>
    public string? Older { get; private set; }

    /// <summary>Address where the search goes on in older messages; null when all were read.</summary>
    public string? Further { get; private set; }

    public string TimeZone { get; private set; } = "";

    public async Task OnGetAsync(long? before, string? from, CancellationToken cancellationToken)
    {
        var me = User.AccountId()!.Value;
        TimeZone = await db.Users.Where(a => a.Id == me).Select(a => a.TimeZone).FirstOrDefaultAsync(cancellationToken) ?? "";
        Words = PersonalText.Clean(Words, LongestWords);
        if (Words.Length > 0)
        {
            var found = await search.FindAsync(me, Words, SearchPlace.Read(from), cancellationToken);
            Lines = found.Lines;
            Further = found.Further is { } place ? $"/messages?q={Uri.EscapeDataString(Words)}&from={place}" : null;
            return;
        }

        var limit = before is > 0 and < 253_402_300_799_999 ? DateTimeOffset.FromUnixTimeMilliseconds(before.Value) : (DateTimeOffset?)null;
        var lines = await inbox.ListAsync(me, limit, cancellationToken);
        Lines = [.. lines.Take(Inbox.PageSize)];
        Older = lines.Count > Inbox.PageSize ? $"/messages?before={Lines[^1].At.ToUnixTimeMilliseconds()}" : null;
    }
}
