namespace Visavis.Web.Foundation.Background.Outbox;

/// <summary>Brings one consumer forward, a batch at a time.</summary>
public sealed class OutboxDelivery(OutboxLog log, IOutboxConsumer consumer, int batchSize, TimeProvider clock)
{
    private readonly OutboxGap gap = new(clock);
    private OutboxPosition? startedAt;

    /// <summary>Delivers the next batch.</summary>
    /// <returns>False when the consumer is up to date.</returns>
    public async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        if (await consumer.GetPositionAsync(cancellationToken) is not { } position || !await IsKnownAsync(position, cancellationToken))
        {
            var end = await log.EndAsync(cancellationToken);
            await consumer.StartAfreshAsync(end, cancellationToken);
            startedAt = end;
            return true;
        }

        var batch = await log.ReadAsync(position, batchSize, gap, cancellationToken);
        if (batch.Count == 0)
        {
            return false;
        }

        var wanted = batch.Where(message => consumer.Kinds.Contains(message.Kind)).ToList();
        try
        {
            await consumer.ConsumeAsync(wanted, OutboxPosition.Of(batch[^1]), cancellationToken);
        }
        catch (Exception e) when (wanted.Count > 0 && !cancellationToken.IsCancellationRequested)
        {
            var error = e.GetBaseException().Message;
            await log.RecordFailureAsync(wanted[0], error[..Math.Min(error.Length, OutboxWorker.MaxErrorLength)], cancellationToken);
            throw;
        }

        return true;
    }

    private async Task<bool> IsKnownAsync(OutboxPosition position, CancellationToken cancellationToken) =>
        position == startedAt || await log.ContainsAsync(position, cancellationToken);
}
