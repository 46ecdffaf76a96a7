using System.Globalization;
using System.Security;
using System.Text;
using Visavis.Search;
using Visavis.Web.Media;
using Visavis.Web.Professionals.Portraits;

namespace Visavis.Web.Professionals.Sharing;

/// <summary>The picture of a profile that networks show beside a shared link: 1200 × 630 pixels, as Open Graph recommends.</summary>
/// <param name="mark">The drawing of the site's mark.</param>
internal sealed class SharePicture(string mark)
{
    public const int Width = 1200;
    public const int Height = 630;

    private const int PortraitSize = 340;
    private const int TextLeft = 490;
    private const int TextWidth = Width - TextLeft - 70;
    private const int NameSize = 70;
    private const int SmallestName = 44;
    private const string Regular = "Figtree";
    private const string Bold = "Figtree SemiBold";
    private const string Text = "#1b2130";
    private const string Soft = "#545b6b";
    private const string Accent = "#2a4da8";
    private const string AccentSoft = "#e9eefa";

    /// <param name="portrait">The photo the person shows, or null for the drawn portrait.</param>
    /// <returns>A PNG file.</returns>
    public byte[] Draw(Professional person, byte[]? portrait)
    {
        var reference = ReferenceCode.Display(person.ReferenceCode);
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{Width}" height="{Height}">
            <rect width="{Width}" height="{Height}" fill="#fdfcfa"/>
            <circle cx="90" cy="{Height}" r="430" fill="{AccentSoft}"/>
            <rect y="{Height - 14}" width="{Width}" height="14" fill="{Accent}"/>
            <clipPath id="round"><circle cx="170" cy="170" r="170"/></clipPath>
            <g transform="translate(90 145)"><g clip-path="url(#round)">{Portrait(person, portrait)}</g></g>
            """
        );
        Line(svg, person.DisplayName, Bold, NameSize, 215, Text);
        Line(svg, person.ProfessionLabel, Regular, 42, 290, Text);
        Line(svg, $"{person.City} ({person.Department})", Regular, 34, 346, Soft);
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""
            <rect x="{TextLeft}" y="392" width="{SvgPicture.Measure(reference, Bold, 34) + 56}" height="66" rx="33" fill="{AccentSoft}"/>
            <text x="{TextLeft + 28}" y="437" {Face(Bold)} font-size="34" fill="{Accent}">{reference}</text>
            <g transform="translate({TextLeft} 505) scale(1.6)">{mark}</g>
            <text x="{TextLeft + 84}" y="552" {Face(Bold)} font-size="40" fill="{Text}">Visavis</text>
            </svg>
            """
        );
        return SvgPicture.ToPng(svg.ToString());
    }

    private static string Portrait(Professional person, byte[]? portrait) =>
        portrait is null
            ? Inset("svg+xml", Encoding.UTF8.GetBytes(PortraitDrawing.Draw(person.PortraitSeed)))
            : Inset("png", SvgPicture.AsPng(portrait));

    private static string Inset(string type, byte[] picture) =>
        $"""<image width="{PortraitSize}" height="{PortraitSize}" preserveAspectRatio="xMidYMid slice" """
        + $"""xlink:href="data:image/{type};base64,{Convert.ToBase64String(picture)}"/>""";

    /// <summary>Drawings name the weight by number, lines to be measured by word.</summary>
    private static string Face(string font) => font == Bold ? "font-family=\"Figtree\" font-weight=\"600\"" : "font-family=\"Figtree\"";

    /// <summary>One line, smaller when it must be, cut when that is not enough.</summary>
    private static void Line(StringBuilder svg, string text, string font, int size, int baseline, string colour)
    {
        var smallest = Math.Min(size, Math.Max(SmallestName, size * 2 / 3));
        var width = SvgPicture.Measure(text, font, size);
        var fitting = width <= TextWidth ? size : Math.Max(smallest, size * TextWidth / width);
        width = SvgPicture.Measure(text, font, fitting);
        if (width > TextWidth)
        {
            var letters = StringInfo.ParseCombiningCharacters(text);
            var kept = Math.Max(1, (letters.Length * TextWidth / width) - 1);
            text = string.Concat(text.AsSpan(0, letters[Math.Min(kept, letters.Length - 1)]).TrimEnd(), "…");
        }

        svg.Append(
            CultureInfo.InvariantCulture,
            $"""<text x="{TextLeft}" y="{baseline}" {Face(font)} font-size="{fitting}" fill="{colour}">{SecurityElement.Escape(text)}</text>"""
        );
    }
}
