namespace Visavis.Web.Media.Inspection;

/// <summary>The largest frame a coded AV1 picture may hold, from its sequence header (AV1 specification, 5.5).</summary>
internal static class Av1SequenceHeader
{
    private const int SequenceHeader = 1;

    public static (int Width, int Height) FindSize(ReadOnlySpan<byte> units)
    {
        while (units.Length >= 2)
        {
            var header = units[0];
            var hasExtension = (header & 4) != 0;
            var hasSize = (header & 2) != 0;
            units = units[(hasExtension ? 2 : 1)..];
            var size = hasSize ? Leb128(ref units) : units.Length;
            if (((header >> 3) & 15) == SequenceHeader)
            {
                return Size(new Bits(units[..Math.Min(size, units.Length)]));
            }

            units = units[Math.Min(size, units.Length)..];
        }

        throw new UploadRefusedException(UploadProblem.Damaged);
    }

    private static int Leb128(ref ReadOnlySpan<byte> bytes)
    {
        const int most = 4;
        var value = 0;
        for (var i = 0; i < most && i < bytes.Length; i++)
        {
            value |= (bytes[i] & 0x7F) << (7 * i);
            if ((bytes[i] & 0x80) == 0)
            {
                bytes = bytes[(i + 1)..];
                return value;
            }
        }

        throw new UploadRefusedException(UploadProblem.Damaged);
    }

    private static (int, int) Size(Bits bits)
    {
        bits.Skip(3); // seq_profile
        bits.Skip(1); // still_picture
        if (bits.Flag()) // reduced_still_picture_header
        {
            bits.Skip(5);
        }
        else
        {
            SkipTimingAndOperatingPoints(ref bits);
        }

        var widthBits = bits.Number(4) + 1;
        var heightBits = bits.Number(4) + 1;
        return (bits.Number(widthBits) + 1, bits.Number(heightBits) + 1);
    }

    private static void SkipTimingAndOperatingPoints(ref Bits bits)
    {
        var delayBits = 0;
        if (bits.Flag()) // timing_info_present_flag
        {
            bits.Skip(64);
            if (bits.Flag()) // equal_picture_interval
            {
                bits.SkipVariable();
            }

            if (bits.Flag()) // decoder_model_info_present_flag
            {
                delayBits = bits.Number(5) + 1;
                bits.Skip(42);
            }
        }

        var hasDisplayDelay = bits.Flag();
        for (var points = bits.Number(5) + 1; points > 0; points--)
        {
            bits.Skip(12);
            const int firstLevelWithTier = 8;
            if (bits.Number(5) >= firstLevelWithTier)
            {
                bits.Skip(1);
            }

            if (delayBits > 0 && bits.Flag())
            {
                bits.Skip((2 * delayBits) + 1);
            }

            if (hasDisplayDelay && bits.Flag())
            {
                bits.Skip(4);
            }
        }
    }

    private ref struct Bits(ReadOnlySpan<byte> bytes)
    {
        private readonly ReadOnlySpan<byte> bytes = bytes;
        private int position;

        public void Skip(int count) => position += count;

        public bool Flag() => Number(1) == 1;

        public int Number(int count)
        {
            var value = 0;
            for (; count > 0; count--, position++)
            {
                if (position >> 3 >= bytes.Length)
                {
                    throw new UploadRefusedException(UploadProblem.Damaged);
                }

                value = (value << 1) | ((bytes[position >> 3] >> (7 - (position & 7))) & 1);
            }

            return value;
        }

        /// <summary>uvlc(): as many bits as there were zeros before the first one.</summary>
        public void SkipVariable()
        {
            var zeros = 0;
            while (!Flag())
            {
                zeros++;
            }

            Skip(zeros);
        }
    }
}
