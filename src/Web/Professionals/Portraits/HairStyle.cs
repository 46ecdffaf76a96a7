namespace Visavis.Web.Professionals.Portraits;

/// <param name="Back">What is seen behind the head and shoulders.</param>
/// <param name="Front">What lies over the forehead. <c>{h}</c> is the colour of the hair in both.</param>
internal sealed record HairStyle(string Back, string Front)
{
    private const string ShortCap =
        """<path fill="{h}" d="M62 96C55 52 84 40 102 40c26 0 44 16 37 56-3-13-7-21-15-27-18 7-40 6-50-2-7 7-10 16-12 29z"/>""";
    private const string SidePart =
        """<path fill="{h}" d="M61 98C52 54 84 34 112 40c28 2 34 30 28 58-2-14-6-24-12-31-20 9-42 5-52-7-8 10-13 22-15 38z"/>""";
    private const string CenterPart =
        """<path fill="{h}" d="M100 41c-26 0-42 20-39 61 6-22 20-36 39-46 19 10 33 24 39 46 3-40-15-58-39-56z"/>""";
    private const string Fringe =
        """<path fill="{h}" d="M61 100C54 54 80 42 100 42s46 12 39 58c-2-9-4-14-7-18-20 5-44 5-64 0-3 4-5 9-7 18z"/>""";
    private const string Buzz =
        """<path fill="{h}" fill-opacity=".75" d="M63 88C60 52 84 43 100 43s40 9 37 45c-4-16-16-26-37-26s-33 10-37 26z"/>""";

    private const string Curls = """
        <g fill="{h}"><circle cx="68" cy="70" r="15"/><circle cx="82" cy="54" r="16"/><circle cx="100" cy="48" r="17"/><circle cx="118" cy="54" r="16"/><circle cx="132" cy="70" r="15"/></g>
        """;

    private const string BigCurls = """
        <g fill="{h}"><circle cx="58" cy="100" r="22"/><circle cx="60" cy="72" r="24"/><circle cx="80" cy="50" r="24"/><circle cx="104" cy="44" r="25"/><circle cx="126" cy="54" r="24"/><circle cx="142" cy="76" r="23"/><circle cx="143" cy="102" r="22"/><circle cx="62" cy="122" r="18"/><circle cx="139" cy="124" r="18"/></g>
        """;

    private const string Long =
        """<path fill="{h}" d="M100 38c-36 0-50 26-48 60l-6 68c14 10 34 12 54 12s40-2 54-12l-6-68c2-34-12-60-48-60z"/>""";
    private const string Waves =
        """<path fill="{h}" d="M100 38c-38 0-52 28-48 58-8 12-8 22-2 32-8 12-4 26 6 34h88c10-8 14-22 6-34 6-10 6-20-2-32 4-30-10-58-48-58z"/>""";
    private const string Bob =
        """<path fill="{h}" d="M100 38c-36 0-50 26-48 60 0 18-2 30-6 40 12 8 26 8 36 6h36c10 2 24 2 36-6-4-10-6-22-6-40 2-34-12-60-48-60z"/>""";
    private const string Bun = """<circle fill="{h}" cx="100" cy="34" r="19"/>""";
    private const string Ponytail = """<path fill="{h}" d="M128 54c26-4 36 22 30 50-2 18 2 32 8 42-20 2-34-12-34-38 0-20-2-38-4-54z"/>""";
    private const string Braids =
        """<g fill="{h}"><circle cx="58" cy="112" r="11"/><circle cx="55" cy="130" r="10"/><circle cx="54" cy="147" r="9"/><circle cx="142" cy="112" r="11"/><circle cx="145" cy="130" r="10"/><circle cx="146" cy="147" r="9"/></g>""";
    private const string Sides =
        """<path fill="{h}" d="M62 100c-3-16 0-26 6-32 2 10 1 20-1 30zM138 100c3-16 0-26-6-32-2 10-1 20 1 30z"/>""";

    public static readonly HairStyle Bald = new("", "");

    public static readonly HairStyle[] OfMen =
    [
        new("", ShortCap),
        new("", ShortCap),
        new("", SidePart),
        new("", SidePart),
        new("", Curls),
        new("", Buzz),
        new("", Sides),
        Bald,
        new(Bob, CenterPart),
    ];

    public static readonly HairStyle[] OfWomen =
    [
        new(Long, CenterPart),
        new(Long, Fringe),
        new(Waves, SidePart),
        new(Waves, CenterPart),
        new(Bob, Fringe),
        new(Bob, SidePart),
        new(Bun, CenterPart),
        new(Bun, ShortCap),
        new(Ponytail, SidePart),
        new(BigCurls, Curls),
        new(Braids, CenterPart),
        new("", SidePart),
    ];
}
