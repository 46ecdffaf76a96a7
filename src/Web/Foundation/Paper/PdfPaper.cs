using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;
using QRCoder;

namespace Visavis.Web.Foundation.Paper;

/// <summary>A tagged A4 that is filled from top to bottom and goes on over a next page; every piece of text is an element of the structure.</summary>
internal sealed class PdfPaper : IDisposable
{
    public const double Margin = 48;
    public const double LineHeight = 14;
    private readonly PdfDocument document = new();
    private readonly StructureBuilder tags;
    private XGraphics page;

    public PdfPaper(string title, string language = "fr-FR")
    {
        PdfFonts.Use();
        (Body, Small) = (new XFont(PdfFonts.Family, 10), new XFont(PdfFonts.Family, 8.5));
        (Strong, Title) = (new XFont(PdfFonts.Family, 10, XFontStyleEx.Bold), new XFont(PdfFonts.Family, 18, XFontStyleEx.Bold));
        document.SetPdfA();
        document.Info.Title = title;
        document.Info.Creator = "Visavis";
        var manager = UAManager.ForDocument(document);
        manager.SetDocumentLanguage(language);
        tags = manager.StructureBuilder;
        page = XGraphics.FromPdfPage(document.AddPage());
    }

    public PdfDocument Document => document;

    public XFont Body { get; }

    public XFont Small { get; }

    public XFont Strong { get; }

    public XFont Title { get; }

    public double Top { get; set; } = Margin + LineHeight;

    public double Width => document.Pages[^1].Width.Point - (2 * Margin);

    public double Right => Margin + Width;

    /// <summary>Moves on to a new page when less than so much is left of this one.</summary>
    public bool Need(double height)
    {
        if (Top + height <= document.Pages[^1].Height.Point - Margin)
        {
            return false;
        }

        page.Dispose();
        page = XGraphics.FromPdfPage(document.AddPage());
        Top = Margin + LineHeight;
        return true;
    }

    /// <summary>A paragraph below what is there.</summary>
    public void Text(string text, XFont? font = null, double? left = null, double? width = null)
    {
        font ??= Body;
        Top += font == Title ? LineHeight : 0;
        foreach (var line in Fold(text, font, width ?? Width))
        {
            Need(LineHeight);
            At(line, left ?? Margin, Top, font);
            Top += font == Title ? LineHeight * 2 : LineHeight;
        }
    }

    /// <summary>One line at a place of its own; does not move on.</summary>
    public void At(string text, double left, double baseline, XFont? font = null, bool toTheRight = false, bool isHeading = false)
    {
        tags.BeginElement(isHeading ? PdfBlockLevelElementTag.Heading1 : PdfBlockLevelElementTag.Paragraph);
        PdfText.Draw(page, PdfText.Plain(text), font ?? Body, left, baseline, toTheRight);
        tags.End();
    }

    public void Rule()
    {
        Need(LineHeight);
        tags.BeginArtifact();
        page.DrawLine(new XPen(XColors.Gray, 0.6), Margin, Top - 10, Right, Top - 10);
        tags.End();
        Top += 4;
    }

    /// <summary>A box to sign in, or around a part.</summary>
    public void Box(double left, double top, double width, double height)
    {
        tags.BeginArtifact();
        page.DrawRectangle(new XPen(XColors.Gray, 0.6), left, top, width, height);
        tags.End();
    }

    public void DashedRule()
    {
        tags.BeginArtifact();
        page.DrawLine(new XPen(XColors.Gray, 0.8) { DashStyle = XDashStyle.Dash }, 0, Top, Right + Margin, Top);
        tags.End();
    }

    /// <summary>A QR code, with words for who does not see it.</summary>
    public void Code(string payload, double left, double top, double size, string alternative)
    {
        using var data = QRCodeGenerator.GenerateQrCode(payload, QRCodeGenerator.ECCLevel.M);
        var modules = data.ModuleMatrix;
        var module = size / modules.Count;
        tags.BeginElement(PdfIllustrationElementTag.Figure, alternative, new XRect(left, top, size, size));
        for (var y = 0; y < modules.Count; y++)
        {
            for (var x = 0; x < modules.Count; x++)
            {
                if (modules[y][x])
                {
                    page.DrawRectangle(XBrushes.Black, left + (x * module), top + (y * module), module + 0.05, module + 0.05);
                }
            }
        }

        tags.End();
    }

    /// <summary>What somebody drew with a finger or a pen, at its place on the page.</summary>
    public void Lines(IReadOnlyList<IReadOnlyList<XPoint>> lines, XRect box, string alternative)
    {
        tags.BeginElement(PdfIllustrationElementTag.Figure, alternative, box);
        var pen = new XPen(XColors.Black, 1.2) { LineCap = XLineCap.Round, LineJoin = XLineJoin.Round };
        foreach (var line in lines.Where(line => line.Count > 1))
        {
            page.DrawLines(pen, [.. line]);
        }

        tags.End();
    }

    public List<string> Fold(string text, XFont font, double width) => PdfLines.Of(page, text, font, width);

    public byte[] Save()
    {
        page.Dispose();
        using var stream = new MemoryStream();
        document.Save(stream, closeStream: false);
        return stream.ToArray();
    }

    public void Dispose()
    {
        page.Dispose();
        document.Dispose();
    }
}
