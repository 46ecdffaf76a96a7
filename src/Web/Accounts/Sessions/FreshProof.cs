using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Accounts.Sessions;

/// <summary>Asks for a proof before what exports or erases an account: a browser left open must not do either.</summary>
public sealed class FreshProof(RecentProof proof, SignInWays ways, VisavisDbContext db)
{
    /// <summary>Where to prove it and come back from; null when it is proven, or when there is nothing to prove it with, as for a demo person.</summary>
    public async Task<IActionResult?> AskAsync(HttpContext context, Guid accountId, string comeBackTo, CancellationToken cancellationToken)
    {
        if (proof.Holds(context))
        {
            return null;
        }

        var account = await db.Users.AsNoTracking().SingleAsync(a => a.Id == accountId, cancellationToken);
        if (await ways.CountAsync(account, cancellationToken) == 0)
        {
            return null;
        }

        return new LocalRedirectResult($"/account/security?returnUrl={Uri.EscapeDataString(comeBackTo)}#proof");
    }
}
