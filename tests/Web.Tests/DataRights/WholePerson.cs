using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Sessions;
using Visavis.Web.Arrivals;
using Visavis.Web.Availability;
using Visavis.Web.Blocking;
using Visavis.Web.Calls;
using Visavis.Web.Calls.Nodes;
using Visavis.Web.Calls.Presence;
using Visavis.Web.Contacts;
using Visavis.Web.DataRights;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Media;
using Visavis.Web.Media.Storage;
using Visavis.Web.Messages;
using Visavis.Web.Moderation;
using Visavis.Web.Notifications;
using Visavis.Web.Notifications.Push;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;
using Visavis.Web.Replacements.Hours;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Sending;
using Visavis.Web.Tests.Trust;

namespace Visavis.Web.Tests.DataRights;

/// <summary>Somebody of whom every table holds something, with one word in every text.</summary>
internal static partial class WholePerson
{
    public const string Word = "zzquokka";

    private static readonly Guid DeviceId = new("0f9c3c1e-61d0-4a52-9a8e-6f8d2f0a7b11");

    private static readonly DateTimeOffset Then = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public static async Task<(Professional Person, string PhotoKey)> CreateAsync(AppHost app)
    {
        var other = await app.AddAccountAsync("Paul Petit");
        var person = await app.AddProfessionalAsync(p =>
        {
            p.DisplayName = $"Anne {Word}";
            p.Slug = $"anne-{Word}";
            p.ProfessionLabel = $"Plombière {Word}";
            p.Presentation = $"Je répare {Word}.";
            p.City = Word;
            p.OtherProfessions = [$"Chauffagiste {Word}"];
            p.Category = AccountCategory.Company;
        });
        var photoKey = StorageKey.New(StorageKey.Photos);
        await app.WithDataAsync(async db =>
        {
            var account = await db.Users.FindAsync(person.Id);
            account!.DisplayName = $"Anne {Word}";
            account.Email = $"anne@{Word}.example";
            account.NormalizedEmail = account.Email.ToUpperInvariant();
            account.EmailConfirmed = true;
            account.UserName = account.Email;
            account.NormalizedUserName = account.NormalizedEmail;
            account.PhoneNumber = account.AddressLine = account.PasswordHash = Word;
            account.PostalCode = "zzquo";
            db.AddRange(
                new IdentityUserLogin<Guid>
                {
                    UserId = person.Id,
                    LoginProvider = "google",
                    ProviderKey = Word,
                    ProviderDisplayName = Word,
                },
                new IdentityUserClaim<Guid>
                {
                    UserId = person.Id,
                    ClaimType = Word,
                    ClaimValue = Word,
                },
                new IdentityUserToken<Guid>
                {
                    UserId = person.Id,
                    LoginProvider = Word,
                    Name = Word,
                    Value = Word,
                },
                new AccountSession
                {
                    Id = Guid.NewGuid(),
                    AccountId = person.Id,
                    Device = Word,
                    CreatedAt = Then,
                    LastSeenAt = Then,
                    ExpiresAt = Then.AddDays(9),
                },
                new ServiceOffer
                {
                    Id = Guid.NewGuid(),
                    ProfessionalId = person.Id,
                    Name = Word,
                    Description = Word,
                    Place = Word,
                    PlaceAccess = Word,
                    PlaceTelephone = Word,
                    ToBring = Word,
                    Audience = Word,
                    Questions = [Word],
                },
                new ContactDetails
                {
                    AccountId = person.Id,
                    FirstName = Word,
                    LastName = Word,
                    AddressLine = Word,
                    AddressMore = Word,
                    PostalCode = Word,
                    City = Word,
                    Telephone = Word,
                },
                new Recruitment { ProfessionalId = person.Id, Trades = [Word] },
                new Place
                {
                    Id = Guid.NewGuid(),
                    OwnerId = person.Id,
                    Name = Word,
                    AddressLine = Word,
                    CommuneCode = "69123",
                    PostalCode = Word,
                    City = Word,
                    Access = Word,
                    Telephone = Word,
                },
                new PublicContact
                {
                    OwnerId = person.Id,
                    Telephone = Word,
                    Email = $"x@{Word}.example",
                },
                new JobSearch { ProfessionalId = person.Id, ExperienceYears = 3 },
                new WorkingHours
                {
                    ProfessionalId = person.Id,
                    Weekday = 1,
                    StartMinute = 540,
                    EndMinute = 720,
                },
                new AvailabilitySettings { ProfessionalId = person.Id },
                new DateOverrideRow
                {
                    Id = Guid.NewGuid(),
                    ProfessionalId = person.Id,
                    First = new DateOnly(2026, 12, 24),
                    Last = new DateOnly(2026, 12, 26),
                },
                new LinkedCalendar
                {
                    Id = Guid.NewGuid(),
                    ProfessionalId = person.Id,
                    CalendarId = $"{Word}@group.calendar.google.com",
                    AddedAt = Then,
                    NextReadAt = Then.AddYears(90),
                },
                new ProfileDocument
                {
                    Id = Guid.NewGuid(),
                    ProfessionalId = person.Id,
                    Title = Word,
                    StorageKey = StorageKey.New(StorageKey.Documents),
                    CreatedAt = Then,
                },
                new Organisation { Id = person.Id, CreatedAt = Then },
                new PresenceRecord { UserId = person.Id, LastSeenAt = Then },
                new AuditEntry
                {
                    At = Then,
                    SubjectId = person.Id,
                    Action = "administrator-promoted",
                },
                new DataExport
                {
                    Id = Guid.NewGuid(),
                    AccountId = person.Id,
                    State = DataExportState.Failed,
                    CreatedAt = Then,
                    Version = Guid.NewGuid(),
                },
                new QueuedMail
                {
                    Id = Guid.NewGuid(),
                    AccountId = person.Id,
                    Recipient = $"{Word}@example.org",
                    Kind = "test",
                    State = MailState.Failed,
                    CreatedAt = Then,
                    NextAttemptAt = Then,
                    Version = Guid.NewGuid(),
                },
                new Notice
                {
                    Id = Guid.NewGuid(),
                    AccountId = person.Id,
                    Kind = "missed-call",
                    SubjectKey = Word,
                    Title = Word,
                    Path = $"/{Word}",
                    CreatedAt = Then,
                    DueAt = Then,
                    DeliveredAt = Then,
                },
                new NotificationPreference { AccountId = person.Id, Kind = "missed-call" },
                new QuietHours { AccountId = person.Id, FromMinute = 60 },
                new PushDevice
                {
                    Id = DeviceId,
                    AccountId = person.Id,
                    Endpoint = $"https://push.example/{Word}",
                    PublicKey = Word,
                    AuthSecret = Word,
                    CreatedAt = Then,
                },
                new QueuedPush
                {
                    Id = Guid.NewGuid(),
                    AccountId = person.Id,
                    DeviceId = DeviceId,
                    Kind = "missed-call",
                    SubjectKey = Word,
                    State = PushState.Sent,
                    CreatedAt = Then,
                    DueAt = Then,
                    ExpiresAt = Then,
                    NextAttemptAt = Then,
                },
                new IdentityUserPasskey<Guid>
                {
                    UserId = person.Id,
                    CredentialId = [1, 2, 3],
                    Data = new IdentityPasskeyData
                    {
                        Name = Word,
                        PublicKey = [1],
                        Transports = [],
                        AttestationObject = [],
                        ClientDataJson = [],
                    },
                }
            );
            var photo = new Photo
            {
                Id = Guid.NewGuid(),
                ProfessionalId = person.Id,
                Caption = Word,
                CreatedAt = Then,
            };
            photo.Files.Add(
                new PhotoFile
                {
                    PhotoId = photo.Id,
                    Size = PhotoSize.Large,
                    StorageKey = photoKey,
                    ContentType = "image/png",
                    Width = 9,
                    Height = 9,
                    Bytes = 3,
                }
            );
            db.Add(photo);
            await db.SaveChangesAsync();
            await WholePersonBookings.AddAsync(db, person.Id, other.Id);
            db.AddRange(
                new ClientFile
                {
                    Id = Guid.NewGuid(),
                    OrganisationId = person.Id,
                    Reference = "C-22222222",
                    FirstName = Word,
                    LastName = Word,
                    AddressLine = Word,
                    AddressMore = Word,
                    PostalCode = Word,
                    City = Word,
                    Telephone = Word,
                    Email = $"y@{Word}.example",
                    Note = Word,
                    AccountId = person.Id,
                    Contacts = { new ClientContact { AccountId = person.Id } },
                },
                new StaffContact
                {
                    OrganisationId = person.Id,
                    AccountId = person.Id,
                    Telephone = Word,
                    Email = Word,
                },
                new OrganisationService
                {
                    Id = Guid.NewGuid(),
                    OrganisationId = person.Id,
                    Name = Word,
                },
                new Membership
                {
                    Id = Guid.NewGuid(),
                    OrganisationId = person.Id,
                    AccountId = person.Id,
                    Role = MemberRole.Owner,
                    JoinedAt = Then,
                },
                new Invitation
                {
                    Id = Guid.NewGuid(),
                    OrganisationId = person.Id,
                    Email = $"x@{Word}.example",
                    SecretHash = Word,
                    InvitedById = person.Id,
                    CreatedAt = Then,
                    ExpiresAt = Then,
                }
            );
            await AddReplacementsAsync(db, person.Id);
            await WholePersonChannels.AddAsync(db, person.Id);
            await WholePersonAgreements.AddAsync(db, person.Id);
            var call = new CallRecord
            {
                Id = Guid.NewGuid().ToString("N"),
                CallerId = other.Id,
                CalleeId = person.Id,
                RequestId = "r",
                State = "Ended",
                EndReason = "HungUp",
                StartedAt = Then,
                RingExpiresAt = Then,
                EndedAt = Then,
            };
            db.Add(call);
            AddPictures(db, person.Id);
            WholePersonCalls.Add(db, person.Id, other.Id, call.Id, Word, Then);
            db.AddRange(TrustRows.Of(person.Id, Word, Then));
            await db.SaveChangesAsync();
            db.Add(new LiveCallParticipant { UserId = person.Id, CallId = call.Id });
            var node = new NodeRecord { Id = Guid.NewGuid(), SeenAt = Then };
            db.AddRange(node, new PersonOnNode { UserId = person.Id, NodeId = node.Id });
            var (first, second) = Conversation.Order(person.Id, other.Id);
            var conversation = new Conversation
            {
                Id = Guid.NewGuid(),
                FirstId = first,
                SecondId = second,
                StartedById = other.Id,
                CreatedAt = Then,
                LastSequence = 2,
            };
            db.AddRange(
                conversation,
                SideOf(conversation.Id, person.Id, other.Id),
                ReplyAddressOf(conversation.Id, person.Id),
                SideOf(conversation.Id, other.Id, person.Id),
                MessageOf(conversation.Id, 1, person.Id, Word, call.Id),
                MessageOf(conversation.Id, 2, other.Id, "Merci", call.Id),
                new MessageFile
                {
                    Id = Guid.NewGuid(),
                    ConversationId = conversation.Id,
                    Sequence = 1,
                    SenderId = person.Id,
                    Name = $"{Word}.pdf",
                    StorageKey = StorageKey.New(MessageFiles.Folder),
                    ContentType = "application/pdf",
                },
                new HiddenMessage
                {
                    AccountId = person.Id,
                    ConversationId = conversation.Id,
                    Sequence = 2,
                },
                new MessageSettings { AccountId = person.Id },
                new ArrivalWatch
                {
                    AccountId = person.Id,
                    ProfessionalId = person.Id,
                    CreatedAt = Then,
                },
                new PersonBlock
                {
                    AccountId = person.Id,
                    BlockedId = other.Id,
                    CreatedAt = Then,
                }
            );
            return await db.SaveChangesAsync();
        });
        return (person, photoKey);
    }
}
