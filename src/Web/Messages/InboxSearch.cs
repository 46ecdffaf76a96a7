using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Messages;

/// <summary>How far a search came: of this conversation what is before this sequence was not read, nor any conversation older than it.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SearchPlace(Guid ConversationId, int Before)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ConversationId:N}.{Before}");

    /// <returns>Null for what no search wrote.</returns>
    public static SearchPlace? Read(string? text) =>
        text?.Split('.') is [var id, var before]
        && Guid.TryParseExact(id, "N", out var conversation)
        && int.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? new SearchPlace(conversation, sequence)
            : null;
}

/// <param name="Further">Where to go on; null when everything was read.</param>
public sealed record InboxFindings(IReadOnlyList<InboxLine> Lines, SearchPlace? Further);

/// <summary>
/// Looks for words in a person's conversations, newest conversation first. One step reads a bounded number of messages whatever their number is;
/// the next goes on where it stopped.
/// </summary>
public sealed class InboxSearch(VisavisDbContext db)
{
    /// <summary>Messages read in one step: what everybody but a few has altogether.</summary>
    public const int MostRead = 10_000;

    public const int MostFound = 50;

    private const int MostConversations = 500;
    private const int MostNamed = 2_000;

    /// <summary>Conversations whose person has such a name, then messages that hold the words; accents and capitals do not matter.</summary>
    public Task<InboxFindings> FindAsync(Guid accountId, string words, SearchPlace? from, CancellationToken cancellationToken) =>
        FindAsync(accountId, words, from, MostRead, cancellationToken);

    internal async Task<InboxFindings> FindAsync(
        Guid accountId,
        string words,
        SearchPlace? from,
        int mostRead,
        CancellationToken cancellationToken
    )
    {
        var folded = MessageText.Fold(words.Trim());
        if (folded.Length == 0)
        {
            return new InboxFindings([], null);
        }

        var sides = await SidesAsync(accountId, from, cancellationToken);
        var begins = from is { } place && sides is [var first, ..] && first.Side.ConversationId == place.ConversationId ? from : null;
        var (spans, further) = Spans(sides.Take(MostConversations), begins, mostRead);
        further ??= sides.Count > MostConversations ? StartOf(sides[MostConversations].Side) : null;
        var hits = await HitsAsync(accountId, spans, folded, cancellationToken);
        if (hits.Count > MostFound)
        {
            hits.RemoveRange(MostFound, hits.Count - MostFound);
            further = new SearchPlace(hits[^1].ConversationId, hits[^1].Sequence);
        }

        // Names are told with the first step alone.
        var named = sides.Where(s => from is null && MessageText.Fold(s.Name).Contains(folded, StringComparison.Ordinal));
        return new InboxFindings(await LinesAsync(accountId, sides, named.Take(MostFound), hits, folded, cancellationToken), further);
    }

    /// <summary>What one step reads: whole conversations, and at most a part of the first and of the last.</summary>
    internal static (List<Span> Spans, SearchPlace? Further) Spans(IEnumerable<NamedSide> sides, SearchPlace? begins, int most)
    {
        var (spans, left) = (new List<Span>(), most);
        foreach (var (side, _) in sides)
        {
            var before =
                begins is { } place && place.ConversationId == side.ConversationId
                    ? Math.Min(place.Before, side.LastSequence + 1)
                    : side.LastSequence + 1;
            var count = before - 1 - side.HiddenUpTo;
            if (count <= 0)
            {
                continue;
            }

            if (left == 0)
            {
                return (spans, new SearchPlace(side.ConversationId, before));
            }

            var read = Math.Min(left, count);
            var isWhole = read == count && before > side.LastSequence;
            spans.Add(new Span(side.ConversationId, before - 1 - read, before, isWhole));
            left -= read;
            if (read < count)
            {
                return (spans, new SearchPlace(side.ConversationId, before - read));
            }
        }

        return (spans, null);
    }

    private static SearchPlace StartOf(ConversationSide side) => new(side.ConversationId, side.LastSequence + 1);

