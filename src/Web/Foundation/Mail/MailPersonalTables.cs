using Visavis.Web.Foundation.PersonalData;

#pragma warning disable CA1304, CA1311, CA1862, MA0011 // ToLower() here is lower() of the database, which knows no culture of ours.
namespace Visavis.Web.Foundation.Mail;

/// <summary>What export and erasure do with mails: to the account, or to its confirmed address.</summary>
internal static class MailPersonalTables
{
    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        PersonalTable<QueuedMail>
            .Deleted(
                "mails",
                (db, person) =>
                    db.Mails.Where(m =>
                        m.AccountId == person.Id || (person.Email != null && m.Recipient.ToLower() == person.Email.ToLower())
                    )
            )
            .Exports(
                nameof(QueuedMail.Recipient),
                nameof(QueuedMail.Kind),
                nameof(QueuedMail.State),
                nameof(QueuedMail.CreatedAt),
                nameof(QueuedMail.SentAt)
            )
            .Withholds(
                nameof(QueuedMail.Id),
                nameof(QueuedMail.AccountId),
                nameof(QueuedMail.ProtectedContent),
                nameof(QueuedMail.Attempts),
                nameof(QueuedMail.SubjectKey),
                nameof(QueuedMail.DueAt),
                nameof(QueuedMail.ReplacedAt),
                nameof(QueuedMail.NextAttemptAt),
                nameof(QueuedMail.LeasedUntil),
                nameof(QueuedMail.LastError),
                nameof(QueuedMail.Version)
            ),
    ];
}
