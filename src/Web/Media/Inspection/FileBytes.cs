namespace Visavis.Web.Media.Inspection;

/// <summary>
/// Reads short runs from a file, through one buffer of fixed size. Whatever lies beyond the end means that the file is damaged:
/// nothing here believes a length it has not measured.
/// </summary>
internal sealed class FileBytes
{
    public const int LongestRun = 64 * 1024;
    private readonly byte[] buffer = new byte[LongestRun];
    private readonly Stream file;
    private long bufferStart;
    private int buffered;

    public FileBytes(Stream file)
    {
        this.file = file;
        Length = file.Length;
    }

    public long Length { get; }

    public long Position { get; private set; }

    public long Left => Length - Position;

    /// <summary>The next bytes, valid until the next call.</summary>
    /// <exception cref="UploadRefusedException">The file ends before, or nobody needs that many.</exception>
    public ReadOnlySpan<byte> Run(int length)
    {
        if (length > LongestRun || length > Left)
        {
            throw new UploadRefusedException(UploadProblem.Damaged);
        }

        if (Position < bufferStart || Position + length > bufferStart + buffered)
        {
            Fill();
        }

        var run = buffer.AsSpan((int)(Position - bufferStart), length);
        Position += length;
        return run;
    }

    public void MoveTo(long position) =>
        Position = position >= 0 && position <= Length ? position : throw new UploadRefusedException(UploadProblem.Damaged);

    public void Skip(long count) => MoveTo(count >= 0 ? Position + count : -1);

    /// <summary>What is buffered from here on, at least one byte unless the file ends here; it counts as read only by <see cref="Skip"/>.</summary>
    public ReadOnlySpan<byte> Ahead()
    {
        if (Left == 0)
        {
            return [];
        }

        if (Position < bufferStart || Position >= bufferStart + buffered)
        {
            Fill();
        }

        return buffer.AsSpan((int)(Position - bufferStart), buffered - (int)(Position - bufferStart));
    }

    private void Fill()
    {
        file.Position = Position;
        bufferStart = Position;
        buffered = file.ReadAtLeast(buffer, (int)Math.Min(LongestRun, Left), throwOnEndOfStream: false);
        if (buffered < Math.Min(LongestRun, Left))
        {
            throw new UploadRefusedException(UploadProblem.Damaged);
        }
    }
}