    /// <summary>Newest first, from the place on.</summary>
    private async Task<List<NamedSide>> SidesAsync(Guid accountId, SearchPlace? from, CancellationToken cancellationToken)
    {
        var sides = db.Set<ConversationSide>().AsNoTracking().Where(s => s.AccountId == accountId && s.LastSequence > s.HiddenUpTo);
        var most = MostNamed;
        if (from is { } place)
        {
            var at = await sides
                .Where(s => s.ConversationId == place.ConversationId)
                .Select(s => (DateTimeOffset?)s.LastAt)
                .FirstOrDefaultAsync(cancellationToken);
            if (at is null)
            {
                return [];
            }

            sides = sides.Where(s => s.LastAt <= at);
            most = MostConversations + 1;
        }

        var found = await sides
            .OrderByDescending(s => s.LastAt)
            .ThenBy(s => s.ConversationId)
            .Take(most)
            .Select(s => new NamedSide(s, db.Users.Where(a => a.Id == s.PeerId).Select(a => a.DisplayName).FirstOrDefault() ?? ""))
            .ToListAsync(cancellationToken);
        // Others of the same moment were read before it.
        return from is null ? found : [.. found.SkipWhile(s => s.Side.ConversationId != from.Value.ConversationId)];
    }

    /// <summary>In the order of the conversations, newest message first within each; one more than are shown, when there are more.</summary>
    private async Task<List<Hit>> HitsAsync(Guid accountId, List<Span> spans, string folded, CancellationToken cancellationToken)
    {
        var hits = new List<Hit>();
        var wholes = spans.Where(s => s.IsWhole).Select(s => s.ConversationId).ToList();
        var areWholesRead = false;
        foreach (var span in spans)
        {
            if (hits.Count > MostFound || (span.IsWhole && areWholesRead))
            {
                continue;
            }

            var messages = db.Set<ConversationMessage>().Where(m => m.Folded.Contains(folded));
            var sides = db.Set<ConversationSide>().Where(s => s.AccountId == accountId);
            if (span.IsWhole)
            {
                areWholesRead = true;
                sides = sides.Where(s => wholes.Contains(s.ConversationId));
            }
            else
            {
                var (id, above, before) = (span.ConversationId, span.Above, span.Before);
                sides = sides.Where(s => s.ConversationId == id);
                messages = messages.Where(m => m.ConversationId == id && m.Sequence > above && m.Sequence < before);
            }

            hits.AddRange(
                await sides
                    .SelectMany(
                        s => messages.Where(m => m.ConversationId == s.ConversationId && m.Sequence > s.HiddenUpTo),
                        (s, m) => new { s.LastAt, Message = m }
                    )
                    .Where(x =>
                        !db.Set<HiddenMessage>()
                            .Any(h =>
                                h.AccountId == accountId && h.ConversationId == x.Message.ConversationId && h.Sequence == x.Message.Sequence
                            )
                    )
                    .OrderByDescending(x => x.LastAt)
                    .ThenBy(x => x.Message.ConversationId)
                    .ThenByDescending(x => x.Message.Sequence)
                    .Take(MostFound + 1)
                    .Select(x => new Hit(
                        x.Message.ConversationId,
                        x.Message.Sequence,
                        x.Message.SenderId == accountId,
                        x.Message.Text,
                        x.Message.SentAt
                    ))
                    .ToListAsync(cancellationToken)
            );
        }

        return hits;
    }

    private async Task<IReadOnlyList<InboxLine>> LinesAsync(
        Guid accountId,
        List<NamedSide> sides,
        IEnumerable<NamedSide> named,
        List<Hit> hits,
        string folded,
        CancellationToken cancellationToken
    )
    {
        var byId = sides.ToDictionary(s => s.Side.ConversationId, s => s.Side);
        var found = named
            .Select(s => (s.Side, Hit: (Hit?)null))
            .Concat(hits.OrderByDescending(h => h.SentAt).Select(h => (Side: byId[h.ConversationId], Hit: (Hit?)h)))
            .ToList();
        var cards = await Correspondents.FindAsync(db, [.. found.Select(f => f.Side.PeerId).Distinct()], cancellationToken);
        return found.ConvertAll(f => new InboxLine(
            f.Side.ConversationId,
            cards.GetValueOrDefault(f.Side.PeerId) ?? new Correspondent(f.Side.PeerId, "", null, null, null),
            f.Hit?.SentAt ?? f.Side.LastAt,
            MessagePreview.Around(f.Hit?.Text ?? "", folded),
            f.Hit?.IsFromMe == true,
            f.Side.Unread,
            f.Side.IsMuted,
            f.Hit?.Sequence
        ));
    }

    /// <param name="Above">Read from the next sequence on.</param>
    /// <param name="Before">Up to the one before this.</param>
    internal sealed record Span(Guid ConversationId, int Above, int Before, bool IsWhole);

    internal sealed record NamedSide(ConversationSide Side, string Name);

    private sealed record Hit(Guid ConversationId, int Sequence, bool IsFromMe, string Text, DateTimeOffset SentAt);
}
