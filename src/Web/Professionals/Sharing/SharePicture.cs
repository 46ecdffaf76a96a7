using System.Numerics;
using Visavis.Search;
using Visavis.Web.Drawing;
using Visavis.Web.Professionals.Portraits;

namespace Visavis.Web.Professionals.Sharing;

/// <summary>The picture of a profile that networks show beside a shared link: 1200 × 630 pixels, as Open Graph recommends.</summary>
internal sealed class SharePicture(ShareTypeFaces faces, string mark)
{
    public const int Width = 1200;
    public const int Height = 630;

    private const int PortraitSize = 340;
    private const int PortraitLeft = 90;
    private const int PortraitTop = 145;
    private const float TextLeft = 490;
    private const float TextWidth = Width - TextLeft - 70;
    private const float NameSize = 70;
    private const float SmallestName = 48;
    private const float SvgPortraitSize = 200;

    private static readonly Ink Paper = Ink.Parse("#fdfcfa");
    private static readonly Ink Text = Ink.Parse("#1b2130");
    private static readonly Ink Soft = Ink.Parse("#545b6b");
    private static readonly Ink Accent = Ink.Parse("#2a4da8");
    private static readonly Ink AccentSoft = Ink.Parse("#e9eefa");

    /// <summary>A PNG file.</summary>
    public byte[] Draw(Professional person)
    {
        var picture = new Raster(Width, Height);
        picture.Fill(Outline.Rectangle(0, 0, Width, Height), Paper);
        picture.Fill(Outline.Ellipse(PortraitLeft, Height, 430, 430), AccentSoft);
        picture.Fill(Outline.Rectangle(0, Height - 14, Width, 14), Accent);
        DrawPortrait(person, picture);
        DrawWords(person, picture);
        SvgDrawing.Paint(mark, picture, Matrix3x2.CreateScale(1.6f) * Matrix3x2.CreateTranslation(TextLeft, 505));
        picture.Fill(faces.Bold.Write("Visavis", 40, new(TextLeft + 84, 552)), Text);
        return PngWriter.Write(picture);
    }

    private static void DrawPortrait(Professional person, Raster picture)
    {
        var portrait = new Raster(PortraitSize, PortraitSize);
        SvgDrawing.Paint(PortraitDrawing.Draw(person.PortraitSeed), portrait, Matrix3x2.CreateScale(PortraitSize / SvgPortraitSize));
        const float Half = PortraitSize / 2f;
        var circle = Outline.Ellipse(PortraitLeft + Half, PortraitTop + Half, Half, Half);
        picture.Draw(portrait, PortraitLeft, PortraitTop, circle);
    }

    private void DrawWords(Professional person, Raster picture)
    {
        // The typeface is Latin: a name it cannot write leaves its place to the profession.
        var isNamed = faces.Bold.Writes(person.DisplayName);
        var title = isNamed ? person.DisplayName : person.ProfessionLabel;
        var size = NameSize;
        while (size > SmallestName && faces.Bold.Measure(title, size) > TextWidth)
        {
            size -= 2;
        }

        Line(faces.Bold, title, size, isNamed ? 215 : 270, Text);
        if (isNamed)
        {
            Line(faces.Regular, person.ProfessionLabel, 42, y: 290, Text);
        }

        Line(faces.Regular, $"{person.City} ({person.Department})", 34, y: 346, Soft);

        var reference = ReferenceCode.Display(person.ReferenceCode);
        var width = faces.Bold.Measure(reference, 34) + 56;
        picture.Fill(Outline.Rectangle(TextLeft, 392, width, 66, radius: 33), AccentSoft);
        picture.Fill(faces.Bold.Write(reference, 34, new(TextLeft + 28, 437)), Accent);

        void Line(TypeFace face, string text, float textSize, float y, Ink ink) =>
            picture.Fill(face.Write(face.Fit(text, textSize, TextWidth), textSize, new(TextLeft, y)), ink);
    }
}
