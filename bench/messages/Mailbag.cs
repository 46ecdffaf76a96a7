using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Messages;

namespace Visavis.MessagesBench;

/// <summary>A person with so many messages: half of them with one other person, the rest in conversations of fifty.</summary>
internal sealed class Mailbag
{
    private const int InOne = 50;
    private const int AtOnce = 5000;
    private static readonly DateTimeOffset Newest = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private static readonly string[] Words =
    [
        "Bonjour, la fuite sous l’évier recommence.",
        "Je peux passer jeudi à dix heures, est-ce que cela vous va ?",
        "Oui, merci. Le code de la porte est affiché en bas.",
        "Voici une photo du compteur ; le robinet d’arrêt est derrière.",
        "C’est noté. À jeudi, bonne soirée à vous.",
    ];

    public Guid Person { get; } = Guid.NewGuid();

    /// <summary>The one with half of all messages.</summary>
    public Guid LongConversation { get; private set; }

    public int LongLength { get; private set; }

    public Guid LongPeer { get; private set; }

    public async Task FillAsync(Func<VisavisDbContext> open, int messages)
    {
        LongLength = messages / 2;
        await SaveAsync(open, [AccountOf(Person, "Paul Petit", isDemo: true)]);
        var lengths = Enumerable.Repeat(InOne, messages / 2 / InOne).Prepend(LongLength).ToList();
        var at = Newest;
        for (var number = 0; number < lengths.Count; number++)
        {
            var rows = new List<object>();
            var (id, peer) = (Guid.NewGuid(), Guid.NewGuid());
            if (number == 0)
            {
                (LongConversation, LongPeer) = (id, peer);
            }

            await SaveAsync(open, [AccountOf(peer, $"Correspondante {number}")]);
            var (first, second) = Conversation.Order(Person, peer);
            rows.Add(
                new Conversation
                {
                    Id = id,
                    FirstId = first,
                    SecondId = second,
                    StartedById = peer,
                    CreatedAt = at - TimeSpan.FromDays(300),
                    LastSequence = lengths[number],
                }
            );
            // One in four waits to be read.
            var unread = number % 4 == 3 ? 2 : 0;
            rows.Add(SideOf(id, Person, peer, at, lengths[number], unread));
            rows.Add(SideOf(id, peer, Person, at, lengths[number], 0));
            await SaveAsync(open, rows);
            await SaveAsync(open, Enumerable.Range(1, lengths[number]).Select(n => MessageOf(id, peer, n, at, lengths[number])));
            at -= TimeSpan.FromMinutes(7);
        }
    }

    private static async Task SaveAsync(Func<VisavisDbContext> open, IEnumerable<object> rows)
    {
        foreach (var part in rows.Chunk(AtOnce))
        {
            await using var db = open();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            db.AddRange(part);
            await db.SaveChangesAsync();
        }
    }

    private static Account AccountOf(Guid id, string name, bool isDemo = false) =>
        new()
        {
            Id = id,
            DisplayName = name,
            CreatedAt = Newest - TimeSpan.FromDays(400),
            TermsAcceptedAt = Newest - TimeSpan.FromDays(400),
            IsDemo = isDemo,
        };

    private static ConversationSide SideOf(Guid id, Guid account, Guid peer, DateTimeOffset at, int last, int unread) =>
        new()
        {
            AccountId = account,
            ConversationId = id,
            PeerId = peer,
            LastAt = at,
            LastSequence = last,
            ReadSequence = last - unread,
            Unread = unread,
        };

    private ConversationMessage MessageOf(Guid id, Guid peer, int number, DateTimeOffset at, int last)
    {
        var text = $"{Words[number % Words.Length]} ({number})";
        return new()
        {
            ConversationId = id,
            Sequence = number,
            SenderId = number % 2 == 0 ? Person : peer,
            MessageId = Guid.NewGuid().ToString("N"),
            BodyHash = MessageText.Hash(text, []),
            Text = text,
            Folded = MessageText.Fold(text),
            SentAt = at - TimeSpan.FromMinutes((last - number) * 3),
        };
    }
}
