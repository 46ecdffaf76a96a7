using System.Reflection;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Background.Outbox;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.PersonalData;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Help;
using Visavis.Web.Invoices;
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

namespace Visavis.Web.DataRights;

/// <summary>
/// Every column of the schema, and what export and erasure do with it. A module says it beside its entities, in a class called
/// <c>…PersonalTables</c> with <c>All</c> and, where it has tables that hold nothing about a person, <c>NotPersonal</c>: it is found here. A test reads
/// the schema and fails on a column without a rule, so nobody adds one without deciding.
/// </summary>
internal static class PersonalTables
{
    private static readonly IReadOnlyList<Type> Declarations =
    [
        .. typeof(PersonalTables)
            .Assembly.GetTypes()
            .Where(type => type.Name.EndsWith(nameof(PersonalTables), StringComparison.Ordinal) && type != typeof(PersonalTables))
            .OrderByDescending(type => type == typeof(AccountPersonalTables))
            .ThenBy(type => type.FullName, StringComparer.Ordinal),
    ];

    /// <summary>Tables that hold nothing about a person: ids to look at again, keys of the machinery, and what only a browser can open.</summary>
    public static IReadOnlyList<Type> NotPersonal { get; } =
    [typeof(OutboxMessage), typeof(DataProtectionKey), typeof(SealedForm), .. Declared<Type>(nameof(NotPersonal))];

    /// <summary>In the order of the file; the account first.</summary>
    public static IReadOnlyList<PersonalTable> All { get; } = [.. Declared<PersonalTable>(nameof(All))];
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
            .Blanks(
                Blank,
                nameof(Account.TwoFactorEnabled),
                nameof(Account.IsDemo),
                nameof(Account.AdultConfirmedAt)
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
                nameof(Professional.IsHidden),
                nameof(Professional.CreatedAt),
                nameof(Professional.UpdatedAt)
            .Withholds(nameof(Professional.Id), nameof(Professional.PortraitSeed), nameof(Professional.Version)),
        PersonalTable<ServiceOffer>
            .Deleted("services", (db, person) => db.ServiceOffers.Where(s => s.ProfessionalId == person.Id).OrderBy(s => s.Position))
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
                nameof(PhotoFile.PhotoId),
                nameof(PhotoFile.Size),
                nameof(PhotoFile.ContentType),
                nameof(PhotoFile.Width),
                nameof(PhotoFile.Height),
                nameof(PhotoFile.Bytes)
            .Withholds(nameof(PhotoFile.StorageKey)),
        PersonalTable<ProfileDocument>
            .Deleted("documents", (db, person) => PersonalFiles.Documents(db, person.Id))
                nameof(ProfileDocument.Id),
                nameof(ProfileDocument.Title),
                nameof(ProfileDocument.Visibility),
                nameof(ProfileDocument.Bytes),
                nameof(ProfileDocument.CreatedAt),
                nameof(ProfileDocument.DeletedAt)
            .Withholds(nameof(ProfileDocument.ProfessionalId), nameof(ProfileDocument.Position), nameof(ProfileDocument.StorageKey)),
        .. BookingPersonalTables.All,
        .. ChannelPersonalTables.All,
        .. TelephonePersonalTables.All,
        .. LetterPersonalTables.All,
        .. ServicePersonalTables.All,
        .. VoucherPersonalTables.All,
        .. InvoicePersonalTables.All,
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

    public static PersonOnFile PersonOf(Account account) => new(account.Id, account.EmailConfirmed ? account.Email : null);

    private static IEnumerable<T> Declared<T>(string property) =>
        Declarations.SelectMany(type =>
            (IEnumerable<T>?)type.GetProperty(property, BindingFlags.Public | BindingFlags.Static)?.GetValue(null) ?? []
        );
}
