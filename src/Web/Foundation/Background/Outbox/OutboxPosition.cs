using System.Globalization;

namespace Visavis.Web.Foundation.Background.Outbox;

/// <summary>The last message a consumer has taken in. The message's own id tells another database, or one restored from a backup, apart.</summary>
public sealed record OutboxPosition(long Id, Guid MessageId)
{
    /// <summary>Before the first message.</summary>
    public static readonly OutboxPosition Start = new(0, Guid.Empty);

    public static OutboxPosition Of(OutboxMessage message) => new(message.Id, message.MessageId);

    /// <summary>Reads what <see cref="ToString"/> writes; null for anything else.</summary>
    public static OutboxPosition? Parse(string? text) =>
        text?.Split(':') is [var id, var messageId]
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && Guid.TryParse(messageId, out var guid)
            ? new OutboxPosition(number, guid)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}:{MessageId}");
}
