using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Visavis.Web.Channels;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Letters;
using Visavis.Web.Notifications;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Services;

namespace Visavis.Web.Telephone;

/// <summary>Turns what would be a mail into a call or a letter, by the table of channels.</summary>
public sealed class CallsAndLetters(LetterWriter letters, CallContent contents, IOptions<TelephoneOptions> options, TimeProvider time)
    : IOtherChannel
{
    public async Task<bool> TakeAsync(
        VisavisDbContext db,
        string subjectKey,
        NotificationKind kind,
        NotificationReader reader,
        NotificationContent content,
        CancellationToken cancellationToken
    )
    {
        var client = new ServedClient(reader.AccountId, reader.FileId);
        if (client is { AccountId: null, FileId: null })
        {
            return false;
        }

        var channel = await ClientChannels.OfAsync(db, client, cancellationToken);
        var way = ChannelRoute.Of(kind, channel);
        if (way == Way.Mail)
        {
            return false;
        }

        if (way == Way.Call && options.Value.MayCall && await OutgoingCalls.NumberAsync(db, client, cancellationToken) is not null)
        {
            await DropAsync(db, subjectKey, (kind.Id, client.AccountId), cancellationToken);
            var now = time.GetUtcNow();
            db.Add(
                new OutgoingCall
                {
                    Id = Guid.CreateVersion7(now),
                    AccountId = client.AccountId,
                    FileId = client.FileId,
                    Kind = kind.Id,
                    SubjectKey = subjectKey,
                    BookingId = Subjects.HoursOf(subjectKey),
                    ProtectedContent = contents.Protect(content),
                    Language = reader.Language,
                    CreatedAt = now,
                    NextAt = now,
                }
            );
            return true;
        }

        var paragraphs = content.OnPaper ?? content.Paragraphs;
        return await letters.AddAsync(db, client, kind.Id, subjectKey, content.Title, paragraphs, reader.Language, cancellationToken);
    }

    public async Task DropAsync(
        VisavisDbContext db,
        string subjectKey,
        (string Kind, Guid? AccountId)? only,
        CancellationToken cancellationToken
    )
    {
        await letters.DropAsync(db, subjectKey, only, cancellationToken);
        foreach (
            var entry in db.ChangeTracker.Entries<OutgoingCall>().Where(e => e.State == EntityState.Added && IsMeant(e.Entity)).ToList()
        )
        {
            entry.State = EntityState.Detached;
        }

        var waiting = await OnTheWay.Calls(db).Where(c => c.SubjectKey == subjectKey).ToListAsync(cancellationToken);
        foreach (var call in waiting.Where(IsMeant))
        {
            (call.State, call.EndedAt, call.ProtectedContent) = (OutgoingState.Dropped, time.GetUtcNow(), null);
        }

        bool IsMeant(OutgoingCall call) =>
            call.SubjectKey == subjectKey && (only is not var (kind, account) || (call.Kind == kind && call.AccountId == account));
    }
}

/// <summary>The delay in which silence approves hours runs from the day on which the letter about them left.</summary>
public sealed class HoursLetters(HoursDesk hours) : ILetterSent
{
    public Task SentAsync(string subjectKey, CancellationToken cancellationToken) =>
        Subjects.HoursOf(subjectKey) is { } booking ? hours.ToldAsync(booking, cancellationToken) : Task.CompletedTask;
}
