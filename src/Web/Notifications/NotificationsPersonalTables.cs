using Visavis.Web.Foundation.PersonalData;
using Visavis.Web.Notifications.Push;

namespace Visavis.Web.Notifications;

internal static class NotificationsPersonalTables
{
    /// <summary>Keys of the site.</summary>
    public static IReadOnlyList<Type> NotPersonal { get; } = [typeof(PushKeyPair)];

    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        PersonalTable<GuestStop>
            .Deleted(
                "stoppedMails",
                (db, person) =>
                {
                    var hash = person.Email is null ? "" : GuestStop.HashOf(person.Email);
                    return db.Set<GuestStop>().Where(s => s.AddressHash == hash);
                }
            )
            .Exports(nameof(GuestStop.Kind), nameof(GuestStop.StoppedAt))
            .Withholds(nameof(GuestStop.AddressHash)),
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
                nameof(Notice.GuestFileId),
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
        PersonalTable<PushDevice>
            .Deleted("pushDevices", (db, person) => db.Set<PushDevice>().Where(d => d.AccountId == person.Id))
            .Exports(nameof(PushDevice.Endpoint), nameof(PushDevice.CreatedAt))
            .Withholds(nameof(PushDevice.Id), nameof(PushDevice.AccountId), nameof(PushDevice.PublicKey), nameof(PushDevice.AuthSecret)),
        PersonalTable<QueuedPush>
            .Deleted("pushes", (db, person) => db.Set<QueuedPush>().Where(p => p.AccountId == person.Id))
            .Exports(nameof(QueuedPush.Kind), nameof(QueuedPush.State), nameof(QueuedPush.CreatedAt), nameof(QueuedPush.SentAt))
            .Withholds(
                nameof(QueuedPush.Id),
                nameof(QueuedPush.AccountId),
                nameof(QueuedPush.DeviceId),
                nameof(QueuedPush.SubjectKey),
                nameof(QueuedPush.ProtectedContent),
                nameof(QueuedPush.Attempts),
                nameof(QueuedPush.DueAt),
                nameof(QueuedPush.ExpiresAt),
                nameof(QueuedPush.NextAttemptAt),
                nameof(QueuedPush.LeasedUntil),
                nameof(QueuedPush.ReplacedAt),
                nameof(QueuedPush.LastError),
                nameof(QueuedPush.Version)
            ),
    ];
}
