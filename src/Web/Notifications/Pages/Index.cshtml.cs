using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Notifications.Pages;

/// <summary>The lines of the bell, newest first. Opening one marks it as read; so does reading what it tells of.</summary>
[Authorize]
public sealed class IndexModel(Bell bell, NotificationKinds kinds, VisavisDbContext db) : PageModel
{
    private const int LastPage = 100;

    public IReadOnlyList<Notice> Notices { get; private set; } = [];

    public int PageNumber { get; private set; }

    public bool HasNext { get; private set; }

    public string TimeZone { get; private set; } = "";

    private Guid Me => User.AccountId()!.Value;

    public string IconOf(Notice notice) =>
        kinds.Find(notice.Kind)?.Group switch
        {
            NotificationGroup.Messages => "message-square",
            NotificationGroup.Calls => "phone",
            NotificationGroup.Bookings => "calendar",
            NotificationGroup.Services => "clock",
            NotificationGroup.Billing => "euro",
            NotificationGroup.Organisation => "building-2",
            NotificationGroup.Trust => "shield-alert",
            _ => "bell",
        };

    public async Task OnGetAsync([FromQuery(Name = "page")] int number = 1, CancellationToken cancellationToken = default)
    {
        PageNumber = Math.Clamp(number, 1, LastPage);
        var me = Me;
        TimeZone = await db.Users.Where(a => a.Id == me).Select(a => a.TimeZone).FirstOrDefaultAsync(cancellationToken) ?? "";
        var notices = await bell.ListAsync(me, (PageNumber - 1) * Bell.PageSize, cancellationToken);
        HasNext = notices.Count > Bell.PageSize;
        Notices = [.. notices.Take(Bell.PageSize)];
    }

    /// <summary>A form that names no action.</summary>
    public IActionResult OnPost() => LocalRedirect(Request.Path);

    public async Task<IActionResult> OnPostOpenAsync(Guid id, CancellationToken cancellationToken) =>
        await bell.OpenAsync(Me, id, cancellationToken) is { } path
            ? Url.IsLocalUrl(path)
                ? LocalRedirect(path)
                : LocalRedirect("/notifications")
            : NotFound();

    public async Task<IActionResult> OnPostReadAllAsync(CancellationToken cancellationToken)
    {
        await bell.ReadAllAsync(Me, cancellationToken);
        return LocalRedirect("/notifications");
    }
}
