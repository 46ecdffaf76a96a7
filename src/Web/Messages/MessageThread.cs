using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Messages;

/// <param name="StartsDay">Whether the day is written above it.</param>
/// <param name="IsFromCall">Written in a call.</param>
/// <param name="AfterCallId">The call that it was left after.</param>
/// <param name="MayEdit">Mine, and young enough.</param>
public sealed record ThreadLine(
    Guid ConversationId,
    int Sequence,
    string MessageId,
    bool IsFromMe,
    string SenderName,
    string Text,
    IReadOnlyList<TextPart> Parts,
    IReadOnlyList<MessageFile> Files,
    DateTimeOffset LocalSentAt,
    bool IsEdited,
    bool MayEdit,
    bool IsFromCall,
    string? AfterCallId,
    bool StartsDay
);

/// <summary>A conversation as one of its two people sees it.</summary>
public sealed class MessageThread(VisavisDbContext db, TimeProvider time)
{
    public const int PageSize = 50;

    public static readonly TimeSpan EditWithin = TimeSpan.FromMinutes(5);

    /// <returns>Null when it is not this person's.</returns>
    public Task<ConversationSide?> FindSideAsync(Guid accountId, Guid conversationId, CancellationToken cancellationToken) =>
        db.Set<ConversationSide>()
            .AsNoTracking()
            .FirstOrDefaultAsync(s => s.AccountId == accountId && s.ConversationId == conversationId, cancellationToken);

    /// <summary>The newest lines before a sequence, oldest first.</summary>
    public Task<IReadOnlyList<ThreadLine>> BeforeAsync(
        ConversationSide side,
        int before,
        string timeZone,
        CancellationToken cancellationToken
    ) => LinesAsync(side, m => m.Where(x => x.Sequence < before).OrderByDescending(x => x.Sequence), timeZone, cancellationToken);

    /// <summary>Lines from a sequence on, oldest first; whoever gets a full page asks again after its last.</summary>
    public Task<IReadOnlyList<ThreadLine>> FromAsync(
        ConversationSide side,
        int from,
        string timeZone,
        CancellationToken cancellationToken
    ) => LinesAsync(side, m => m.Where(x => x.Sequence >= from).OrderBy(x => x.Sequence), timeZone, cancellationToken);

    public Task<bool> HasBeforeAsync(ConversationSide side, int sequence, CancellationToken cancellationToken) =>
        Visible(side).AnyAsync(m => m.Sequence < sequence, cancellationToken);

    private IQueryable<ConversationMessage> Visible(ConversationSide side)
    {
        var (me, id, hidden) = (side.AccountId, side.ConversationId, side.HiddenUpTo);
        return db.Set<ConversationMessage>()
            .AsNoTracking()
            .Where(m =>
                m.ConversationId == id
                && m.Sequence > hidden
                && !db.Set<HiddenMessage>().Any(h => h.AccountId == me && h.ConversationId == id && h.Sequence == m.Sequence)
            );
    }

    private async Task<IReadOnlyList<ThreadLine>> LinesAsync(
        ConversationSide side,
        Func<IQueryable<ConversationMessage>, IQueryable<ConversationMessage>> choose,
        string timeZone,
        CancellationToken cancellationToken
    )
    {
        var (me, id) = (side.AccountId, side.ConversationId);
        var visible = Visible(side);
        var rows = await choose(visible).Take(PageSize).Include(m => m.Files).ToListAsync(cancellationToken);
        rows.Sort((a, b) => a.Sequence.CompareTo(b.Sequence));
        if (rows.Count == 0)
        {
            return [];
        }

        var first = rows[0].Sequence;
        var earlier = await visible
            .Where(m => m.Sequence < first)
            .OrderByDescending(m => m.Sequence)
            .Select(m => (DateTimeOffset?)m.SentAt)
            .FirstOrDefaultAsync(cancellationToken);
        var people = await Correspondents.FindAsync(db, [me, side.PeerId], cancellationToken);
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var known) ? known : TimeZoneInfo.Utc;
        var now = time.GetUtcNow();
        var lines = new List<ThreadLine>(rows.Count);
        var day = earlier is { } instant ? TimeZoneInfo.ConvertTime(instant, zone).Date : (DateTime?)null;
        foreach (var row in rows)
        {
            var local = TimeZoneInfo.ConvertTime(row.SentAt, zone);
            lines.Add(
                new ThreadLine(
                    id,
                    row.Sequence,
                    row.MessageId,
                    row.SenderId == me,
                    people.GetValueOrDefault(row.SenderId)?.Name ?? "",
                    row.Text,
                    MessageText.Parts(row.Text),
                    [.. row.Files],
                    local,
                    row.EditedAt is not null,
                    row.SenderId == me && row.Text.Length > 0 && row.SentAt + EditWithin > now,
                    row.CallSequence is not null,
                    row.CallSequence is null ? row.CallId : null,
                    day != local.Date
                )
            );
            day = local.Date;
        }

        return lines;
    }
}
