using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Visavis.Web.Absences;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Sessions;
using Visavis.Web.Agreements;
using Visavis.Web.Arrivals;
using Visavis.Web.Availability;
using Visavis.Web.Bookings;
using Visavis.Web.Calls;
using Visavis.Web.Calls.Nodes;
using Visavis.Web.Calls.Presence;
using Visavis.Web.Channels;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Background.Outbox;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Help;
using Visavis.Web.Letters;
using Visavis.Web.Media;
using Visavis.Web.Messages;
using Visavis.Web.Moderation;
using Visavis.Web.Notifications;
using Visavis.Web.Notifications.Push;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;
using Visavis.Web.Replacements;
using Visavis.Web.Services;
using Visavis.Web.Telephone;
using Visavis.Web.Trust;
using Visavis.Web.Vouchers;

#pragma warning disable CA1304, CA1311, CA1862, MA0011 // ToLower() here is lower() of the database, which knows no culture of ours.
namespace Visavis.Web.DataRights;

/// <summary>
/// Every column of the schema, and what export and erasure do with it. A test reads the schema and fails on a column that is not here,
/// so nobody adds one without deciding.
/// </summary>
internal static class PersonalTables
{
    /// <summary>Tables that hold nothing about a person: ids to look at again, keys of the machinery, and what only a browser can open.</summary>
    public static IReadOnlyList<Type> NotPersonal { get; } =
    [
        typeof(OutboxMessage),
        typeof(DataProtectionKey),
        typeof(PushKeyPair),
        typeof(SealedForm),
        typeof(AvailabilityChange),
        typeof(NodeRecord),
    ];

