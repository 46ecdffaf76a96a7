using System.Globalization;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;
using PdfSharp.UniversalAccessibility;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Foundation.Paper;

namespace Visavis.Web.Letters;

/// <param name="Enclosure">The PDF whose pages come right behind those of the letter.</param>
public sealed record PrintedLetter(
    string Title,
    IReadOnlyList<string> Address,
    IReadOnlyList<string> Paragraphs,
    string Language,
    byte[]? Enclosure = null
);

/// <summary>
/// Letters as one tagged PDF: the address of each stands where the window of a DL envelope is (A4 folded in three), and each letter begins on a
/// page of its own, with what goes into its envelope behind it.
/// </summary>
public static class LetterPdf
{
    private const double Margin = 56;

    /// <summary>110 mm from the left, 52 mm from the top, in points.</summary>
    private const double WindowLeft = 312;
    private const double WindowTop = 147;
    private const double WindowWidth = 240;
    private const double BodyTop = 290;
    private const double BodySize = 12;
    private const double Line = 17;

    public static byte[] Write(IReadOnlyList<PrintedLetter> letters, DateOnly day)
    {
        PdfFonts.Use();
        using var document = new PdfDocument();
        document.Info.Title = $"Visavis {day:yyyy-MM-dd}";
        var tags = UAManager.ForDocument(document);
        tags.SetDocumentLanguage(letters[0].Language == "en" ? "en-GB" : "fr-FR");
        foreach (var letter in letters)
        {
            tags.StructureBuilder.BeginElement(PdfGroupingElementTag.Section);
            new Sheet(document, tags.StructureBuilder).Write(letter, day);
            if (letter.Enclosure is { } enclosure)
            {
                Enclose(document, tags.StructureBuilder, enclosure, letter.Title);
            }

            tags.StructureBuilder.End();
        }

        using var stream = new MemoryStream();
        document.Save(stream, closeStream: false);
        return stream.ToArray();
    }

    /// <summary>Whether it is a PDF with pages that can be printed behind a letter.</summary>
    public static bool CanEnclose(byte[] pdf)
    {
        try
        {
            using var stream = new MemoryStream(pdf);
            using var read = PdfReader.Open(stream, PdfDocumentOpenMode.Import);
            return read.PageCount > 0;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The reader has no one exception for what is no PDF.
            return false;
        }
    }

    /// <summary>Each page as it was issued, and a figure with the title of the letter for who does not see it.</summary>
    private static void Enclose(PdfDocument document, StructureBuilder tags, byte[] pdf, string title)
    {
        using var stream = new MemoryStream(pdf);
        using var form = XPdfForm.FromStream(stream);
        for (var number = 1; number <= form.PageCount; number++)
        {
            form.PageNumber = number;
            var page = document.AddPage();
            (page.Width, page.Height) = (XUnit.FromPoint(form.PointWidth), XUnit.FromPoint(form.PointHeight));
            using var graphics = XGraphics.FromPdfPage(page);
            var whole = new XRect(0, 0, form.PointWidth, form.PointHeight);
            tags.BeginElement(PdfIllustrationElementTag.Figure, $"{title} ({number}/{form.PageCount})", whole);
            graphics.DrawImage(form, whole);
            tags.End();
        }
    }

    /// <summary>Writes one letter from top to bottom, over as many pages as it takes.</summary>
    private sealed class Sheet(PdfDocument document, StructureBuilder tags)
    {
        private readonly XFont body = new(PdfFonts.Family, BodySize);
        private readonly XFont title = new(PdfFonts.Family, 15, XFontStyleEx.Bold);
        private XGraphics page = XGraphics.FromPdfPage(document.AddPage());
        private double top = BodyTop;

        private double Width => document.Pages[^1].Width.Point - (2 * Margin);

        private double Bottom => document.Pages[^1].Height.Point - Margin;

        public void Write(PrintedLetter letter, DateOnly day)
        {
            Tagged(PdfBlockLevelElementTag.Paragraph, () => Draw("Visavis", title, Margin, Margin + 12));
            Tagged(
                PdfBlockLevelElementTag.Paragraph,
                () =>
                {
                    var at = WindowTop;
                    foreach (var line in letter.Address.SelectMany(text => Fold(text, body, WindowWidth)))
                    {
                        Draw(line, body, WindowLeft, at);
                        at += Line;
                    }
                }
            );
            var culture = CultureInfo.GetCultureInfo(letter.Language);
            Tagged(
                PdfBlockLevelElementTag.Paragraph,
                () => Draw(DayText.WithoutWeekday(day, culture), body, WindowLeft, BodyTop - (2 * Line))
            );
            Tagged(PdfBlockLevelElementTag.Heading1, () => Flow(letter.Title, title, PdfBlockLevelElementTag.Heading1));
            foreach (var paragraph in letter.Paragraphs)
            {
                top += Line / 2;
                Tagged(PdfBlockLevelElementTag.Paragraph, () => Flow(paragraph, body, PdfBlockLevelElementTag.Paragraph));
            }

            page.Dispose();
        }

        private void Tagged(PdfBlockLevelElementTag tag, Action draw)
        {
            tags.BeginElement(tag);
            draw();
            tags.End();
        }

        private void Flow(string text, XFont font, PdfBlockLevelElementTag tag)
        {
            foreach (var line in Fold(text, font, Width))
            {
                if (top > Bottom)
                {
                    // No element reaches over two pages: the rest is one of its own.
                    tags.End();
                    page.Dispose();
                    page = XGraphics.FromPdfPage(document.AddPage());
                    top = Margin + Line;
                    tags.BeginElement(tag);
                }

                Draw(line, font, Margin, top);
                top += font == title ? Line * 1.4 : Line;
            }
        }

        private void Draw(string text, XFont font, double left, double baseline) =>
            PdfText.Draw(page, PdfText.Plain(text), font, left, baseline);

        private List<string> Fold(string text, XFont font, double width) => PdfLines.Of(page, text, font, width);
    }
}
