using System.Text;

namespace Visavis.Web.Media.Inspection;

/// <summary>A box of the ISO base media format: a length, a name of four letters, and a body.</summary>
internal readonly record struct Box(string Name, long Start, long Body, long End)
{
    private const int ShortHeader = 8;
    private const int LongHeader = 16;

    /// <summary>Reads the header of the box at the file's position, which may reach as far as <paramref name="limit"/>.</summary>
    public static Box Read(FileBytes file, long limit)
    {
        var start = file.Position;
        long length = file.UInt32();
        var name = Encoding.Latin1.GetString(file.Run(4));
        var body = start + ShortHeader;
        if (length == 1)
        {
            length = (long)Math.Min(file.UInt64(), long.MaxValue);
            body = start + LongHeader;
        }
        else if (length == 0)
        {
            length = limit - start;
        }

        if (length < body - start || length > limit - start)
        {
            throw new UploadRefusedException(UploadProblem.Damaged);
        }

        return new Box(name, start, body, start + length);
    }

    /// <summary>The boxes from <paramref name="start"/> to <paramref name="end"/>; more than anybody needs are refused.</summary>
    public static List<Box> ReadAll(FileBytes file, long start, long end)
    {
        const int most = 1024;
        var boxes = new List<Box>();
        for (file.MoveTo(start); file.Position < end; file.MoveTo(boxes[^1].End))
        {
            boxes.Add(boxes.Count < most ? Read(file, end) : throw new UploadRefusedException(UploadProblem.Damaged));
        }

        return boxes;
    }
}
