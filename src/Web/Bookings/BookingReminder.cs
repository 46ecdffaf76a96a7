using Visavis.Web.Foundation.Data;
using Visavis.Web.Notifications;

namespace Visavis.Web.Bookings;

/// <summary>Reads a booking again when its reminder is due: what no longer stands is not reminded of.</summary>
internal sealed class BookingReminder(BookingNotices notices) : IPlannedNotification
{
    public string Kind => BookingKinds.Reminder;

    public async Task<NotificationContent?> ReadAsync(
        VisavisDbContext db,
        NotificationReader reader,
        string subjectKey,
        DateTimeOffset dueAt,
        CancellationToken cancellationToken
    ) => Guid.TryParse(subjectKey.Split(':')[^1], out var id) ? await notices.ReminderAsync(id, reader, dueAt, cancellationToken) : null;
}
