using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Notifications;

/// <summary>Takes what would go by mail for those who chose another channel. Joins the caller's save.</summary>
public interface IOtherChannel
{
    /// <returns>True when it goes this way, and no mail is to be written.</returns>
    Task<bool> TakeAsync(
        VisavisDbContext db,
        string subjectKey,
        NotificationKind kind,
        NotificationReader reader,
        NotificationContent content,
        CancellationToken cancellationToken
    );

    /// <summary>What has not left about the subject is not sent.</summary>
    /// <param name="only">Of that kind to that account; null drops whatever is about it.</param>
    Task DropAsync(VisavisDbContext db, string subjectKey, (string Kind, Guid? AccountId)? only, CancellationToken cancellationToken);
}
