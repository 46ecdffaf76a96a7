using Microsoft.EntityFrameworkCore;
using Visavis.Web.Channels;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Letters;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Telephone;
using Visavis.Web.Telephone.Help;

namespace Visavis.Web.Tests.DataRights;

/// <summary>The telephone and the letters of <see cref="WholePerson"/>, with the word in every text.</summary>
internal static class WholePersonChannels
{
    private static readonly DateTimeOffset Then = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public static async Task AddAsync(VisavisDbContext db, Guid person)
    {
        const string Word = WholePerson.Word;
        var file = await db.Set<ClientFile>().Where(f => f.OrganisationId == person).Select(f => f.Id).SingleAsync();
        db.AddRange(
            new ChannelChoice
            {
                AccountId = person,
                MandateName = Word,
                ChangedAt = Then,
            },
            new PaperChoice
            {
                Id = Guid.NewGuid(),
                FileId = file,
                MandateName = Word,
                Scan = [1],
                ScanType = "image/png",
                EnteredById = person,
                EnteredAt = Then,
            },
            new Mandate
            {
                Id = Guid.NewGuid(),
                AccountId = person,
                FileId = file,
                Name = Word,
                Scan = [1],
                ScanType = "image/png",
                EnteredById = person,
                EnteredAt = Then,
            },
            new LineAccess
            {
                Id = Guid.NewGuid(),
                AccountId = person,
                Number = "12345678",
                CodeHash = Word,
                CreatedAt = Then,
            },
            new CallbackRequest
            {
                Id = Guid.NewGuid(),
                AccountId = person,
                AskedAt = Then,
            },
            new VoiceCall
            {
                CallSid = Guid.NewGuid().ToString("N"),
                AccountId = person,
                Language = "fr",
                ProtectedReply = Word,
                StartedAt = DateTimeOffset.UtcNow,
            },
            new OutgoingCall
            {
                Id = Guid.NewGuid(),
                AccountId = person,
                Kind = "service-hours",
                SubjectKey = "hours:",
                ProtectedContent = Word,
                Language = "fr",
                State = OutgoingState.Told,
                CreatedAt = Then,
                NextAt = Then,
            },
            new Letter
            {
                Id = Guid.NewGuid(),
                AccountId = person,
                Kind = "service-hours",
                SubjectKey = "hours:",
                Title = Word,
                ProtectedContent = Word,
                Language = "fr",
                QueuedAt = Then,
            },
            new HelperAct
            {
                Id = Guid.NewGuid(),
                FileId = file,
                HelperId = person,
                RemindedStart = Then,
                At = Then,
            }
        );
        await db.SaveChangesAsync();
    }
}