    /// <summary>In the order of the file. Erasure takes them from last to first, so that what hangs on a row goes before it.</summary>
    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        new PersonalTable<Account>("account", (db, person) => db.Users.Where(a => a.Id == person.Id))
            .Exports(
                nameof(Account.Id),
                nameof(Account.DisplayName),
                nameof(Account.Category),
                nameof(Account.CommuneCode),
                nameof(Account.AddressLine),
                nameof(Account.PostalCode),
                nameof(Account.Email),
                nameof(Account.EmailConfirmed),
                nameof(Account.PhoneNumber),
                nameof(Account.PhoneNumberConfirmed),
                nameof(Account.UserName),
                nameof(Account.Language),
                nameof(Account.TimeZone),
                nameof(Account.IsAdministrator),
                nameof(Account.CreatedAt),
                nameof(Account.TermsAcceptedAt),
                nameof(Account.AdultConfirmedAt),
                nameof(Account.TwoFactorEnabled)
            )
            .Withholds(
                nameof(Account.NormalizedEmail),
                nameof(Account.NormalizedUserName),
                nameof(Account.PasswordHash),
                nameof(Account.SecurityStamp),
                nameof(Account.ConcurrencyStamp),
                nameof(Account.LockoutEnabled),
                nameof(Account.LockoutEnd),
                nameof(Account.AccessFailedCount),
                nameof(Account.ErasedAt),
                nameof(Account.IsDemo)
            )
            .Blanks(
                Blank,
                nameof(Account.DisplayName),
                nameof(Account.CommuneCode),
                nameof(Account.AddressLine),
                nameof(Account.PostalCode),
                nameof(Account.Email),
                nameof(Account.NormalizedEmail),
                nameof(Account.EmailConfirmed),
                nameof(Account.PhoneNumber),
                nameof(Account.PhoneNumberConfirmed),
                nameof(Account.UserName),
                nameof(Account.NormalizedUserName),
                nameof(Account.PasswordHash),
                nameof(Account.SecurityStamp),
                nameof(Account.ConcurrencyStamp),
                nameof(Account.TwoFactorEnabled),
                nameof(Account.LockoutEnd),
                nameof(Account.AccessFailedCount),
                nameof(Account.Category),
                nameof(Account.Language),
                nameof(Account.TimeZone),
                nameof(Account.IsAdministrator),
                nameof(Account.IsDemo),
                nameof(Account.TermsAcceptedAt),
                nameof(Account.AdultConfirmedAt)
            )
            .Keeps(nameof(Account.Id), nameof(Account.CreatedAt), nameof(Account.ErasedAt), nameof(Account.LockoutEnabled)),
        PersonalTable<IdentityUserLogin<Guid>>
            .Deleted("logins", (db, person) => db.UserLogins.Where(l => l.UserId == person.Id))
            .Exports("LoginProvider", "ProviderKey", "ProviderDisplayName")
            .Withholds("UserId"),
        PersonalTable<IdentityUserClaim<Guid>>
            .Deleted("claims", (db, person) => db.UserClaims.Where(c => c.UserId == person.Id))
            .Exports("ClaimType", "ClaimValue")
            .Withholds("Id", "UserId"),
        PersonalTable<IdentityUserToken<Guid>>
            .Deleted("tokens", (db, person) => db.UserTokens.Where(t => t.UserId == person.Id))
            .Exports("LoginProvider", "Name")
            .Withholds("UserId", "Value"),
        PersonalTable<IdentityUserPasskey<Guid>>
            .Deleted("passkeys", (db, person) => db.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == person.Id))
            .Adds("name", p => p.Data.Name)
            .Adds("createdAt", p => p.Data.CreatedAt)
            .Withholds("UserId", "CredentialId", "Data"),
        PersonalTable<AccountSession>
            .Deleted("sessions", (db, person) => db.Sessions.Where(s => s.AccountId == person.Id))
            .Exports(nameof(AccountSession.Device), nameof(AccountSession.CreatedAt), nameof(AccountSession.LastSeenAt))
            .Withholds(nameof(AccountSession.Id), nameof(AccountSession.AccountId), nameof(AccountSession.ExpiresAt)),
        PersonalTable<Professional>
            .Deleted("profile", (db, person) => db.Professionals.Where(p => p.Id == person.Id))
            .Exports(
                nameof(Professional.ReferenceCode),
                nameof(Professional.Slug),
                nameof(Professional.DisplayName),
                nameof(Professional.Category),
                nameof(Professional.ProfessionCode),
                nameof(Professional.ProfessionLabel),
                nameof(Professional.OtherProfessions),
                nameof(Professional.CommuneCode),
                nameof(Professional.City),
                nameof(Professional.Department),
                nameof(Professional.Latitude),
                nameof(Professional.Longitude),
                nameof(Professional.Languages),
                nameof(Professional.Presentation),
                nameof(Professional.PriceCents),
                nameof(Professional.PortraitPhotoId),
                nameof(Professional.CoverPhotoId),
                nameof(Professional.NextSlotAt),
                nameof(Professional.RecommendationCount),
                nameof(Professional.AnswerRate),
                nameof(Professional.IsHidden),
                nameof(Professional.CreatedAt),
                nameof(Professional.UpdatedAt)
            )
            .Withholds(nameof(Professional.Id), nameof(Professional.PortraitSeed), nameof(Professional.Version)),
        PersonalTable<ServiceOffer>
            .Deleted("services", (db, person) => db.ServiceOffers.Where(s => s.ProfessionalId == person.Id).OrderBy(s => s.Position))
            .Exports(
                nameof(ServiceOffer.Name),
                nameof(ServiceOffer.Description),
                nameof(ServiceOffer.PriceCents),
                nameof(ServiceOffer.PriceUnit),
                nameof(ServiceOffer.DurationMinutes),
                nameof(ServiceOffer.IsBookable),
                nameof(ServiceOffer.Way),
                nameof(ServiceOffer.OtherDurations),
                nameof(ServiceOffer.Place),
                nameof(ServiceOffer.BufferBeforeMinutes),
                nameof(ServiceOffer.BufferAfterMinutes),
                nameof(ServiceOffer.NoticeMinutes),
                nameof(ServiceOffer.HorizonDays),
                nameof(ServiceOffer.DailyLimit),
                nameof(ServiceOffer.Audience),
                nameof(ServiceOffer.ToBring),
                nameof(ServiceOffer.Questions),
                nameof(ServiceOffer.ConfirmsAtOnce),
                nameof(ServiceOffer.RequestsBlock),
                nameof(ServiceOffer.FreeCancelHours),
                nameof(ServiceOffer.LateFeePercent)
            )
            .Withholds(nameof(ServiceOffer.Id), nameof(ServiceOffer.ProfessionalId), nameof(ServiceOffer.Position)),
        PersonalTable<JobSearch>
            .Deleted("jobSearch", (db, person) => db.JobSearches.Where(s => s.ProfessionalId == person.Id))
            .Exports(nameof(JobSearch.ExperienceYears), nameof(JobSearch.AvailableFrom), nameof(JobSearch.MobilityKm))
            .Withholds(nameof(JobSearch.ProfessionalId)),
        PersonalTable<Recruitment>
            .Deleted("recruitment", (db, person) => db.Set<Recruitment>().Where(r => r.ProfessionalId == person.Id))
            .Exports(nameof(Recruitment.Trades), nameof(Recruitment.TradeCodes), nameof(Recruitment.Since))
            .Withholds(nameof(Recruitment.ProfessionalId)),
        PersonalTable<WorkingHours>
            .Deleted("workingHours", (db, person) => db.WorkingHours.Where(h => h.ProfessionalId == person.Id))
            .Exports(nameof(WorkingHours.Weekday), nameof(WorkingHours.StartMinute), nameof(WorkingHours.EndMinute))
            .Withholds(nameof(WorkingHours.ProfessionalId)),
        .. AvailabilityPersonalTables.All,
        PersonalTable<Photo>
            .Deleted("photos", (db, person) => db.Photos.Where(p => p.ProfessionalId == person.Id).OrderBy(p => p.Position))
            .Exports(nameof(Photo.Id), nameof(Photo.Use), nameof(Photo.Caption), nameof(Photo.CreatedAt), nameof(Photo.DeletedAt))
            .Withholds(nameof(Photo.ProfessionalId), nameof(Photo.Position)),
        PersonalTable<PhotoFile>
            .Deleted("photoFiles", (db, person) => PersonalFiles.Photos(db, person.Id))
            .Exports(
                nameof(PhotoFile.PhotoId),
                nameof(PhotoFile.Size),
                nameof(PhotoFile.ContentType),
                nameof(PhotoFile.Width),
                nameof(PhotoFile.Height),
                nameof(PhotoFile.Bytes)
            )
            .Withholds(nameof(PhotoFile.StorageKey)),
        PersonalTable<ProfileDocument>
            .Deleted("documents", (db, person) => PersonalFiles.Documents(db, person.Id))
            .Exports(
                nameof(ProfileDocument.Id),
                nameof(ProfileDocument.Title),
                nameof(ProfileDocument.Visibility),
                nameof(ProfileDocument.Bytes),
                nameof(ProfileDocument.CreatedAt),
                nameof(ProfileDocument.DeletedAt)
            )
            .Withholds(nameof(ProfileDocument.ProfessionalId), nameof(ProfileDocument.Position), nameof(ProfileDocument.StorageKey)),
        .. BookingPersonalTables.All,
        .. ChannelPersonalTables.All,
        .. TelephonePersonalTables.All,
        .. LetterPersonalTables.All,
        .. ServicePersonalTables.All,
        .. VoucherPersonalTables.All,
        .. OrganisationPersonalTables.All,
        .. ContactTables,
        .. ContactPersonalTables.All,
        .. ClientFilePersonalTables.All,
        .. ReplacementPersonalTables.All,
        .. AgreementPersonalTables.All,
        .. AbsencePersonalTables.All,
        .. TrustPersonalTables.All,
        .. HelpPersonalTables.All,
    ];

    private static IEnumerable<PersonalTable> ContactTables =>
        [
            .. CallPersonalTables.All,
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
            PersonalTable<DataExport>
                .Deleted("exports", (db, person) => db.DataExports.Where(e => e.AccountId == person.Id))
                .Exports(nameof(DataExport.CreatedAt), nameof(DataExport.CompletedAt), nameof(DataExport.State), nameof(DataExport.Bytes))
                .Withholds(
                    nameof(DataExport.Id),
                    nameof(DataExport.AccountId),
                    nameof(DataExport.Progress),
                    nameof(DataExport.ExpiresAt),
                    nameof(DataExport.LeasedUntil),
                    nameof(DataExport.StorageKey),
                    nameof(DataExport.Version)
                ),
            .. ArrivalsPersonalTables.All,
            .. NotificationsPersonalTables.All,
            .. MessagesPersonalTables.All,
            // What was done to whom must be answerable for afterwards; after erasure the ids lead to nobody.
            new PersonalTable<AuditEntry>("audit", (db, person) => db.AuditEntries.Where(e => e.SubjectId == person.Id))
                .Exports(nameof(AuditEntry.At), nameof(AuditEntry.Action))
                .Withholds(nameof(AuditEntry.Id), nameof(AuditEntry.ActorId), nameof(AuditEntry.SubjectId), nameof(AuditEntry.ObjectId))
                .Keeps(
                    nameof(AuditEntry.Id),
                    nameof(AuditEntry.At),
                    nameof(AuditEntry.Action),
                    nameof(AuditEntry.ActorId),
                    nameof(AuditEntry.SubjectId),
                    nameof(AuditEntry.ObjectId)
                ),
        ];

    private static void Blank(Account account)
    {
        var nobody = Guid.NewGuid().ToString("N");
        account.DisplayName = "";
        account.CommuneCode = account.AddressLine = account.PostalCode = null;
        account.Email = account.NormalizedEmail = account.PhoneNumber = account.PasswordHash = null;
        account.EmailConfirmed = account.PhoneNumberConfirmed = account.TwoFactorEnabled = false;
        account.UserName = nobody;
        account.NormalizedUserName = nobody.ToUpperInvariant();
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        account.Category = AccountCategory.Visitor;
        account.Language = Foundation.Localization.Cultures.Default;
        account.TimeZone = "Europe/Paris";
        account.IsAdministrator = account.IsDemo = false;
        account.TermsAcceptedAt = account.AdultConfirmedAt = null;
    }
}
