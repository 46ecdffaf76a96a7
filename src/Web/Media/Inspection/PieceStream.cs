namespace Visavis.Web.Media.Inspection;

/// <summary>Reads the pieces one after the other, so that a cleaned file never stands in memory or on disk a second time.</summary>
internal sealed class PieceStream(Stream original, IReadOnlyList<Piece> pieces) : Stream
{
    private int index;
    private long done;
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length { get; } = pieces.Sum(piece => piece.Length);

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (NextPiece(buffer.Length) is not { } piece)
        {
            return 0;
        }

        var part = buffer[..(int)Math.Min(buffer.Length, piece.Length - done)];
        if (piece.Own is { } own)
        {
            own.Slice((int)done, part.Length).CopyTo(part);
        }
        else if (piece.IsBlank)
        {
            part.Span.Clear();
        }
        else
        {
            original.Position = piece.Offset + done;
            part = part[..await original.ReadAsync(part, cancellationToken)];
            if (part.IsEmpty)
            {
                throw new EndOfStreamException();
            }
        }

        return Advance(part.Length);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it asynchronously.");

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private Piece? NextPiece(int wanted)
    {
        while (index < pieces.Count && done == pieces[index].Length)
        {
            (index, done) = (index + 1, 0);
        }

        return wanted == 0 || index == pieces.Count ? null : pieces[index];
    }

    private int Advance(int count)
    {
        done += count;
        position += count;
        return count;
    }
}
