using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Foundation.Mail;

/// <summary>How many mails of one kind an address may be sent at strangers' request. Who asks for more is told nothing.</summary>
public sealed class MailAllowance(TimeProvider clock)
{
    public const int PerHour = 3;

    /// <summary>Of one kind, to whatever addresses somebody signed in may name.</summary>
    public const int PerAskerAndHour = 10;

    public async Task<bool> AllowsAsync(VisavisDbContext db, string recipient, string kind, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - TimeSpan.FromHours(1);
        var sent = await db.Mails.CountAsync(
            m => m.NextAttemptAt >= since && m.CreatedAt >= since && m.Recipient == recipient && m.Kind == kind,
            cancellationToken
        );
        return sent < PerHour;
    }

    public async Task<bool> AllowsAskerAsync(VisavisDbContext db, Guid accountId, string kind, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - TimeSpan.FromHours(1);
        return await db.Mails.CountAsync(m => m.AccountId == accountId && m.Kind == kind && m.CreatedAt >= since, cancellationToken)
            < PerAskerAndHour;
    }
}
