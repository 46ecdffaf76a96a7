using System.Buffers.Binary;
using System.Text;

namespace Visavis.Web.Media.Inspection;

/// <summary>PNG: keeps the critical chunks and those about colour, checks their sums, and drops the rest and all that follows the end.</summary>
internal static class PngReader
{
    private const int SignatureLength = 8;
    private const int ChunkOverhead = 12;

    /// <summary>A chunk whose name begins with a small letter may be left out.</summary>
    private const byte OptionalBit = 0x20;

    private static readonly HashSet<string> Colour = new(StringComparer.Ordinal)
    {
        "tRNS",
        "gAMA",
        "cHRM",
        "sRGB",
        "iCCP",
        "sBIT",
        "cICP",
        "mDCV",
        "cLLI",
    };

    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static InspectedPhoto Read(FileBytes file)
    {
        file.MoveTo(SignatureLength);
        var reading = new Reading(file);
        while (reading.Next()) { }

        return reading.Photo();
    }

    /// <summary>A chunk with its length, name and sum.</summary>
    public static byte[] Chunk(ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        var chunk = new byte[content.Length + ChunkOverhead];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        name.CopyTo(chunk.AsSpan(4));
        content.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + content.Length), Crc32.Of(chunk.AsSpan(4, 4 + content.Length)));
        return chunk;
    }

    private sealed class Reading(FileBytes file)
    {
        private readonly PieceList kept = new();
        private (int Width, int Height)? size;
        private int orientation = InspectedPhoto.Upright;
        private long endOfHeader;
        private bool hasPixels;

        public bool Next()
        {
            var start = file.Position;
            var length = file.UInt32();
            if (length > file.Left)
            {
                throw new UploadRefusedException(UploadProblem.Damaged);
            }

            var crc = Crc32.Of(file.Run(4));
            file.MoveTo(start + 4);
            var name = Encoding.Latin1.GetString(file.Run(4));
            if ((size is null) != string.Equals(name, "IHDR", StringComparison.Ordinal))
            {
                throw new UploadRefusedException(UploadProblem.Damaged);
            }

            Content(name, (int)length);
            CheckSum(start + 8, length, crc);
            if (name is "IHDR")
            {
                endOfHeader = file.Position;
            }
            else if (IsKept(name))
            {
                kept.Keep(start, file.Position - start);
            }

            return name is not "IEND";
        }

        public InspectedPhoto Photo()
        {
            if (size is not { } found || !hasPixels)
            {
                throw new UploadRefusedException(UploadProblem.Damaged);
            }

            var pieces = new List<Piece> { Piece.Range(0, endOfHeader) };
            if (orientation != InspectedPhoto.Upright)
            {
                pieces.Add(Piece.Of(Chunk("eXIf"u8, ExifOrientation.Write(orientation))));
            }

            return new InspectedPhoto(PhotoFormat.Png, found.Width, found.Height, orientation, [.. pieces, .. kept.All]);
        }

        private void Content(string name, int length)
        {
            switch (name)
            {
                case "IHDR":
                    var (width, height) = (file.UInt32(), file.UInt32());
                    if (length != 13 || width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
                    {
                        throw new UploadRefusedException(UploadProblem.Damaged);
                    }

                    size = ((int)width, (int)height);
                    break;
                case "IDAT":
                    hasPixels = true;
                    break;
                case "eXIf" when length <= FileBytes.LongestRun:
                    orientation = ExifOrientation.Read(file.Run(length));
                    break;
            }
        }

        private void CheckSum(long start, uint length, uint crc)
        {
            file.MoveTo(start);
            for (var left = (long)length; left > 0; )
            {
                var part = file.Ahead();
                if (part.IsEmpty)
                {
                    throw new UploadRefusedException(UploadProblem.Damaged);
                }

                part = part[..(int)Math.Min(part.Length, left)];
                crc = Crc32.Append(crc, part);
                left -= part.Length;
                file.Skip(part.Length);
            }

            if (file.UInt32() != crc)
            {
                throw new UploadRefusedException(UploadProblem.Damaged);
            }
        }

        private static bool IsKept(string name)
        {
            if (name is "PLTE" or "IDAT" or "IEND" || Colour.Contains(name))
            {
                return true;
            }

            // A reader that does not know a critical chunk must not draw the picture; neither do we.
            return (name[0] & OptionalBit) != 0 ? false : throw new UploadRefusedException(UploadProblem.Damaged);
        }
    }
}
