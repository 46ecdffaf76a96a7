using System.Buffers;
using System.IO.Pipelines;

namespace Visavis.Signaling.Relay;

/// <summary>
/// Writes the hub's messages to the socket in the flush itself, instead of into a pipe that another thread empties: so they keep
/// their order with what the relay writes. A page to which nothing is said holds no buffer.
/// </summary>
internal sealed class DirectOutput(RelaySocketFeature feature, PipeWriter pipe) : PipeWriter
{
    private const int Least = 512;
    private byte[]? pending;
    private int written;

    /// <summary>Between two messages it does not.</summary>
    internal bool HoldsBuffer => pending is not null;

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => written;

    public override Memory<byte> GetMemory(int sizeHint = 0) => WithRoomFor(sizeHint).AsMemory(written);

    public override Span<byte> GetSpan(int sizeHint = 0) => WithRoomFor(sizeHint).AsSpan(written);

    public override void Advance(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, (pending?.Length ?? 0) - written);
        written += bytes;
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (written > 0)
        {
            var (frame, length) = (pending!, written);
            (pending, written) = (null, 0);
            feature.Socket!.Post(frame, length);
        }

        return default;
    }

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        source.Span.CopyTo(GetSpan(source.Length));
        Advance(source.Length);
        return FlushAsync(cancellationToken);
    }

    public override void CancelPendingFlush() => pipe.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => pipe.Complete(exception);

    private byte[] WithRoomFor(int sizeHint)
    {
        var needed = written + Math.Max(sizeHint, 1);
        if (pending is null || pending.Length < needed)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Least, Math.Max(needed, 2 * written)));
            if (pending is not null)
            {
                pending.AsSpan(0, written).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(pending);
            }

            pending = larger;
        }

        return pending;
    }
}
