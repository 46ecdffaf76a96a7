using System.Globalization;
using System.Text;

namespace Visavis.Web.Demo;

/// <summary>A calm landscape, the same for the same seed: sky, sun, three rows of hills.</summary>
internal sealed class DemoPicture
{
    private const int Hills = 3;

    private static readonly (int Top, int Bottom, int Far, int Near, int Sun)[] Palettes =
    [
        (0x9CC4E4, 0xF3E7D3, 0x7FA3B5, 0x2F5D62, 0xFFF4D6),
        (0xF6C8A8, 0xFCEFE0, 0xC98B7B, 0x5B3A4E, 0xFFF9EC),
        (0xBFD8C2, 0xF4F1DE, 0x81B29A, 0x3D5A4C, 0xFFF7E0),
        (0x5D6FA3, 0xE8B4A0, 0x56557F, 0x262A48, 0xFBE3C0),
        (0xD6E3F8, 0xFFF8F0, 0x9AAFD0, 0x4A5D87, 0xFFE9C9),
    ];

    private readonly (int Top, int Bottom, int Far, int Near, int Sun) palette;
    private readonly (double Base, double Wave, double Length, double Shift)[] hills = new (double, double, double, double)[Hills];
    private readonly (double X, double Y, double Radius) sun;

    public DemoPicture(int seed)
    {
        var random = new Random(seed);
        palette = random.Pick(Palettes);
        sun = (0.15 + (random.NextDouble() * 0.7), 0.12 + (random.NextDouble() * 0.25), 0.05 + (random.NextDouble() * 0.05));
        for (var i = 0; i < Hills; i++)
        {
            hills[i] = (
                0.45 + (i * 0.17) + (random.NextDouble() * 0.06),
                0.05 + (random.NextDouble() * 0.06),
                3 + (random.NextDouble() * 4),
                random.NextDouble() * 6
            );
        }
    }

    /// <summary>The drawing, 960 by 640.</summary>
    public string Draw()
    {
        const int Width = 960;
        const int Height = 640;
        const int Step = 8;
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{Height}">
            <linearGradient id="sky" x2="0" y2="1"><stop stop-color="#{palette.Top:x6}"/><stop offset="1" stop-color="#{palette.Bottom:x6}"/></linearGradient>
            <rect width="{Width}" height="{Height}" fill="url(#sky)"/>
            <circle cx="{sun.X * Width:f1}" cy="{sun.Y * Height:f1}" r="{sun.Radius * Width:f1}" fill="#{palette.Sun:x6}"/>
            """
        );
        for (var i = 0; i < Hills; i++)
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"""<path fill="#{Mix(palette.Far, palette.Near, (double)i / (Hills - 1)):x6}" d="M0 {Height}"""
            );
            for (var x = 0; x <= Width; x += Step)
            {
                svg.Append(CultureInfo.InvariantCulture, $"L{x} {Ridge(hills[i], (double)x / Width) * Height:f1}");
            }

            svg.Append(CultureInfo.InvariantCulture, $"""L{Width} {Height}Z"/>""");
        }

        return svg.Append("</svg>").ToString();
    }

    private static double Ridge((double Base, double Wave, double Length, double Shift) hill, double x) =>
        hill.Base
        + (hill.Wave * Math.Sin((x * hill.Length) + hill.Shift))
        + (hill.Wave * 0.35 * Math.Sin((x * hill.Length * 2.7) + (hill.Shift * 1.7)));

    private static int Mix(int from, int to, double share)
    {
        var part = (int)(Math.Clamp(share, 0, 1) * 256);
        return (Channel(16) << 16) | (Channel(8) << 8) | Channel(0);

        int Channel(int shift)
        {
            var (a, b) = ((from >> shift) & 0xFF, (to >> shift) & 0xFF);
            return a + (((b - a) * part) >> 8);
        }
    }
}
