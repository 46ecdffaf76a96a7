using System.Buffers.Binary;

namespace Visavis.Web.Media.Inspection;

/// <summary>The one thing worth keeping of Exif: which way up the picture is.</summary>
internal static class ExifOrientation
{
    private const int Tag = 0x0112;
    private const int EntrySize = 12;
    private const int HeaderSize = 8;

    /// <summary>A TIFF header, one directory with one entry, and the end.</summary>
    public static byte[] Write(int orientation) =>
        [.. "MM"u8, 0, 42, 0, 0, 0, HeaderSize, 0, 1, Tag >> 8, Tag & 0xFF, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];

    /// <summary>Upright when the block does not say, or cannot be read: it decides nothing but a turn.</summary>
    public static int Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < HeaderSize)
        {
            return InspectedPhoto.Upright;
        }

        var isLittle = tiff.StartsWith("II"u8);
        if (!isLittle && !tiff.StartsWith("MM"u8))
        {
            return InspectedPhoto.Upright;
        }

        var start = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (start > tiff.Length - 2)
        {
            return InspectedPhoto.Upright;
        }

        var count = Number(tiff[(int)start..], isLittle);
        var entries = tiff[((int)start + 2)..];
        for (var i = 0; i < count && (i + 1) * EntrySize <= entries.Length; i++)
        {
            var entry = entries.Slice(i * EntrySize, EntrySize);
            if (Number(entry, isLittle) == Tag && Number(entry[8..], isLittle) is >= 1 and <= 8 and var orientation)
            {
                return orientation;
            }
        }

        return InspectedPhoto.Upright;
    }

    private static int Number(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
