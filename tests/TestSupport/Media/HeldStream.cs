namespace Visavis.TestSupport.Media;

/// <summary>A sender of zeros that stops before its last bytes until told to go on, or to break.</summary>
public sealed class HeldStream(long length, bool isHeld = true) : Stream
{
    private const int HeldBack = 10;
    private readonly TaskCompletionSource nearlyRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long left = length;

    /// <summary>Completes when everything but the last bytes was taken.</summary>
    public Task NearlyRead => nearlyRead.Task;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public void LetGo() => go.TrySetResult();

    public void Break(Exception problem) => go.TrySetException(problem);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (isHeld && left <= HeldBack)
        {
            nearlyRead.TrySetResult();
            await go.Task.WaitAsync(cancellationToken);
        }

        var most = isHeld && left > HeldBack ? left - HeldBack : left;
        var count = (int)Math.Min(most, buffer.Length);
        buffer.Span[..count].Clear();
        left -= count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
