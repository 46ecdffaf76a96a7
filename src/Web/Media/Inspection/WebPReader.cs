using System.Buffers.Binary;

namespace Visavis.Web.Media.Inspection;

/// <summary>WebP: keeps the picture, its transparency and colour profile; checks that the canvas is as large as what is painted on it.</summary>
internal static class WebPReader
{
    private const int HeaderSize = 12;
    private const int ExtendedSize = 10;
    private const byte HasProfile = 0x20;
    private const byte HasAlpha = 0x10;
    private const byte HasExif = 0x08;
    private const byte IsAnimated = 0x02;

    public static InspectedPhoto Read(FileBytes file)
    {
        file.MoveTo(4);
        var end = file.UInt32LittleEndian() + 8L;
        if (end > file.Length || end < HeaderSize)
        {
            throw new UploadRefusedException(UploadProblem.Damaged);
        }

        file.MoveTo(HeaderSize);
        var reading = new Reading(file);
        while (file.Position < end)
        {
            reading.Next(end);
        }

        return reading.Photo();
    }

    private sealed class Reading(FileBytes file)
    {
        private readonly PieceList kept = new();
        private (int Width, int Height)? canvas;
        private (int Width, int Height)? picture;
        private byte flags;
        private int orientation = InspectedPhoto.Upright;

        public void Next(long end)
        {
            var start = file.Position;
            var name = file.UInt32();
            var length = file.UInt32LittleEndian();
            var content = file.Position;
            // The last chunk of some writers lacks its byte of padding.
            var next = Math.Min(content + length + (length & 1), end);
            if (content + length > end)
            {
                throw new UploadRefusedException(UploadProblem.Damaged);
            }

            if (Take(name, length))
            {
                kept.Keep(start, content + length - start);
                if ((length & 1) == 1)
                {
                    kept.Add(new byte[1]);
                }
            }

            file.MoveTo(next);
        }

        public InspectedPhoto Photo()
        {
            if (picture is not { } size || (canvas is { } around && around != size))
            {
                throw new UploadRefusedException(UploadProblem.Damaged);
            }

            var body = new List<Piece>();
            if (canvas is not null)
            {
                body.Add(Piece.Of(Extended(size)));
            }

            body.AddRange(kept.All);
            if (canvas is not null && orientation != InspectedPhoto.Upright)
            {
                var exif = ExifOrientation.Write(orientation);
                body.Add(Piece.Of((byte[])[.. Header("EXIF"u8, exif.Length), .. exif]));
            }

            var total = (uint)body.Sum(piece => piece.Length) + 4;
            byte[] header = [.. Header("RIFF"u8, (int)total), .. "WEBP"u8];
            return new InspectedPhoto(PhotoFormat.WebP, size.Width, size.Height, orientation, [Piece.Of(header), .. body]);
        }

        private static byte[] Header(ReadOnlySpan<byte> name, int length)
        {
            var header = new byte[8];
            name.CopyTo(header);
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), length);
            return header;
        }

        private byte[] Extended((int Width, int Height) size)
        {
            var content = new byte[ExtendedSize];
            content[0] = (byte)((flags & (HasProfile | HasAlpha)) | (orientation == InspectedPhoto.Upright ? 0 : HasExif));
            BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(4), size.Width - 1);
            BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(6), ((size.Height - 1) << 8) | ((size.Width - 1) >> 16));
            return [.. Header("VP8X"u8, ExtendedSize), .. content];
        }

        /// <summary>Reads what is in the chunk; whether it is kept as it stands.</summary>
        private bool Take(uint name, uint length)
        {
            switch (name)
            {
                case 0x56503858: // VP8X
                    Canvas(length);
                    return false;
                case 0x56503820: // VP8 with a space
                    Lossy();
                    return true;
                case 0x5650384C: // VP8L
                    Lossless();
                    return true;
                case 0x414C5048: // ALPH
                    return canvas is not null;
                case 0x49434350: // ICCP
                    return canvas is not null && (flags & HasProfile) != 0;
                case 0x45584946: // EXIF
                    orientation = length <= FileBytes.LongestRun ? ReadExif(file.Run((int)length)) : InspectedPhoto.Upright;
                    return false;
                case 0x414E494D or 0x414E4D46: // ANIM, ANMF
                    throw new UploadRefusedException(UploadProblem.Animated);
                default:
                    return false;
            }
        }

        private static int ReadExif(ReadOnlySpan<byte> content) =>
            ExifOrientation.Read(content.StartsWith("Exif\0\0"u8) ? content[6..] : content);

        private void Canvas(uint length)
        {
            if (canvas is not null || picture is not null || length != ExtendedSize)
            {
                throw new UploadRefusedException(UploadProblem.Damaged);
            }

            flags = file.Byte();
            file.Skip(3);
            canvas = (file.UInt24LittleEndian() + 1, file.UInt24LittleEndian() + 1);
            if ((flags & IsAnimated) != 0)
            {
                throw new UploadRefusedException(UploadProblem.Animated);
            }
        }

        private void Lossy()
        {
            var isKeyFrame = (file.Byte() & 1) == 0;
            file.Skip(2);
            var isStart = file.Run(3).SequenceEqual((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]);
            Paint(isKeyFrame && isStart, file.UInt16LittleEndian() & 0x3FFF, file.UInt16LittleEndian() & 0x3FFF);
        }

        private void Lossless()
        {
            var isStart = file.Byte() == 0x2F;
            var bits = file.UInt32LittleEndian();
            Paint(isStart && bits >> 29 == 0, (int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
        }

        private void Paint(bool isWellFormed, int width, int height)
        {
            if (!isWellFormed || picture is not null || width == 0 || height == 0)
            {
                throw new UploadRefusedException(UploadProblem.Damaged);
            }

            picture = (width, height);
        }
    }
}
