using PdfSharp.Drawing;
using Visavis.Web.Foundation.Paper;

namespace Visavis.Web.Services.Sheets;

/// <summary>
/// A sheet on exactly one A4, however long its fields are: the client's part above, the professional's coupon to cut off below, the same number and code
/// on both. Letters become smaller before anything is left out.
/// </summary>
internal static class SheetPdf
{
    private const double Left = PdfPaper.Margin;
    private const double CodeSize = 84;
    private const double FieldsTop = 150;
    private const double SignaturesTop = 500;
    private const double CutTop = 630;
    private const double LabelWidth = 96;
    private const double BoxHeight = 72;
    private const double Gap = 16;
    private const double Leading = 1.3;
    private static readonly double[] Sizes = [10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6, 5.5];

    public static byte[] Write(SheetFacts sheet)
    {
        using var paper = new PdfPaper($"{sheet.Title} {sheet.Number}", sheet.Language == "en" ? "en-GB" : "fr-FR");
        paper.At(sheet.Title, Left, 66, paper.Title, isHeading: true);
        paper.At($"{sheet.Words.Number} · {sheet.State}", Left, 88, paper.Strong);
        Code(paper, sheet, 44);
        Fields(paper, sheet.Client, FieldsTop, SignaturesTop - 14, paper.Width);
        Signers(paper, sheet.Signers, SignaturesTop);
        var scan = Fitting(paper, sheet.Words.Scan, paper.Width, lines: 1);
        paper.At(scan.Lines[0], Left, SignaturesTop + BoxHeight + 42, scan.Font);

        paper.Top = CutTop;
        paper.DashedRule();
        paper.At(sheet.Words.Cut, Left, CutTop - 4, Font(7));
        paper.At(sheet.Words.CouponTitle, Left, CutTop + 26, paper.Strong, isHeading: true);
        Code(paper, sheet, CutTop + 10);
        Fields(paper, sheet.Coupon, CutTop + 46, CutTop + 92, paper.Width - CodeSize - Gap);
        Signers(paper, sheet.Signers, CutTop + 104);
        return paper.Save();
    }

    private static XFont Font(double size, bool isStrong = false) =>
        new(PdfFonts.Family, size, isStrong ? XFontStyleEx.Bold : XFontStyleEx.Regular);

    private static void Code(PdfPaper paper, SheetFacts sheet, double top) =>
        paper.Code(sheet.Address, paper.Right - CodeSize, top, CodeSize, sheet.Words.Code);

    private static void Fields(PdfPaper paper, IReadOnlyList<SheetField> fields, double top, double bottom, double width)
    {
        var valueWidth = width - LabelWidth;
        var (size, folded) = (Sizes[^1], new List<List<string>>());
        foreach (var one in Sizes)
        {
            (size, folded) = (one, [.. fields.Select(field => paper.Fold(field.Value, Font(one), valueWidth))]);
            if (HeightOf(folded, one) <= bottom - top)
            {
                break;
            }
        }

        Shorten(folded, size, bottom - top);
        var (font, strong) = (Font(size), Font(Math.Min(size, 9), isStrong: true));
        var at = top;
        for (var i = 0; i < fields.Count; i++)
        {
            paper.At(Fitting(paper, fields[i].Label, LabelWidth - 6, lines: 1, strong.Size, isStrong: true).Lines[0], Left, at, strong);
            foreach (var line in folded[i])
            {
                paper.At(line, Left + LabelWidth, at, font);
                at += size * Leading;
            }

            at += size * (Leading - 1);
        }
    }

    private static double HeightOf(List<List<string>> folded, double size) =>
        folded.Sum(lines => (lines.Count * size * Leading) + (size * (Leading - 1)));

    /// <summary>The last resort: the longest field ends with three dots. The page on the screen says all of it.</summary>
    private static void Shorten(List<List<string>> folded, double size, double height)
    {
        while (HeightOf(folded, size) > height && folded.MaxBy(lines => lines.Count) is { Count: > 1 } longest)
        {
            longest.RemoveAt(longest.Count - 1);
            longest[^1] = $"{longest[^1].TrimEnd('…')}…";
        }
    }

    private static void Signers(PdfPaper paper, IReadOnlyList<SheetSigner> signers, double top)
    {
        var width = (paper.Width - (Gap * (signers.Count - 1))) / signers.Count;
        for (var i = 0; i < signers.Count; i++)
        {
            var (signer, left) = (signers[i], Left + (i * (width + Gap)));
            paper.At(signer.Role, left, top, Font(8, isStrong: true));
            var name = Fitting(paper, signer.Name, width, lines: 1, largest: 8);
            paper.At(name.Lines[0], left, top + 11, name.Font);
            var box = new XRect(left, top + 17, width, BoxHeight);
            paper.Box(box.X, box.Y, box.Width, box.Height);
            if (signer.Strokes is { } strokes)
            {
                var scale = Math.Min(box.Width / SheetStrokes.Width, (BoxHeight - 12) / SheetStrokes.Height);
                paper.Lines(
                    [
                        .. strokes.Lines.Select(line =>
                            (IReadOnlyList<XPoint>)[.. line.Select(p => new XPoint(box.X + (p.X * scale), box.Y + (p.Y * scale)))]
                        ),
                    ],
                    box,
                    signer.Said ?? signer.Role
                );
            }

            if (signer.Said is { } said)
            {
                var words = Fitting(paper, said, width - 8, lines: 1, largest: 7);
                paper.At(words.Lines[0], left + 4, box.Bottom - 4, words.Font);
            }
        }
    }

    /// <summary>As large as it fits into so many lines; what is too long even in the smallest letters ends with three dots.</summary>
    private static (IReadOnlyList<string> Lines, XFont Font) Fitting(
        PdfPaper paper,
        string text,
        double width,
        int lines,
        double largest = 8.5,
        bool isStrong = false
    )
    {
        foreach (var size in Sizes.Where(size => size <= largest).Concat([5, 4.5, 4]))
        {
            var font = Font(size, isStrong);
            if (paper.Fold(text, font, width) is { } folded && folded.Count <= lines)
            {
                return (folded, font);
            }
        }

        var smallest = Font(4, isStrong);
        var cut = paper.Fold(text, smallest, width).Take(lines).ToList();
        cut[^1] += "…";
        return (cut, smallest);
    }
}
