using System.Globalization;
using System.Text;

namespace Visavis.Web.Professionals.Portraits;

/// <summary>Draws a portrait as SVG, the same one for the same seed.</summary>
public static class PortraitDrawing
{
    public static string Draw(int seed)
    {
        var random = new Random(seed);
        var kind = PortraitSeed.KindOf(seed);
        var picture = kind switch
        {
            PortraitKind.Organisation => EmblemDrawing.Draw(random),
            PortraitKind.Figure => Figure(random),
            _ => Face(random, kind == PortraitKind.Woman),
        };
        return $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">{picture}</svg>""";
    }

    private static string Figure(Random random)
    {
        var background = Pick(random, PortraitPalette.Backgrounds);
        var color = Pick(random, PortraitPalette.Clothes[..^1]);
        return $"""
            <rect width="200" height="200" fill="{background}"/>
            <circle cx="100" cy="86" r="38" fill="{color}"/>
            <path fill="{color}" d="M30 200c0-42 32-64 70-64s70 22 70 64z"/>
            """;
    }

    private static string Face(Random random, bool isWoman)
    {
        var (skin, shade, lips) = Pick(random, PortraitPalette.Skins);
        var isGrey = Chance(random, 0.16);
        var isDark = Array.FindIndex(PortraitPalette.Skins, entry => entry.Skin == skin) >= 4;
        var hairColor = isGrey
            ? Pick(random, PortraitPalette.GreyHair)
            : Pick(random, isDark ? PortraitPalette.Hair[..3] : PortraitPalette.Hair);
        var background = Pick(random, PortraitPalette.Backgrounds);
        var clothes = Pick(random, PortraitPalette.Clothes);
        var scarf = isWoman && Chance(random, 0.06);
        var hair = Pick(random, isWoman ? HairStyle.OfWomen : HairStyle.OfMen);
        var beard = !isWoman && Chance(random, hair == HairStyle.Bald ? 0.7 : 0.4);
        var brows = isGrey ? "#8d8a88" : hairColor;

        var picture = new StringBuilder();
        picture.Append(CultureInfo.InvariantCulture, $"""<rect width="200" height="200" fill="{background}"/>""");
        picture.Append("""<circle cx="100" cy="112" r="84" fill="#fff" fill-opacity=".38"/>""");
        if (!scarf)
        {
            picture.Append(hair.Back.Replace("{h}", hairColor, StringComparison.Ordinal));
        }

        picture.Append(Clothes(random, clothes, shade));
        picture.Append(
            CultureInfo.InvariantCulture,
            $"""<ellipse cx="63" cy="100" rx="7" ry="10" fill="{shade}"/><ellipse cx="137" cy="100" rx="7" ry="10" fill="{shade}"/>"""
        );
        picture.Append(
            CultureInfo.InvariantCulture,
            $"""<path fill="{skin}" d="M64 88c0-32 16-44 36-44s36 12 36 44v14c0 26-18 44-36 44S64 128 64 102z"/>"""
        );
        if (beard)
        {
            picture.Append(Beard(random, hairColor));
        }

        picture.Append(Features(random, isWoman, shade, lips, brows, isGrey));
        picture.Append(scarf ? Scarf(clothes) : hair.Front.Replace("{h}", hairColor, StringComparison.Ordinal));
        if (Chance(random, 0.28))
        {
            picture.Append(Glasses(random));
        }

        if (isWoman && !scarf && Chance(random, 0.35))
        {
            picture.Append("""<g fill="#e8b84a"><circle cx="62" cy="113" r="3.4"/><circle cx="138" cy="113" r="3.4"/></g>""");
        }

        return picture.ToString();
    }

    private static string Clothes(Random random, string color, string shade)
    {
        var neck = $"""<path fill="{shade}" d="M84 126h32v32q-16 16-32 0z"/>""";
        var shoulders = $"""<path fill="{color}" d="M24 200c2-30 28-40 60-46q16 14 32 0c32 6 58 16 60 46z"/>""";
        var collar = random.Next(4) switch
        {
            0 => """<path fill="#fff" d="M82 152l18 20-16 10-12-26zM118 152l-18 20 16 10 12-26z"/>""",
            1 => """<path fill="none" stroke="#fff" stroke-opacity=".45" stroke-width="5" d="M82 154q18 22 36 0"/>""",
            2 => $"""<path fill="{shade}" d="M84 153l16 27 16-27q-16 14-32 0z"/>""",
            _ =>
                """<path fill="#fff" fill-opacity=".9" d="M84 153l16 30 16-30q-16 14-32 0z"/><path fill="#000" fill-opacity=".14" d="M72 157l28 43h-10l-28-40zM128 157l-28 43h10l28-40z"/>""",
        };
        return neck + shoulders + collar;
    }

