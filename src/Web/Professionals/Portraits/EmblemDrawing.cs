namespace Visavis.Web.Professionals.Portraits;

/// <summary>The emblem of an organisation: a sign on a coloured ground.</summary>
internal static class EmblemDrawing
{
    private static readonly string[] Signs =
    [
        // A house, a town hall, a leaf, a gear, two hands' circle, a key, waves, a book, a sun, a tower block.
        """<path fill="{m}" d="M100 48l54 46h-12v54H58V94H46z"/><path fill="{g}" d="M88 148v-34h24v34z"/><circle cx="100" cy="90" r="9" fill="{a}"/>""",
        """<path fill="{m}" d="M44 84l56-34 56 34v10H44zM52 100h14v36H52zM80 100h14v36H80zM106 100h14v36h-14zM134 100h14v36h-14zM44 142h112v12H44z"/><circle cx="100" cy="74" r="8" fill="{a}"/>""",
        """<path fill="{m}" d="M52 146c-6-62 34-96 98-94 2 62-34 96-84 86z"/><path fill="none" stroke="{a}" stroke-width="7" stroke-linecap="round" d="M48 156c14-36 38-60 68-74"/>""",
        """<g fill="{m}"><circle cx="100" cy="100" r="38"/><rect x="90" y="46" width="20" height="108" rx="6"/><rect x="46" y="90" width="108" height="20" rx="6"/><rect x="90" y="46" width="20" height="108" rx="6" transform="rotate(45 100 100)"/><rect x="90" y="46" width="20" height="108" rx="6" transform="rotate(-45 100 100)"/></g><circle cx="100" cy="100" r="18" fill="{a}"/>""",
        """<circle cx="80" cy="92" r="34" fill="{m}"/><circle cx="120" cy="92" r="34" fill="{a}" fill-opacity=".85"/><circle cx="100" cy="124" r="34" fill="{m}" fill-opacity=".7"/>""",
        """<path fill="none" stroke="{m}" stroke-width="14" stroke-linecap="round" d="M92 108l50 44M124 136l12-12"/><circle cx="78" cy="84" r="32" fill="{m}"/><circle cx="78" cy="84" r="13" fill="{g}"/><circle cx="78" cy="84" r="7" fill="{a}"/>""",
        """<g fill="none" stroke-width="13" stroke-linecap="round"><path stroke="{a}" d="M48 78q13-16 26 0t26 0 26 0 26 0"/><path stroke="{m}" d="M48 104q13-16 26 0t26 0 26 0 26 0M48 130q13-16 26 0t26 0 26 0 26 0"/></g>""",
        """<path fill="{m}" d="M46 62q30-8 54 10v78q-24-18-54-10zM154 62q-30-8-54 10v78q24-18 54-10z"/><path fill="{a}" d="M120 62h18v44l-9-9-9 9z"/>""",
        """<circle cx="100" cy="100" r="30" fill="{a}"/><g stroke="{m}" stroke-width="11" stroke-linecap="round"><path d="M100 44v12M100 144v12M44 100h12M144 100h12M60 60l9 9M131 131l9 9M60 140l9-9M131 69l9-9"/></g>""",
        """<path fill="{m}" d="M50 150V82l44-22v90zM102 150V96h48v54z"/><g fill="{g}"><path d="M62 92h12v12H62zM62 114h12v12H62zM112 108h10v10h-10zM130 108h10v10h-10zM112 128h10v10h-10z"/></g><path fill="{a}" d="M130 128h10v22h-10z"/>""",
    ];

    public static string Draw(Random random)
    {
        var (ground, mark, accent) = PortraitPalette.Emblems[random.Next(PortraitPalette.Emblems.Length)];
        var sign = Signs[random.Next(Signs.Length)]
            .Replace("{g}", ground, StringComparison.Ordinal)
            .Replace("{m}", mark, StringComparison.Ordinal)
            .Replace("{a}", accent, StringComparison.Ordinal);
        var frame = random.Next(3) switch
        {
            0 => $"""<circle cx="100" cy="100" r="88" fill="none" stroke="{mark}" stroke-opacity=".25" stroke-width="5"/>""",
            1 => $"""<path fill="{accent}" fill-opacity=".16" d="M0 140Q100 90 200 140v60H0z"/>""",
            _ => $"""<path fill="{mark}" fill-opacity=".08" d="M0 0h200L0 200z"/>""",
        };
        return $"""<rect width="200" height="200" fill="{ground}"/>{frame}{sign}""";
    }
}
