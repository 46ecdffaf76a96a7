namespace Visavis.Search.Embedded;

/// <summary>The words of a document as bytes: the number of each term, seven bits a byte, and its <see cref="Fields"/>.</summary>
internal static class WordList
{
    public static byte[] Write(IReadOnlyCollection<(int Term, Fields Fields)> words)
    {
        var bytes = new List<byte>(words.Count * 4);
        foreach (var (term, fields) in words)
        {
            var rest = (uint)term;
            while (rest >= 0x80)
            {
                bytes.Add((byte)(rest | 0x80));
                rest >>= 7;
            }

            bytes.Add((byte)rest);
            bytes.Add((byte)fields);
        }

        return [.. bytes];
    }

    /// <summary>Takes the next word off the front.</summary>
    public static (int Term, Fields Fields) Read(ref ReadOnlySpan<byte> bytes)
    {
        var term = 0;
        for (var (index, shift) = (0, 0); ; index++, shift += 7)
        {
            term |= (bytes[index] & 0x7f) << shift;
            if (bytes[index] < 0x80)
            {
                var fields = (Fields)bytes[index + 1];
                bytes = bytes[(index + 2)..];
                return (term, fields);
            }
        }
    }
}
