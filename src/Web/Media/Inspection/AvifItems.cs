using System.Text;

namespace Visavis.Web.Media.Inspection;

/// <summary>Reads the list of items of an AVIF file: what each is, where its bytes are, and what is said about it.</summary>
internal sealed class AvifItems
{
    /// <summary>A large grid has some dozens of tiles.</summary>
    private const int MostItems = 512;
    private const int MostExtents = 64;

    private readonly Dictionary<uint, AvifItem> items = [];

    public IEnumerable<AvifItem> All => items.Values;

    public uint PrimaryId { get; private set; }

    public AvifItem Primary => items.GetValueOrDefault(PrimaryId) ?? throw new UploadRefusedException(UploadProblem.Damaged);

    public static AvifItems Read(FileBytes file, IReadOnlyList<Box> meta)
    {
        var found = new AvifItems();
        var stored = meta.FirstOrDefault(box => box.Name is "idat");
        foreach (var box in meta)
        {
            file.MoveTo(box.Body);
            switch (box.Name)
            {
                case "pitm":
                    found.PrimaryId = Version(file) == 0 ? (uint)file.UInt16() : file.UInt32();
                    break;
                case "iinf":
                    found.ReadTypes(file, box);
                    break;
                case "iloc":
                    found.ReadPlaces(file, stored);
                    break;
                case "iprp":
                    found.ReadProperties(file, box);
                    break;
            }
        }

        return found;
    }

    private static byte Version(FileBytes file)
    {
        var version = file.Byte();
        file.Skip(3);
        return version;
    }

    private AvifItem Item(uint id)
    {
        if (!items.TryGetValue(id, out var item))
        {
            items[id] = item = items.Count < MostItems ? new AvifItem(id) : throw new UploadRefusedException(UploadProblem.Damaged);
        }

        return item;
    }

    private void ReadTypes(FileBytes file, Box box)
    {
        file.Skip(Version(file) == 0 ? 2 : 4);
        foreach (var entry in Box.ReadAll(file, file.Position, box.End).Where(entry => entry.Name is "infe"))
        {
            file.MoveTo(entry.Body);
            var version = Version(file);
            if (version is not (2 or 3))
            {
                throw new UploadRefusedException(UploadProblem.Damaged);
            }

            var item = Item(version == 2 ? (uint)file.UInt16() : file.UInt32());
            file.Skip(2);
            item.Type = Encoding.Latin1.GetString(file.Run(4));
        }
    }

    private void ReadPlaces(FileBytes file, Box stored)
    {
        var version = Version(file);
        var sizes = file.UInt16();
        var (offsetSize, lengthSize, baseSize, indexSize) = (
            sizes >> 12,
            (sizes >> 8) & 15,
            (sizes >> 4) & 15,
            version == 0 ? 0 : sizes & 15
        );
        var count = version < 2 ? (uint)file.UInt16() : file.UInt32();
        for (var i = 0; i < count; i++)
        {
            var item = Item(version < 2 ? (uint)file.UInt16() : file.UInt32());
            var isStored = version > 0 && (file.UInt16() & 15) == 1;
            file.Skip(2);
            var start = Number(file, baseSize) + (isStored ? stored.Body : 0);
            var extents = file.UInt16();
            for (var extent = 0; extent < extents; extent++)
            {
                Number(file, indexSize);
                var offset = Number(file, offsetSize);
                var length = Number(file, lengthSize);
                Add(item, start + offset, length, isStored ? stored.End : file.Length);
            }
        }
    }

    private static void Add(AvifItem item, long start, long length, long limit)
    {
        // A length of 0 means "all of it".
        length = length == 0 ? limit - start : length;
        if (start < 0 || length <= 0 || start > limit - length || item.Extents.Count == MostExtents)
        {
            throw new UploadRefusedException(UploadProblem.Damaged);
        }

        item.Extents.Add((start, length));
    }

    private static long Number(FileBytes file, int size) =>
        size switch
        {
            0 => 0,
            4 => file.UInt32(),
            8 => (long)Math.Min(file.UInt64(), long.MaxValue / 4),
            _ => throw new UploadRefusedException(UploadProblem.Damaged),
        };

    private void ReadProperties(FileBytes file, Box box)
    {
        var parts = Box.ReadAll(file, box.Body, box.End);
        var shelf = parts.FirstOrDefault(part => part.Name is "ipco");
        var properties = Box.ReadAll(file, shelf.Body, shelf.End);
        foreach (var association in parts.Where(part => part.Name is "ipma"))
        {
            file.MoveTo(association.Body);
            var version = file.Byte();
            var isWide = (file.Run(3)[2] & 1) == 1;
            var count = file.UInt32();
            for (var i = 0; i < count; i++)
            {
                var item = Item(version == 0 ? (uint)file.UInt16() : file.UInt32());
                for (var left = file.Byte(); left > 0; left--)
                {
                    var index = isWide ? file.UInt16() & 0x7FFF : file.Byte() & 0x7F;
                    if (index > 0 && index <= properties.Count)
                    {
                        item.Properties.Add(properties[index - 1]);
                    }
                }
            }
        }
    }
}
