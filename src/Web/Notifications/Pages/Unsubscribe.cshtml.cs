using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Notifications;

namespace Visavis.Web.Notifications.Pages;

/// <summary>
/// Stops the mails of one kind. Looking changes nothing, because mail programs look by themselves; a POST does, from the button or from a
/// mail program. Its proof is the protected address, not a cookie.
/// </summary>
[AllowUnfinishedAccount]
[IgnoreAntiforgeryToken]
[RequireAntiforgeryToken(required: false)]
public sealed class UnsubscribeModel(
    VisavisDbContext db,
    Unsubscription unsubscription,
    NotificationPreferences preferences,
    TimeProvider time
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>Name of the kind in the current language; null when the address is none of ours.</summary>
    public string? KindName { get; private set; }

    public bool IsDone { get; private set; }

    /// <summary>Somebody without an account, who has no page of notifications.</summary>
    public bool IsGuest { get; private set; }

    public void OnGet() => Read();

    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        if (Read() is not var (stop, kind))
        {
            return;
        }

        if (stop.AccountId is { } account)
        {
            await preferences.StopMailsAsync(db, account, kind, cancellationToken);
        }
        else
        {
            await NotificationPreferences.StopGuestMailsAsync(db, stop.GuestHash!, kind, time.GetUtcNow(), cancellationToken);
        }

        IsDone = true;
    }

    private (MailStop Stop, NotificationKind Kind)? Read()
    {
        if (unsubscription.Read(Token) is not { } stop || preferences.Stoppable(stop.Kind) is not { } kind)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return null;
        }

        (KindName, IsGuest) = (preferences.NameOf(kind), stop.AccountId is null);
        return (stop, kind);
    }
}
