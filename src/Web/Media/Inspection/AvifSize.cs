namespace Visavis.Web.Media.Inspection;

/// <summary>How large an AVIF picture is: what it says of itself and, since that could be a lie, what its coded frames say.</summary>
internal static class AvifSize
{
    private const int LongestSequenceHeader = 4096;

    /// <summary>The size of the picture shown, or of its largest part when that is larger.</summary>
    public static (int Width, int Height, bool IsOnItsSide) Of(FileBytes file, AvifItems items)
    {
        var primary = items.Primary;
        if (primary.IsMetadata || Said(file, primary) is not { } shown)
        {
            throw new UploadRefusedException(UploadProblem.Damaged);
        }

        var (width, height) = shown;
        foreach (var item in items.All.Where(item => !item.IsMetadata))
        {
            var said = Said(file, item) ?? (0, 0);
            var coded = item.Type is "av01" ? Coded(file, item) : (0, 0);
            var (most, tall) = (Math.Max(said.Item1, coded.Item1), Math.Max(said.Item2, coded.Item2));
            // A part that is larger than the whole counts: somebody has to decode it.
            (width, height) = (long)most * tall > (long)width * height ? (most, tall) : (width, height);
        }

        return (width, height, IsOnItsSide(file, primary));
    }

    private static (int, int)? Said(FileBytes file, AvifItem item)
    {
        foreach (var property in item.Properties.Where(property => property.Name is "ispe"))
        {
            file.MoveTo(property.Body + 4);
            var (width, height) = (file.UInt32(), file.UInt32());
            if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
            {
                throw new UploadRefusedException(UploadProblem.Damaged);
            }

            return ((int)width, (int)height);
        }

        return null;
    }

    private static (int, int) Coded(FileBytes file, AvifItem item)
    {
        if (item.Extents.Count == 0)
        {
            throw new UploadRefusedException(UploadProblem.Damaged);
        }

        var (start, length) = item.Extents[0];
        file.MoveTo(start);
        return Av1SequenceHeader.FindSize(file.Run((int)Math.Min(length, LongestSequenceHeader)));
    }

    private static bool IsOnItsSide(FileBytes file, AvifItem primary)
    {
        var turn = primary.Properties.Find(property => property.Name is "irot");
        if (turn.Name is null)
        {
            return false;
        }

        file.MoveTo(turn.Body);
        return (file.Byte() & 1) == 1;
    }
}
