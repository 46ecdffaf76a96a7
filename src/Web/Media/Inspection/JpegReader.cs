namespace Visavis.Web.Media.Inspection;

/// <summary>JPEG: keeps what draws (tables, frame, scans, colour profile) and drops every other segment and all that follows the end.</summary>
internal static class JpegReader
{
    private const byte MarkerStart = 0xFF;
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte FirstRestart = 0xD0;
    private const byte LastRestart = 0xD7;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;
    private const byte App2 = 0xE2;
    private const byte App14 = 0xEE;
    private const byte LastApp = 0xEF;
    private const byte Comment = 0xFE;

    /// <summary>A progressive picture has ten or so; thousands only cost time.</summary>
    private const int MostScans = 64;

    /// <summary>Density of the picture, and no thumbnail.</summary>
    private static readonly byte[] Jfif = [MarkerStart, App0, 0, 16, .. "JFIF\0"u8, 1, 2, 0, 0, 1, 0, 1, 0, 0];

    public static InspectedPhoto Read(FileBytes file)
    {
        file.MoveTo(2);
        var reading = new Reading(file);
        while (reading.Next()) { }

        return reading.Photo();
    }

    private sealed class Reading(FileBytes file)
    {
        private readonly PieceList kept = new();
        private (int Width, int Height)? frame;
        private int orientation = InspectedPhoto.Upright;
        private bool hasJfif;
        private int scans;

        /// <summary>Takes one segment; false after the end of the image.</summary>
        public bool Next()
        {
            var start = file.Position;
            var marker = Marker();
            switch (marker)
            {
                case EndOfImage:
                    kept.Keep(start, file.Position - start);
                    return false;
                case StartOfScan:
                    Scan(start);
                    return true;
                case >= App0 and <= LastApp or Comment:
                    Application(marker, start);
                    return true;
                case 0xC0 or 0xC1 or 0xC2:
                    Frame();
                    break;
                case 0xC4 or 0xDB or 0xDD:
                    file.Skip(SegmentLength());
                    break;
                default:
                    // Lossless, arithmetic and hierarchical frames, which no browser shows, and what has no place here.
                    throw new UploadRefusedException(UploadProblem.Damaged);
            }

            kept.Keep(start, file.Position - start);
            return true;
        }

        public InspectedPhoto Photo()
        {
            if (frame is not { } size || scans == 0)
            {
                throw new UploadRefusedException(UploadProblem.Damaged);
            }

            var pieces = new List<Piece> { Piece.Of(new byte[] { MarkerStart, StartOfImage }) };
            if (hasJfif)
            {
                pieces.Add(Piece.Of(Jfif));
            }

            if (orientation != InspectedPhoto.Upright)
            {
                byte[] exif = [.. "Exif\0\0"u8, .. ExifOrientation.Write(orientation)];
                pieces.Add(Piece.Of((byte[])[MarkerStart, App1, 0, (byte)(exif.Length + 2), .. exif]));
            }

            return new InspectedPhoto(PhotoFormat.Jpeg, size.Width, size.Height, orientation, [.. pieces, .. kept.All]);
        }

        private byte Marker()
        {
            if (file.Byte() != MarkerStart)
            {
                throw new UploadRefusedException(UploadProblem.Damaged);
            }

            byte marker;
            do
            {
                marker = file.Byte();
            } while (marker == MarkerStart);

            return marker;
        }

        private int SegmentLength() =>
            file.UInt16() is >= 2 and var length ? length - 2 : throw new UploadRefusedException(UploadProblem.Damaged);

        private void Frame()
        {
            var length = SegmentLength();
            var end = file.Position + length;
            file.Skip(1);
            var height = file.UInt16();
            var width = file.UInt16();
            if (frame is not null || width == 0 || height == 0)
            {
                throw new UploadRefusedException(UploadProblem.Damaged);
            }

            frame = (width, height);
            file.MoveTo(end);
        }

        private void Application(byte marker, long start)
        {
            var length = SegmentLength();
            var end = file.Position + length;
            var content = file.Run(length);
            if (marker == App0 && content.StartsWith("JFIF\0"u8))
            {
                hasJfif = true;
            }
            else if (marker == App1 && content.StartsWith("Exif\0\0"u8) && orientation == InspectedPhoto.Upright)
            {
                orientation = ExifOrientation.Read(content[6..]);
            }
            else if ((marker == App2 && content.StartsWith("ICC_PROFILE\0"u8)) || (marker == App14 && content.StartsWith("Adobe"u8)))
            {
                kept.Keep(start, end - start);
            }
        }

        private void Scan(long start)
        {
            if (frame is null || ++scans > MostScans)
            {
                throw new UploadRefusedException(UploadProblem.Damaged);
            }

            file.Skip(SegmentLength());
            SkipEntropyCodedData();
            kept.Keep(start, file.Position - start);
        }

        /// <summary>Up to the next marker that is neither a stuffed byte nor a restart.</summary>
        private void SkipEntropyCodedData()
        {
            while (true)
            {
                var ahead = file.Ahead();
                if (ahead.IsEmpty)
                {
                    throw new UploadRefusedException(UploadProblem.Damaged);
                }

                var found = ahead.IndexOf(MarkerStart);
                if (found < 0)
                {
                    file.Skip(ahead.Length);
                    continue;
                }

                file.Skip(found);
                var marker = file.Run(2)[1];
                if (marker is not (0 or (>= FirstRestart and <= LastRestart)))
                {
                    // Not ours to take: back to its first byte. Fill bytes before a marker are taken one by one.
                    file.MoveTo(file.Position - 2);
                    if (marker != MarkerStart)
                    {
                        return;
                    }

                    file.Skip(1);
                }
            }
        }
    }
}
