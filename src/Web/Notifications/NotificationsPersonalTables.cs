using Visavis.Web.DataRights;

namespace Visavis.Web.Notifications;

internal static class NotificationsPersonalTables
{
    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        PersonalTable<Notice>
            .Deleted(
                "notices",
                (db, person) =>
                    db.Set<Notice>().Where(n => n.AccountId == person.Id || (person.Email != null && n.GuestEmail == person.Email))
            )
            .Exports(
                nameof(Notice.Kind),
                nameof(Notice.Title),
                nameof(Notice.Path),
                nameof(Notice.CreatedAt),
                nameof(Notice.DueAt),
                nameof(Notice.DeliveredAt),
                nameof(Notice.ReadAt),
                nameof(Notice.GuestEmail),
                nameof(Notice.GuestLanguage),
                nameof(Notice.GuestTimeZone)
            )
            .Withholds(
                nameof(Notice.Id),
                nameof(Notice.AccountId),
                nameof(Notice.SubjectKey),
                nameof(Notice.ProtectedContent),
                nameof(Notice.DroppedAt),
                nameof(Notice.OnPage),
                nameof(Notice.Attempts)
            ),
        PersonalTable<NotificationPreference>
            .Deleted("notificationPreferences", (db, person) => db.Set<NotificationPreference>().Where(p => p.AccountId == person.Id))
            .Exports(nameof(NotificationPreference.Kind), nameof(NotificationPreference.Channels))
            .Withholds(nameof(NotificationPreference.AccountId)),
        PersonalTable<QuietHours>
            .Deleted("quietHours", (db, person) => db.Set<QuietHours>().Where(q => q.AccountId == person.Id))
            .Exports(nameof(QuietHours.FromMinute), nameof(QuietHours.UntilMinute))
            .Withholds(nameof(QuietHours.AccountId)),
    ];
}
