using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Media.Storage;
using Visavis.Web.Media.Uploads;

namespace Visavis.Web.Messages;

/// <param name="Name">To whom it was sent; empty for who has left.</param>
public sealed record SentFile(MessageFile File, string Name, DateTimeOffset SentAt);

/// <param name="Used">Bytes of the files of a person that their conversations keep.</param>
/// <param name="Allowed">How many there may be.</param>
public sealed record FileRoom(long Used, long Allowed)
{
    public bool Takes(long bytes) => Used + bytes <= Allowed;
}

/// <summary>The files that a person sent with messages: how much room they take, and the way to make some.</summary>
public sealed class SentFiles(
    VisavisDbContext db,
    IBlobStore store,
    LiveInbox live,
    IOptions<MessagesOptions> options,
    IStringLocalizer<MessageTexts> texts,
    IStringLocalizer<MediaTexts> sizes,
    ILogger<SentFiles> logger
)
{
    /// <summary>Shown at once, the largest first: who makes room begins with these.</summary>
    public const int Most = 100;

    public Task<FileRoom> RoomAsync(Guid sender, CancellationToken cancellationToken) =>
        RoomAsync(db, options.Value, sender, cancellationToken);

    /// <summary>The sentence that stands wherever a file is added, or room is made.</summary>
    public string Say(FileRoom room) =>
        texts["Vos fichiers envoyés : {0} sur {1}.", FileSize.Of(room.Used, sizes), FileSize.Of(room.Allowed, sizes)];

    public async Task<IReadOnlyList<SentFile>> ListAsync(Guid sender, CancellationToken cancellationToken)
    {
        var rows = await db.Set<MessageFile>()
            .AsNoTracking()
            .Where(f => f.SenderId == sender && f.StorageKey != "")
            .OrderByDescending(f => f.Bytes)
            .ThenBy(f => f.Id)
            .Take(Most)
            .Join(
                db.Set<ConversationMessage>(),
                f => new { f.ConversationId, f.Sequence },
                m => new { m.ConversationId, m.Sequence },
                (file, message) => new { File = file, message.SentAt }
            )
            .Join(
                db.Set<Conversation>(),
                row => row.File.ConversationId,
                c => c.Id,
                (row, c) =>
                    new
                    {
                        row.File,
                        row.SentAt,
                        Peer = c.FirstId == sender ? c.SecondId : c.FirstId,
                    }
            )
            .ToListAsync(cancellationToken);
        var people = await Correspondents.FindAsync(db, [.. rows.Select(row => row.Peer).Distinct()], cancellationToken);
        return
        [
            .. rows.OrderByDescending(row => row.File.Bytes)
                .Select(row => new SentFile(row.File, people.GetValueOrDefault(row.Peer)?.Name ?? "", row.SentAt)),
        ];
    }

    /// <summary>For good and for both people: name and content go, the message stays. Somebody else's file is an absent one.</summary>
    public async Task<MessageFile?> RemoveAsync(Guid sender, Guid fileId, CancellationToken cancellationToken)
    {
        var file = await db.Set<MessageFile>()
            .SingleOrDefaultAsync(f => f.Id == fileId && f.SenderId == sender && f.StorageKey != "", cancellationToken);
        if (file is null)
        {
            return null;
        }

        var key = file.StorageKey;
        (file.StorageKey, file.Name, file.Bytes, file.Width, file.Height) = ("", "", 0, null, null);
        await db.SaveChangesAsync(cancellationToken);
        await store.RemoveUnneededAsync([key], logger);
        var peer = await db.Set<Conversation>()
            .Where(c => c.Id == file.ConversationId)
            .Select(c => c.FirstId == sender ? c.SecondId : c.FirstId)
            .SingleAsync(cancellationToken);
        await live.MessageAsync(file.ConversationId, file.Sequence, sender, peer);
        return file;
    }

    /// <summary>
    /// Inside the caller's transaction: one message with files of a person after the other, so that two at once cannot both take the last room.
    /// </summary>
    internal static async Task<FileRoom> LockAsync(
        VisavisDbContext db,
        MessagesOptions options,
        Guid sender,
        CancellationToken cancellationToken
    )
    {
        await db
            .Users.Where(a => a.Id == sender)
            .ExecuteUpdateAsync(row => row.SetProperty(a => a.TimeZone, a => a.TimeZone), cancellationToken);
        return await RoomAsync(db, options, sender, cancellationToken);
    }

    internal static async Task<FileRoom> RoomAsync(
        VisavisDbContext db,
        MessagesOptions options,
        Guid sender,
        CancellationToken cancellationToken
    ) =>
        new(
            await db.Set<MessageFile>().Where(f => f.SenderId == sender).SumAsync(f => f.Bytes, cancellationToken),
            options.MegabytesOfFiles * 1024L * 1024
        );
}
