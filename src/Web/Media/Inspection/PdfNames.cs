using System.IO.Compression;
using System.Text;

namespace Visavis.Web.Media.Inspection;

/// <summary>
/// Looks at every name of a PDF, however it is spelled (<c>/J#61vaScript</c>), also inside compressed object streams. Other streams are
/// pictures and text: in them only names too long to stand there by chance count.
/// </summary>
internal sealed class PdfNames(Stream file)
{
    /// <summary>Objects of a document unpack to a few megabytes; one that needs more is made to hurt.</summary>
    private const int MostUnpacked = 64 * 1024 * 1024;
    private const int LongestName = 48;
    private static readonly byte[] StreamWord = [.. "stream"u8];
    private static readonly byte[] EndStreamWord = [.. "endstream"u8];

    private readonly StringBuilder name = new(LongestName);
    private bool isInName;
    private bool isInStream;
    private bool isObjectStream;
    private int streamMatched;
    private int endMatched;
    private long unpacked;

    /// <summary>Looks at the names of objects that were packed in a stream.</summary>
    /// <exception cref="UploadRefusedException">One of them must not be published.</exception>
    public static void CheckObjects(ReadOnlySpan<byte> objects)
    {
        var names = new PdfNames(Stream.Null);
        foreach (var value in objects)
        {
            names.Take(value);
        }

        names.EndName();
    }

    public void Check()
    {
        var buffer = new byte[FileBytes.LongestRun];
        file.Position = 0;
        while (true)
        {
            var start = file.Position;
            var count = file.Read(buffer);
            if (count == 0)
            {
                return;
            }

            for (var i = 0; i < count; i++)
            {
                Take(buffer[i]);
                if (Words(buffer[i]) && isObjectStream)
                {
                    isObjectStream = false;
                    Unpack(start + i + 1);
                    file.Position = start + count;
                }
            }
        }
    }

    /// <summary>Follows the words <c>stream</c> and <c>endstream</c>; true where a stream begins, or pretends to.</summary>
    private bool Words(byte value)
    {
        endMatched = Advance(EndStreamWord, endMatched, value);
        streamMatched = Advance(StreamWord, streamMatched, value);
        if (endMatched == EndStreamWord.Length)
        {
            (endMatched, streamMatched, isInStream) = (0, 0, false);
            return false;
        }

        if (streamMatched < StreamWord.Length)
        {
            return false;
        }

        (streamMatched, isInStream) = (0, true);
        return true;
    }

    private static int Advance(byte[] word, int matched, byte value)
    {
        if (value == word[matched])
        {
            return matched + 1;
        }

        // "endstre" ends as the word begins.
        return value == word[0] ? 1
            : matched == 7 && value == word[1] ? 2
            : 0;
    }

    private void Take(byte value)
    {
        if (value == '/')
        {
            EndName();
            isInName = true;
        }
        else if (isInName && IsRegular(value) && name.Length < LongestName)
        {
            name.Append((char)value);
        }
        else
        {
            EndName();
        }
    }

    private static bool IsRegular(byte value) => value > 0x20 && !"()<>[]{}/%"u8.Contains(value);

    private void EndName()
    {
        if (isInName && name.Length > 0)
        {
            Judge(Unescape(name.ToString()));
        }

        isInName = false;
        name.Clear();
    }

    private static string Unescape(string name)
    {
        if (!name.Contains('#', StringComparison.Ordinal))
        {
            return name;
        }

        var plain = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '#' && i + 2 < name.Length && char.IsAsciiHexDigit(name[i + 1]) && char.IsAsciiHexDigit(name[i + 2]))
            {
                plain.Append((char)Convert.ToByte(name.Substring(i + 1, 2), 16));
                i += 2;
                continue;
            }

            plain.Append(name[i]);
        }

        return plain.ToString();
    }

    private void Judge(string found)
    {
        switch (found)
        {
            case "JavaScript"
            or "Launch"
            or "EmbeddedFile"
            or "EmbeddedFiles"
            or "FileAttachment"
            or "RichMedia"
            or "ImportData"
            or "SubmitForm":
                throw new UploadRefusedException(UploadProblem.ActivePdf);
            case "JS" or "XFA" or "GoToE" or "GoToR" when !isInStream:
                throw new UploadRefusedException(UploadProblem.ActivePdf);
            case "Encrypt" when !isInStream:
                // What is inside cannot be looked at, neither by us nor by a visitor without the password.
                throw new UploadRefusedException(UploadProblem.LockedPdf);
            case "ObjStm":
                isObjectStream = true;
                break;
        }
    }

    /// <summary>Looks at the names in the compressed objects that begin at <paramref name="start"/>.</summary>
    private void Unpack(long start)
    {
        file.Position = start;
        while (file.ReadByte() is '\r' or '\n') { }

        file.Position--;
        var inner = new PdfNames(Stream.Null);
        var buffer = new byte[FileBytes.LongestRun];
        try
        {
            using var plain = new ZLibStream(file, CompressionMode.Decompress, leaveOpen: true);
            int count;
            while ((count = plain.Read(buffer)) > 0)
            {
                unpacked += count;
                if (unpacked > MostUnpacked)
                {
                    throw new UploadRefusedException(UploadProblem.Damaged);
                }

                foreach (var value in buffer.AsSpan(0, count))
                {
                    inner.Take(value);
                }
            }

            inner.EndName();
        }
        catch (InvalidDataException)
        {
            // Packed in a way readers rarely meet: better not taken than not looked at.
            throw new UploadRefusedException(UploadProblem.Damaged);
        }
    }
}
