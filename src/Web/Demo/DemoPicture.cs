using System.Globalization;

namespace Visavis.Web.Demo;

/// <summary>A thing of somebody's trade on a table by a window, the same for the same seed.</summary>
internal sealed class DemoPicture(int seed, string thing)
{
    private static readonly (string Wall, string Light, string Table, string Main, string Second, string Pale, string Dark)[] Palettes =
    [
        ("#dbe7ee", "#f4f8fa", "#c9a27e", "#2f6f8f", "#e0a458", "#fdfbf7", "#24384a"),
        ("#f2e3d5", "#fbf3ea", "#9c6b4e", "#b5533c", "#6b8f71", "#fff9f1", "#43302b"),
        ("#dcebdf", "#f3faf4", "#b58a63", "#3c7a5a", "#d98e5f", "#fbfdf9", "#22382d"),
        ("#e6e1f0", "#f6f3fb", "#a98467", "#5b5394", "#e2a15a", "#fcfaff", "#2b2847"),
        ("#e9ecf3", "#f9fafd", "#8f7660", "#3a5fa8", "#c9793f", "#ffffff", "#1f2d4a"),
    ];

    /// <summary>The drawing, 960 by 640.</summary>
    public string Draw()
    {
        var random = new Random(seed);
        var (wall, light, table, main, second, pale, dark) = random.Pick(Palettes);
        var window = random.Next(2) == 0 ? 90 : 640;
        var drawn = DemoThings
            .Draw(thing)
            .Replace("=\"M\"", $"=\"{main}\"", StringComparison.Ordinal)
            .Replace("=\"S\"", $"=\"{second}\"", StringComparison.Ordinal)
            .Replace("=\"L\"", $"=\"{pale}\"", StringComparison.Ordinal)
            .Replace("=\"D\"", $"=\"{dark}\"", StringComparison.Ordinal);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="960" height="640">
            <linearGradient id="wall" x2="1" y2="1"><stop stop-color="{light}"/><stop offset="1" stop-color="{wall}"/></linearGradient>
            <rect width="960" height="640" fill="url(#wall)"/>
            <rect x="{window}" y="60" width="230" height="290" rx="8" fill="{pale}"/>
            <path d="M{window + 115} 60V350M{window} 205H{window + 230}" stroke="{wall}" stroke-width="10"/>
            <rect y="490" width="960" height="150" fill="{table}"/>
            <rect y="490" width="960" height="14" fill="{dark}" opacity=".18"/>
            <ellipse cx="480" cy="522" rx="250" ry="18" fill="{dark}" opacity=".22"/>
            <g transform="translate(480 520) scale(1.2)">{drawn}</g>
            </svg>
            """
        );
    }
}
