using System.Text;

namespace Visavis.Web.Tests.Media;

/// <summary>AVIF files made box by box: one coded picture, Exif, and XMP, one after the other in the data.</summary>
internal static class SampleAvif
{
    public static byte[] Make(int width = 120, int height = 90, bool isTurned = false, int? codedWidth = null, string brand = "avif")
    {
        var picture = SequenceHeader(codedWidth ?? width, height);
        byte[] exif = [0, 0, 0, 0, .. SamplePictures.Exif(1)];
        var xmp = SamplePictures.SecretBytes;
        var type = Box("ftyp", Text(brand), new byte[4], Text("mif1"), Text(brand));

        // The places depend on how long the boxes before are, and the boxes are as long whatever the places.
        var start = type.Length + Meta(0).Length + 8;
        return [.. type, .. Meta(start), .. Box("mdat", picture, exif, xmp, Text("a gap"), SamplePictures.SecretBytes)];

        byte[] Meta(int first) =>
            Box(
                "meta",
                new byte[4],
                Box("hdlr", new byte[8], Text("pict"), new byte[13]),
                Box("pitm", new byte[4], Two(1)),
                Box("iinf", new byte[4], Two(3), Item(1, "av01"), Item(2, "Exif"), Item(3, "mime", "x\0application/rdf+xml\0")),
                Box(
                    "iloc",
                    new byte[4],
                    [0x44, 0x00],
                    Two(3),
                    Place(1, first, picture.Length),
                    Place(2, first + picture.Length, exif.Length),
                    Place(3, first + picture.Length + exif.Length, xmp.Length)
                ),
                Box(
                    "iprp",
                    Box(
                        "ipco",
                        Box("ispe", new byte[4], SamplePictures.Big(width), SamplePictures.Big(height)),
                        Box("irot", [(byte)(isTurned ? 1 : 0)]),
                        Box("udes", new byte[4], SamplePictures.SecretBytes)
                    ),
                    Box("ipma", new byte[4], SamplePictures.Big(1), Two(1), [3, 1, 2, 3])
                )
            );
    }

    public static byte[] Box(string name, params byte[][] parts)
    {
        var body = parts.SelectMany(part => part).ToArray();
        return [.. SamplePictures.Big(body.Length + 8), .. Text(name), .. body];
    }

    /// <summary>A temporal delimiter, then the reduced sequence header of a still picture with 16 bits for each side.</summary>
    private static byte[] SequenceHeader(int width, int height)
    {
        var bits = new StringBuilder("000" + "1" + "1" + "00000" + "1111" + "1111");
        bits.Append(Convert.ToString(width - 1, 2).PadLeft(16, '0')).Append(Convert.ToString(height - 1, 2).PadLeft(16, '0'));
        var padded = bits.ToString().PadRight(64, '0');
        var header = Enumerable.Range(0, 8).Select(i => Convert.ToByte(padded.Substring(i * 8, 8), 2)).ToArray();
        return [0x12, 0x00, 0x0A, (byte)header.Length, .. header, 0x32, 0x02, 9, 9];
    }

    private static byte[] Item(int id, string type, string rest = "\0") =>
        Box("infe", [2, 0, 0, 0], Two(id), Two(0), Text(type), Text(rest));

    private static byte[] Place(int id, int offset, int length) =>
        [.. Two(id), .. Two(0), .. Two(1), .. SamplePictures.Big(offset), .. SamplePictures.Big(length)];

    private static byte[] Two(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Text(string text) => Encoding.ASCII.GetBytes(text);
}
