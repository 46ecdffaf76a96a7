using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Notifications;

/// <summary>
/// Reads again, when a planned notice of its kind is due, whether it still holds and with what words. A module registers one as a scoped service:
/// <c>services.AddScoped&lt;IPlannedNotification, BookingReminder&gt;()</c>.
/// </summary>
public interface IPlannedNotification
{
    string Kind { get; }

    /// <summary>Called with the reader's language current, inside the transaction that delivers it.</summary>
    /// <returns>Null when there is nothing to tell any more.</returns>
    Task<NotificationContent?> ReadAsync(
        VisavisDbContext db,
        NotificationReader reader,
        string subjectKey,
        DateTimeOffset dueAt,
        CancellationToken cancellationToken
    );
}
