using System.Buffers;
using System.IO.Pipelines;

namespace Visavis.Signaling.Relay;

/// <summary>
/// Writes the hub's messages to the socket in the flush itself, instead of into a pipe that another thread empties: so they keep
/// their order with what the relay writes.
/// </summary>
internal sealed class DirectOutput(RelaySocketFeature feature, PipeWriter pipe) : PipeWriter
{
    private readonly ArrayBufferWriter<byte> pending = new(512);

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => pending.WrittenCount;

    public override Memory<byte> GetMemory(int sizeHint = 0) => pending.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => pending.GetSpan(sizeHint);

    public override void Advance(int bytes) => pending.Advance(bytes);

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (pending.WrittenCount > 0)
        {
            feature.Socket!.Post(pending.WrittenMemory);
            pending.ResetWrittenCount();
        }

        return default;
    }

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        if (pending.WrittenCount == 0)
        {
            feature.Socket!.Post(source);
            return default;
        }

        pending.Write(source.Span);
        return FlushAsync(cancellationToken);
    }

    public override void CancelPendingFlush() => pipe.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => pipe.Complete(exception);
}
