using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.GoogleSignIn;
using Visavis.Web.Accounts.Sessions;
using Visavis.Web.Availability;
using Visavis.Web.Blocking;
using Visavis.Web.Calls;
using Visavis.Web.Calls.Presence;
using Visavis.Web.Contacts;
using Visavis.Web.DataRights;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Media;
using Visavis.Web.Media.Portraits;
using Visavis.Web.Media.Storage;
using Visavis.Web.Messages;
using Visavis.Web.Messages.Replies;
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

/// <summary>The parts with many rows.</summary>
internal static partial class WholePerson
{
    private static void AddPictures(VisavisDbContext db, Guid person) =>
        db.AddRange(
            new Leaving
            {
                AccountId = person,
                AskedAt = Then,
                DueAt = Then.AddYears(90),
                SecretHash = "hash",
            },
            new MemberPortrait
            {
                AccountId = person,
                PictureId = Guid.NewGuid(),
                StorageKey = StorageKey.New(MemberPortraits.Folder),
                TakenAt = Then,
            },
            new GooglePicture
            {
                AccountId = person,
                Address = $"https://lh3.googleusercontent.com/a/{Word}",
                ToldAt = Then,
            }
        );

    private static async Task AddReplacementsAsync(VisavisDbContext db, Guid person)
    {
        await db.SaveChangesAsync();
        var file = await db.Set<ClientFile>().SingleAsync(f => f.OrganisationId == person);
        var substitute = new Substitute
        {
            Id = Guid.NewGuid(),
            OrganisationId = person,
            AccountId = person,
            QualificationProof = Word,
            Note = Word,
        };
        var day = new ReplacementDay { Id = Guid.NewGuid(), SubstituteId = substitute.Id };
        var request = new ReplacementRequest
        {
            Id = Guid.NewGuid(),
            OrganisationId = person,
            FileId = file.Id,
            Notes = Word,
            LateRule = Word,
            Days = { day },
            Asks =
            {
                new ReplacementAsk { Id = Guid.NewGuid(), SubstituteId = substitute.Id },
            },
        };
        db.AddRange(
            new SendingService { OrganisationId = person, LateRule = Word },
            new Notice
            {
                Id = Guid.NewGuid(),
                GuestEmail = $"anne@{Word}.example",
                GuestLanguage = "fr",
                GuestTimeZone = "Europe/Paris",
                Kind = "booking-reminder",
                SubjectKey = Word,
                CreatedAt = Then,
                DueAt = Then,
                DeliveredAt = Then,
            },
            new ListEntry
            {
                Id = Guid.NewGuid(),
                OrganisationId = person,
                Name = Word,
            },
            new ClientSite
            {
                Id = Guid.NewGuid(),
                FileId = file.Id,
                Name = Word,
                AddressLine = Word,
                PostalCode = Word,
                City = Word,
                Access = Word,
            },
            substitute,
            request,
            new RepeatedNeed
            {
                Id = Guid.NewGuid(),
                RequestId = request.Id,
                EveryWeeks = 1,
                CreatedById = person,
                CreatedAt = Then,
                EndedAt = Then,
            },
            new TimeSheet
            {
                Id = Guid.NewGuid(),
                RequestId = request.Id,
                SubstituteId = substitute.Id,
                Lines =
                {
                    new TimeSheetLine
                    {
                        Id = Guid.NewGuid(),
                        DayId = day.Id,
                        Note = Word,
                        Justification = Word,
                        Contest = Word,
                    },
                },
            }
        );
        await db.SaveChangesAsync();
    }

    private static ConversationSide SideOf(Guid conversationId, Guid accountId, Guid peerId) =>
        new()
        {
            ConversationId = conversationId,
            AccountId = accountId,
            PeerId = peerId,
            LastAt = Then,
            LastSequence = 2,
        };

    private static ReplyAddress ReplyAddressOf(Guid conversationId, Guid accountId) =>
        new()
        {
            Code = new string('a', ReplyAddress.CodeLength),
            ConversationId = conversationId,
            AccountId = accountId,
            ExpiresAt = Then,
        };

    private static ConversationMessage MessageOf(Guid conversationId, int sequence, Guid senderId, string text, string callId) =>
        new()
        {
            ConversationId = conversationId,
            Sequence = sequence,
            SenderId = senderId,
            MessageId = $"{sequence:x32}",
            BodyHash = "",
            Text = text,
            Folded = text,
            SentAt = Then,
            CallId = callId,
            CallSequence = sequence,
        };
}