    private static string Features(Random random, bool isWoman, string shade, string lips, string brows, bool isGrey)
    {
        var browWidth = isWoman ? "3" : "4.4";
        var arch = Pick(random, ["-5", "-3", "-7"]);
        var eyes = random.Next(3) switch
        {
            0 => """<circle cx="84" cy="97" r="4.4"/><circle cx="116" cy="97" r="4.4"/>""",
            1 => """<ellipse cx="84" cy="97" rx="4" ry="5.2"/><ellipse cx="116" cy="97" rx="4" ry="5.2"/>""",
            _ => """<path fill="none" stroke="#2b2320" stroke-width="3.6" stroke-linecap="round" d="M78 99q6-7 12 0M110 99q6-7 12 0"/>""",
        };
        var lashes = isWoman
            ? """<path fill="none" stroke="#2b2320" stroke-width="2.2" stroke-linecap="round" d="M77 94l-3-3M123 94l3-3"/>"""
            : "";
        var nose = random.Next(3) switch
        {
            0 => "M100 101q-7 11 1 13",
            1 => "M99 102l-5 12h8",
            _ => "M95 113q5 4 10 0",
        };
        var mouth = random.Next(3) switch
        {
            0 => $"""<path fill="none" stroke="{lips}" stroke-width="3.6" stroke-linecap="round" d="M88 124q12 11 24 0"/>""",
            1 =>
                $"""<path fill="#fff" stroke="{lips}" stroke-width="2.6" stroke-linejoin="round" d="M87 122q13 4 26 0-3 13-13 13t-13-13z"/>""",
            _ => $"""<path fill="none" stroke="{lips}" stroke-width="3.6" stroke-linecap="round" d="M90 126q11 7 21-2"/>""",
        };
        var lines = isGrey
            ? $"""<path fill="none" stroke="{shade}" stroke-width="2.4" stroke-linecap="round" d="M80 118q-4 6-3 12M120 118q4 6 3 12M88 72q12-3 24 0"/>"""
            : "";
        return $"""
            <g fill="{lips}" fill-opacity=".18"><circle cx="76" cy="114" r="8"/><circle cx="124" cy="114" r="8"/></g>{lines}
            <path fill="none" stroke="{brows}" stroke-width="{browWidth}" stroke-linecap="round" d="M76 86q8 {arch} 16 0M108 86q8 {arch} 16 0"/>
            <g fill="#2b2320">{eyes}</g>{lashes}
            <path fill="none" stroke="{shade}" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round" d="{nose}"/>{mouth}
            """;
    }

    private static string Beard(Random random, string color) =>
        random.Next(3) switch
        {
            0 => $"""<path fill="{color}" d="M64 98c3 16 12 18 22 17q14-6 28 0c10 1 19-1 22-17v8c0 27-18 44-36 44s-36-17-36-44z"/>""",
            1 =>
                $"""<path fill="{color}" fill-opacity=".45" d="M64 100c3 13 12 16 22 15q14-5 28 0c10 1 19-2 22-15v4c0 26-18 44-36 44s-36-18-36-44z"/>""",
            _ => $"""<path fill="{color}" d="M84 118q16-8 32 0l-1 6q-15-5-30 0zM90 137q10-5 20 0-1 12-10 12t-10-12z"/>""",
        };

    private static string Glasses(Random random)
    {
        var color = Pick(random, ["#2b2b33", "#6b4a2f", "#8a3b3f", "#2f4a6d"]);
        var frames = random.Chance(0.5)
            ? """<circle cx="84" cy="97" r="13"/><circle cx="116" cy="97" r="13"/>"""
            : """<rect x="70" y="87" width="27" height="20" rx="6"/><rect x="103" y="87" width="27" height="20" rx="6"/>""";
        return $"""<g fill="#fff" fill-opacity=".18" stroke="{color}" stroke-width="3">{frames}<path fill="none" d="M97 95q3-3 6 0M70 94l-7-2M130 94l7-2"/></g>""";
    }

    private static string Scarf(string color) =>
        $"""
            <path fill="{color}" fill-rule="evenodd" d="M100 34c-38 0-54 28-50 62 0 24-6 44-12 60 22 18 102 18 124 0-6-16-12-36-12-60 4-34-12-62-50-62zm0 24c22 0 34 14 34 38v10c0 22-16 38-34 38s-34-16-34-38V96c0-24 12-38 34-38z"/>
            <path fill="#000" fill-opacity=".1" d="M66 132c10 14 22 20 34 20s24-6 34-20c2 18-14 34-34 34s-36-16-34-34z"/>
            """;

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private static bool Chance(this Random random, double probability) => random.NextDouble() < probability;
}
