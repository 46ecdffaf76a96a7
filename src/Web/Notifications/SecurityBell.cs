using Visavis.Web.Accounts.Email;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Notifications;

/// <summary>A change of the ways into one's account as a line of the bell. Its mail is the account's own and cannot be switched off.</summary>
internal sealed class SecurityBell(TimeProvider time) : ISecurityBell
{
    internal static readonly NotificationKind Kind = new(
        "account-security",
        "La sécurité de votre compte",
        typeof(NotificationTexts),
        NotificationGroup.Account
    )
    {
        ByDefault = NotificationChannels.Page | NotificationChannels.Email,
        MayBeStopped = false,
        IgnoresQuietHours = true,
    };

    public void Add(VisavisDbContext db, Guid accountId, string title)
    {
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        db.Add(
            new Notice
            {
                Id = id,
                AccountId = accountId,
                Kind = Kind.Id,
                SubjectKey = $"security:{id:N}",
                Title = title,
                Path = "/account/security",
                CreatedAt = now,
                DueAt = now,
                DeliveredAt = now,
                OnPage = true,
            }
        );
    }
}
