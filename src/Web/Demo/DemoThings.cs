namespace Visavis.Web.Demo;

/// <summary>
/// Things of trades, drawn with few strokes. They stand on the point 0 0, are at most 400 wide and 320 high, and wear the letters of four colours:
/// M for the main one, S for the second, L for light, D for dark.
/// </summary>
internal static class DemoThings
{
    public static string Draw(string name) =>
        name switch
        {
            "tap" => Line("M-20 0V-170A75 75 0 0 1 130-170V-130", "D", 44)
                + Rect(-70, -22, 100, 22, "M")
                + Rect(-62, -236, 84, 22, "M")
                + Line("M-20-214V-190", "D", 20)
                + """<path d="M130-96q-20 30 0 38q20-8 0-38z" fill="S"/>""",
            "pipes" => Line("M-190-60H30A50 50 0 0 0 80-110V-310", "D", 46)
                + Rect(-110, -92, 46, 64, "M")
                + Rect(48, -220, 64, 46, "M")
                + Line("M-190-180H-60V-310", "S", 30)
                + Circle(-60, -180, 26, "M"),
            "radiator" => string.Concat(Enumerable.Range(0, 7).Select(i => Rect(-182 + (i * 53), -250, 42, 230, "L", 20)))
                + Rect(-190, -70, 380, 16, "S")
                + Rect(-190, -222, 380, 16, "S")
                + Rect(180, -84, 40, 44, "M", 10)
                + Rect(-170, -24, 20, 24, "D")
                + Rect(150, -24, 20, 24, "D"),
            "toolbox" => Rect(-180, -130, 360, 130, "M", 12)
                + Rect(-190, -160, 380, 40, "D", 10)
                + Line("M-70-160V-210H70V-160", "D", 20)
                + Rect(-26, -140, 52, 40, "L", 6)
                + Line("M-140-160L-110-290", "S", 24)
                + Line("M120-160V-270", "L", 18)
                + Rect(96, -300, 48, 40, "S", 6),
            "board" => Rect(-200, -320, 400, 260, "S", 10)
                + Rect(-186, -306, 372, 232, "D", 4)
                + Line("M-150-250H20M-150-200H110M-150-150H-30", "L", 12)
                + Circle(110, -246, 34, "M")
                + Line("M-140-60L-170 0M140-60L170 0", "S", 16),
            "books" => Rect(-170, -60, 320, 60, "M", 6)
                + Rect(-150, -116, 310, 56, "S", 6)
                + Rect(-176, -168, 290, 52, "D", 6)
                + Rect(-140, -52, 260, 10, "L")
                + Rect(-120, -108, 250, 10, "L")
                + Circle(-10, -206, 40, "M")
                + Line("M-10-240q4-24 24-30", "D", 8),
            "headset" => Line("M-130-90V-150A130 130 0 0 1 130-150V-90", "D", 30)
                + Rect(-165, -140, 66, 120, "M", 26)
                + Rect(99, -140, 66, 120, "M", 26)
                + Line("M130-30Q120 0 30-6", "D", 12)
                + Circle(20, -8, 16, "S"),
            "scales" => Rect(-90, -26, 180, 26, "D", 8)
                + Line("M0-20V-300", "D", 20)
                + Line("M-160-260H160", "D", 16)
                + Circle(0, -300, 20, "M")
                + Line("M-160-260L-210-140M-160-260L-110-140M160-260L110-140M160-260L210-140", "D", 5)
                + """<path d="M-220-140h120a60 60 0 0 1-120 0zM100-140h120a60 60 0 0 1-120 0z" fill="M"/>""",
            "shelf" => Rect(-200, -16, 400, 16, "D")
                + Rect(-180, -250, 66, 234, "M", 4)
                + Rect(-110, -230, 56, 214, "S", 4)
                + Rect(-50, -260, 72, 244, "D", 4)
                + Rect(26, -220, 50, 204, "M", 4)
                + """<g transform="rotate(14 150 -16)"><rect x="92" y="-236" width="60" height="220" rx="4" fill="S"/><rect x="104" y="-210" width="36" height="12" fill="L"/></g>"""
                + Rect(-168, -220, 42, 14, "L")
                + Rect(-38, -230, 48, 14, "L"),
            "lamp" => Rect(-100, -22, 200, 22, "D", 10)
                + Line("M0-20L70-150L-40-240", "D", 16)
                + """<path d="M-70-290l110 60-20 40a70 70 0 0 1-130-70z" fill="M"/><path d="M-100-210L-190 0H60L-10-180z" fill="L" opacity=".5"/>"""
                + Circle(-46, -196, 22, "L"),
            "bag" => Rect(-170, -200, 340, 200, "M", 34)
                + Line("M-70-200V-230A30 30 0 0 1-40-260H40A30 30 0 0 1 70-230V-200", "D", 20)
                + Circle(0, -100, 62, "L")
                + Rect(-14, -140, 28, 80, "S", 4)
                + Rect(-40, -114, 80, 28, "S", 4),
            "stethoscope" => Line("M-110-310V-220A80 80 0 0 0 50-220V-310", "D", 18)
                + Line("M-30-140V-80A70 70 0 0 0 110-80V-140", "D", 18)
                + Circle(110, -168, 42, "S")
                + Circle(110, -168, 22, "L")
                + Circle(-110, -310, 14, "M")
                + Circle(50, -310, 14, "M"),
            "pills" => Rect(-200, -120, 400, 120, "L", 16)
                + string.Concat(Enumerable.Range(0, 7).Select(i => Rect(-188 + (i * 54), -106, 46, 92, i % 2 == 0 ? "M" : "S", 8)))
                + string.Concat(Enumerable.Range(0, 7).Select(i => Circle(-165 + (i * 54), -60, 12, "L")))
                + """<g transform="rotate(-24 40 -200)"><rect x="-40" y="-224" width="150" height="56" rx="28" fill="M"/><path d="M35-224h47a28 28 0 0 1 0 56h-47z" fill="L"/></g>""",
            "monitor" => Rect(-200, -310, 400, 240, "D", 16)
                + Rect(-184, -294, 368, 200, "L", 6)
                + Rect(-24, -74, 48, 50, "D")
                + Rect(-90, -26, 180, 26, "D", 8)
                + Line("M-110-200l50 46 96-90", "M", 26)
                + Rect(-150, -124, 300, 12, "S", 6),
            "laptop" => Rect(-160, -230, 320, 206, "D", 14)
                + Rect(-146, -216, 292, 180, "L", 6)
                + """<path d="M-200-24H200l-16 24H-184z" fill="S"/>"""
                + Rect(-116, -180, 120, 14, "M", 6)
                + Rect(-116, -146, 220, 14, "S", 6)
                + Rect(-116, -112, 170, 14, "S", 6)
                + Circle(96, -86, 26, "M"),
            "router" => Rect(-170, -90, 340, 90, "D", 18)
                + Line("M-120-90V-240M120-90V-240", "D", 16)
                + Circle(-110, -44, 12, "M")
                + Circle(-70, -44, 12, "M")
                + Circle(-30, -44, 12, "L")
                + Line("M-60-170a90 90 0 0 1 120 0M-100-210a140 140 0 0 1 200 0", "M", 16)
                + Circle(0, -134, 14, "M"),
            "chair" => Rect(-110, -320, 26, 320, "D", 6)
                + Rect(84, -150, 26, 150, "D", 6)
                + Rect(-124, -168, 250, 34, "M", 8)
                + Rect(-120, -310, 46, 130, "S", 8)
                + Rect(-60, -80, 130, 14, "S"),
            "saw" =>
                """<path d="M-200-70L90-190v110L-190-40z" fill="L"/><path d="M90-200h70a50 50 0 0 1 50 60l-14 80H90z" fill="M"/><circle cx="146" cy="-128" r="28" fill="D"/>"""
                    + Line("M-190-40l20 18 18-20 20 18 18-20 20 18 18-20 20 18 18-20 20 18 18-20 20 18 18-20 20 18", "D", 5),
            "planks" => Rect(-200, -50, 400, 50, "S", 4)
                + Rect(-180, -104, 380, 50, "M", 4)
                + Rect(-200, -158, 370, 50, "S", 4)
                + Rect(-150, -212, 330, 50, "M", 4)
                + Line("M-170-26H120M-140-80H60M-160-134H100M-110-188H90", "D", 4)
                + Circle(150, -26, 8, "D")
                + Circle(120, -134, 8, "D"),
            "hall" => Rect(-200, -180, 400, 180, "L")
                + Rect(-60, -250, 120, 250, "L")
                + """<path d="M-214-180H-60v-14H60v14H214l-40-50H60l-60-90-60 90H-174z" fill="D"/>"""
                + Rect(-26, -80, 52, 80, "M", 26)
                + string.Concat(((int[])[-170, -116, 86, 140]).Select(x => Rect(x, -140, 32, 60, "S", 4)))
                + Circle(0, -200, 24, "M"),
            "folders" => Rect(-150, -220, 80, 220, "M", 8)
                + Rect(-64, -220, 80, 220, "S", 8)
                + Rect(22, -220, 80, 220, "D", 8)
                + string.Concat(((int[])[-136, -50, 36]).Select(x => Rect(x, -190, 52, 60, "L", 4)))
                + string.Concat(((int[])[-110, -24, 62]).Select(x => Circle(x, -50, 18, "L"))),
            "stamp" => Rect(-100, -60, 200, 60, "M", 8)
                + """<path d="M-50-60q30-60 10-120h80q-20 60 10 120z" fill="D"/>"""
                + Circle(0, -220, 56, "D")
                + Rect(130, -14, 80, 14, "L"),
            "bicycle" => Ring(-120, -80, 76, "D")
                + Ring(120, -80, 76, "D")
                + Line("M-120-80L-60-220H70L0-80H-120M0-80L-66-230M120-80L64-244H96", "M", 14)
                + Rect(-110, -246, 80, 16, "D", 8)
                + Circle(0, -80, 16, "S"),
            "calendar" => Rect(-150, -270, 300, 260, "L", 16)
                + Rect(-150, -270, 300, 66, "M", 16)
                + Rect(-100, -300, 20, 60, "D", 8)
                + Rect(80, -300, 20, 60, "D", 8)
                + string.Concat(
                    Enumerable.Range(0, 12).Select(i => Rect(-126 + (i % 4 * 68), -184 + (i / 4 * 56), 48, 36, i == 6 ? "M" : "S", 6))
                ),
            "armchair" => Rect(-130, -280, 260, 200, "M", 50)
                + Rect(-190, -180, 80, 150, "S", 34)
                + Rect(110, -180, 80, 150, "S", 34)
                + Rect(-120, -120, 240, 80, "S", 20)
                + Rect(-150, -34, 24, 34, "D", 6)
                + Rect(126, -34, 24, 34, "D", 6),
            "plant" => """<path d="M-70-110H70L50 0H-50z" fill="M"/>"""
                + Line("M0-110V-240M0-150L-70-220M0-170L70-230", "D", 8)
                + """<path d="M0-320q50 60 0 110q-50-50 0-110zM-70-210q-70 0-90-70q80 0 90 70zM70-220q70 0 90-70q-80 0-90 70zM-10-140q-80 10-110-40q70-20 110 40zM10-150q80 10 110-40q-70-20-110 40z" fill="S"/>""",
            "cups" => Rect(-170, -110, 130, 110, "M", 20)
                + Rect(40, -110, 130, 110, "S", 20)
                + Line("M-44-86a30 30 0 0 1 0 60M166-86a30 30 0 0 1 0 60", "D", 12)
                + Line("M-126-140q20-30 0-60M-86-140q20-30 0-60M84-140q20-30 0-60M124-140q20-30 0-60", "L", 8),
            "dumbbell" => Rect(-120, -86, 240, 32, "D", 8)
                + Rect(-180, -140, 50, 140, "M", 14)
                + Rect(130, -140, 50, 140, "M", 14)
                + Rect(-210, -110, 36, 80, "S", 10)
                + Rect(174, -110, 36, 80, "S", 10),
            "kettlebell" => Line("M-56-150q-20-100 56-100q76 0 56 100", "D", 34)
                + """<path d="M-110-100a110 110 0 0 1 220 0q0 70-50 100H-60q-50-30-50-100z" fill="M"/>"""
                + Circle(0, -90, 44, "L"),
            "bottle" => Rect(-60, -230, 120, 230, "S", 30)
                + Rect(-34, -276, 68, 60, "S", 10)
                + Rect(-44, -310, 88, 44, "D", 12)
                + Rect(-60, -150, 120, 80, "L")
                + Line("M-20-110l16 16 30-36", "M", 14),
            "camera" => Rect(-190, -200, 380, 200, "D", 26)
                + Rect(-60, -240, 120, 60, "D", 16)
                + Circle(0, -100, 84, "L")
                + Circle(0, -100, 64, "M")
                + Circle(0, -100, 34, "D")
                + Circle(-18, -118, 12, "L")
                + Rect(120, -180, 46, 26, "S", 8),
            "tripod" => Line("M0-180L-120 0M0-180L120 0M0-180V0", "D", 14)
                + Rect(-20, -200, 40, 50, "D", 8)
                + Rect(-80, -310, 160, 110, "M", 16)
                + Circle(0, -254, 38, "L")
                + Circle(0, -254, 20, "D"),
            "frames" => Rect(-190, -250, 170, 220, "D", 4)
                + Rect(-174, -234, 138, 188, "L")
                + Rect(20, -190, 180, 150, "D", 4)
                + Rect(36, -174, 148, 118, "L")
                + """<path d="M-174-46v-60l60-60 78 90v30zM36-56v-40l50-40 98 60v20z" fill="M"/>"""
                + Circle(-70, -200, 16, "S")
                + Circle(150, -146, 14, "S")
                + Rect(-200, -14, 400, 14, "S"),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such thing."),
        };

    private static string Rect(int x, int y, int width, int height, string color, int round = 0) =>
        $"""<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{round}" fill="{color}"/>""";

    private static string Circle(int x, int y, int radius, string color) => $"""<circle cx="{x}" cy="{y}" r="{radius}" fill="{color}"/>""";

    private static string Ring(int x, int y, int radius, string color) =>
        $"""<circle cx="{x}" cy="{y}" r="{radius}" fill="none" stroke="{color}" stroke-width="14"/>""";

    private static string Line(string path, string color, int width) =>
        $"""<path d="{path}" fill="none" stroke="{color}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round"/>""";
}
