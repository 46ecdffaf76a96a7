using System.Text;
using Microsoft.Extensions.FileProviders;
using UglyToad.PdfPig;
using Visavis.TestSupport;
using Visavis.Web.Foundation.Paper;
using Visavis.Web.Letters;

namespace Visavis.Web.Tests.Services;

/// <summary>Names in other scripts on papers: printed in a font that has their letters, or said to be missing; never an empty box.</summary>
public sealed class PaperScriptTests
{
    public PaperScriptTests() => PdfFonts.UseFiles(new PhysicalFileProvider(Path.Combine(RepositoryPaths.Root, "wwwroot")));

    [Theory]
    [InlineData("Ελένη Παπαδοπούλου")]
    [InlineData("Наталья Щербакова")]
    [InlineData("Nguyễn Thị Hường")]
    [InlineData("Łukasz Żółć Şahin Ðorđević")]
    public void Greek_Cyrillic_Vietnamese_and_Polish_names_are_printed_as_they_are_written(string name)
    {
        var text = Printed(name);

        Assert.Contains(name, text, StringComparison.Ordinal);
    }

    /// <summary>What a PDF holds is the shapes from left to right: from the right, and as plain letters, it is the name.</summary>
    [Theory]
    [InlineData("محمد لاسي")]
    [InlineData("پریسا گل")]
    [InlineData("שרה כהן")]
    public void Arabic_Persian_and_Hebrew_names_are_joined_and_go_from_right_to_left(string name)
    {
        var line = Printed(name).Split('\n').Single(l => l.Contains("Client", StringComparison.Ordinal))["Client : ".Length..];
        var read = string.Concat(line.TrimEnd().Reverse()).Normalize(NormalizationForm.FormKC);

        Assert.Equal(name, read);
        Assert.DoesNotContain(line, letter => letter is 'م' or 'ح');
    }

    [Fact]
    public void The_shapes_of_arabic_letters_follow_their_neighbours()
    {
        // Beginning, middle and end of three; dal joins nothing behind it.
        Assert.Equal("\uFEA3\uFED4\uFEC6 \uFEA9\uFEDD", ArabicLetters.Join("حفظ دل"));
        Assert.Equal("\uFEFB", ArabicLetters.Join("لا"));
        Assert.Equal("\uFEB3\uFEFC", ArabicLetters.Join("سلا"));
    }

    [Theory]
    [InlineData("张伟 李娜")]
    [InlineData("張偉 陳美玲")]
    [InlineData("たなか さくら")]
    [InlineData("สมชาย ใจดี")]
    [InlineData("ณัฐวุฒิ ศิริพงษ์")]
    public void Chinese_Japanese_and_Thai_names_are_printed_as_they_are_written(string name)
    {
        var text = Printed(name);

        Assert.Contains(name, text, StringComparison.Ordinal);
        Assert.DoesNotContain(PdfText.Unprintable, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chinese_name_stands_on_the_invoice_in_its_heading_too()
    {
        using var paper = new PdfPaper("Facture");
        paper.Text("Facture de 王芳", paper.Title);
        paper.Text("王芳", paper.Strong);

        var pdf = paper.Save();
        using var read = PdfDocument.Open(pdf);
        Assert.Equal(2, read.GetPage(1).Letters.Count(letter => letter.Value == "芳"));
        // Only what is written is in the file, not the ten megabytes.
        Assert.InRange(pdf.Length, 1, 400_000);
    }

    [Theory]
    [InlineData("김민준", "[…]")]
    [InlineData("Zoé 😀 Petit", "Zoé […] Petit")]
    [InlineData("አበበ ቢቂላ", "[…]")]
    public void What_no_font_can_write_is_said_to_be_missing(string name, string printed)
    {
        var text = Printed(name);

        Assert.Contains(printed, text, StringComparison.Ordinal);
    }

    private static string Printed(string name)
    {
        var pdf = LetterPdf.Write([new PrintedLetter("Titre", [name], [$"Client : {name}"], "fr")], new DateOnly(2026, 11, 26));
        using var read = PdfDocument.Open(pdf);
        var lines = read.GetPage(1)
            .Letters.GroupBy(letter => Math.Round(letter.StartBaseLine.Y))
            .OrderByDescending(line => line.Key)
            .Select(line => string.Concat(line.OrderBy(letter => letter.StartBaseLine.X).Select(letter => letter.Value)));
        return string.Join('\n', lines);
    }
}
