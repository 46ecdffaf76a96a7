using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Foundation.Background.Outbox;

/// <summary>Adds messages to a context; they are written by its next save, in the same transaction as what they tell of.</summary>
public sealed class OutboxWriter(TimeProvider clock)
{
    public void Add(VisavisDbContext db, string kind, string payload) =>
        db.Outbox.Add(
            new OutboxMessage
            {
                MessageId = Guid.NewGuid(),
                Kind = kind,
                Payload = payload,
                CreatedAt = clock.GetUtcNow(),
            }
        );
}
