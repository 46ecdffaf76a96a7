namespace Visavis.Web.Media.Inspection;

/// <summary>A part of a cleaned file: a range of the original, some bytes of our own, or zeros in the place of what is blanked out.</summary>
public sealed record Piece
{
    private Piece() { }

    public long Offset { get; private init; }

    public long Length { get; private init; }

    /// <summary>Our own bytes, or null.</summary>
    public ReadOnlyMemory<byte>? Own { get; private init; }

    public bool IsBlank { get; private init; }

    public static Piece Range(long offset, long length) => new() { Offset = offset, Length = length };

    public static Piece Of(ReadOnlyMemory<byte> own) => new() { Own = own, Length = own.Length };

    public static Piece Blank(long length) => new() { IsBlank = true, Length = length };
}
