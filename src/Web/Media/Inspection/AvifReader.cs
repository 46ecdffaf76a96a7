using System.Text;

namespace Visavis.Web.Media.Inspection;

/// <summary>
/// AVIF: places are named by offset, so nothing can be taken out. What draws nothing (Exif, XMP, descriptions, gaps between the pictures) is
/// blanked out where it stands, and everything behind the last box that belongs is cut off. It turns itself by its own properties, not by Exif.
/// </summary>
internal static class AvifReader
{
    private static readonly string[] Brands = ["avif", "avio"];
    private static readonly string[] HeicBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

    /// <summary>What the list of items is made of; anything else in it only describes.</summary>
    private static readonly string[] Known = ["hdlr", "pitm", "iloc", "iinf", "iprp", "iref", "idat", "grpl"];
    private static readonly string[] Describing = ["udes", "uuid", "crtt", "mdft", "altt"];

    /// <summary>A directory without entries: what readers that look for Exif find.</summary>
    private static readonly byte[] EmptyExif = [0, 0, 0, 0, .. "MM"u8, 0, 42, 0, 0, 0, 8];

    public static InspectedPhoto Read(FileBytes file)
    {
        file.MoveTo(0);
        var type = Box.Read(file, file.Length);
        CheckBrand(file, type);
        var boxes = TopLevel(file, type.End);
        if (boxes.Exists(box => box.Name is "moov"))
        {
            throw new UploadRefusedException(UploadProblem.Animated);
        }

        var meta = boxes.Find(box => box.Name is "meta");
        const int versionAndFlags = 4;
        if (meta.Name is null || meta.End - meta.Body < versionAndFlags)
        {
            throw new UploadRefusedException(UploadProblem.Damaged);
        }

        var parts = Box.ReadAll(file, meta.Body + versionAndFlags, meta.End);
        var items = AvifItems.Read(file, parts);
        var pictures = items.All.Where(item => !item.IsMetadata).ToList();
        var (width, height, isOnItsSide) = AvifSize.Of(file, items);
        var kept = pictures.SelectMany(item => item.Extents).Order().ToList();
        if (kept.Count == 0)
        {
            throw new UploadRefusedException(UploadProblem.Damaged);
        }

        var blanks = Blanks(file, meta, boxes, parts, kept);
        var exif = items.All.Where(item => item.Type is "Exif").SelectMany(item => item.Extents.Take(1)).ToList();
        var end = Math.Max(boxes.Max(box => box.End), type.End);
        var pieces = Cut(end, blanks, exif);
        const int onItsSide = 6;
        return new InspectedPhoto(PhotoFormat.Avif, width, height, isOnItsSide ? onItsSide : InspectedPhoto.Upright, pieces);
    }

    private static void CheckBrand(FileBytes file, Box type)
    {
        var brands = new List<string>();
        file.MoveTo(type.Body);
        const int most = 64;
        while (file.Position + 4 <= type.End && brands.Count < most)
        {
            brands.Add(Encoding.Latin1.GetString(file.Run(4)));
        }

        if (!brands.Exists(brand => Brands.Contains(brand, StringComparer.Ordinal)))
        {
            var isHeic = brands.Exists(brand => HeicBrands.Contains(brand, StringComparer.Ordinal));
            throw new UploadRefusedException(isHeic ? UploadProblem.Heic : UploadProblem.UnknownType);
        }

        if (brands[0] is "avis")
        {
            throw new UploadRefusedException(UploadProblem.Animated);
        }
    }

    /// <summary>The boxes that belong; what comes behind the first one that does not is not read.</summary>
    private static List<Box> TopLevel(FileBytes file, long start)
    {
        var boxes = new List<Box>();
        const int most = 64;
        file.MoveTo(start);
        while (file.Left >= 8 && boxes.Count < most)
        {
            var before = file.Position;
            file.Skip(4);
            var name = Encoding.Latin1.GetString(file.Run(4));
            file.MoveTo(before);
            if (name is not ("meta" or "mdat" or "free" or "skip" or "moov" or "uuid"))
            {
                break;
            }

            boxes.Add(Box.Read(file, file.Length));
            file.MoveTo(boxes[^1].End);
        }

        return boxes;
    }

    private static List<(long Start, long End)> Blanks(
        FileBytes file,
        Box meta,
        List<Box> boxes,
        List<Box> parts,
        List<(long Start, long Length)> kept
    )
    {
        var blanks = new List<(long Start, long End)>();
        foreach (var box in boxes.Where(box => box.Start != meta.Start).Concat(parts.Where(part => part.Name is "idat")))
        {
            var from = box.Body;
            foreach (var (start, length) in kept.Where(extent => extent.Start >= box.Body && extent.Start + extent.Length <= box.End))
            {
                blanks.Add((from, start));
                from = Math.Max(from, start + length);
            }

            blanks.Add((from, box.End));
        }

        blanks.AddRange(parts.Where(part => !Known.Contains(part.Name, StringComparer.Ordinal)).Select(part => (part.Body, part.End)));
        foreach (var part in parts.Where(part => part.Name is "iprp"))
        {
            foreach (var shelf in Box.ReadAll(file, part.Body, part.End).Where(shelf => shelf.Name is "ipco"))
            {
                blanks.AddRange(
                    Box.ReadAll(file, shelf.Body, shelf.End)
                        .Where(property => Describing.Contains(property.Name, StringComparer.Ordinal))
                        .Select(property => (property.Body, property.End))
                );
            }
        }

        return [.. blanks.Where(blank => blank.End > blank.Start).Order()];
    }

    private static IReadOnlyList<Piece> Cut(long end, List<(long Start, long End)> blanks, List<(long Start, long Length)> exif)
    {
        var pieces = new PieceList();
        var from = 0L;
        foreach (var (first, stop) in blanks)
        {
            var start = Math.Max(first, from);
            if (start >= stop)
            {
                continue;
            }

            pieces.Keep(from, start - from);
            from = start;
            foreach (var (place, length) in exif.Where(e => e.Start >= start && e.Start + e.Length <= stop).Order())
            {
                if (place >= from && length >= EmptyExif.Length)
                {
                    pieces.Blank(place - from);
                    pieces.Add(EmptyExif);
                    from = place + EmptyExif.Length;
                }
            }

            pieces.Blank(stop - from);
            from = stop;
        }

        pieces.Keep(from, end - from);
        return pieces.All;
    }
}
