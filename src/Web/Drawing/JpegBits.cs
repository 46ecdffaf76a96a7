namespace Visavis.Web.Drawing;

/// <summary>Collects codes of some bits each into the bytes of a JPEG scan.</summary>
internal sealed class JpegBits
{
    private readonly List<byte> bytes = [];
    private uint pending;
    private int count;

    public void Write(int code, int length)
    {
        pending = (pending << length) | (uint)code;
        for (count += length; count >= 8; count -= 8)
        {
            var value = (byte)(pending >> (count - 8));
            bytes.Add(value);
            if (value == 0xFF)
            {
                // A marker begins so: a zero behind it says that this is none.
                bytes.Add(0);
            }
        }
    }

    /// <summary>The last byte filled up with ones, as the recommendation has it.</summary>
    public IReadOnlyList<byte> End()
    {
        if (count > 0)
        {
            Write((1 << (8 - count)) - 1, 8 - count);
        }

        return bytes;
    }
}
