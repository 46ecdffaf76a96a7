using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Visavis.Web.Media;
using Visavis.Web.Media.Inspection;
using Visavis.Web.Media.Isolation;

namespace Visavis.Web.Tests.Media;

public sealed class PdfInspectorTests
{
    private static readonly PdfInspector Inspector = new(
        Options.Create(new MediaOptions()),
        new IsolatedWork(TimeProvider.System, NullLogger<IsolatedWork>.Instance)
    );

    [Fact]
    public void A_document_that_only_shows_something_is_taken()
    {
        Assert.Null(ProblemOf(Pdf("<< /Type /Catalog /OpenAction [3 0 R /Fit] >>")));
        // Pictures hold all kinds of bytes.
        Assert.Null(ProblemOf(Pdf("<< /Length 40 >>\nstream\n\u0001/JS /XFA \u00FF/Encrypt \nendstream")));
        Assert.Null(ProblemOf(Pdf(Packed("<< /Type /Font /BaseFont /JavaSans >>"))));
    }

    [Theory]
    [InlineData("<< /S /JavaScript /JS (app.alert\\(1\\)) >>")]
    [InlineData("<< /S /J#61v#61Script >>")]
    [InlineData("<</S/#4a#53 (x)>>")]
    [InlineData("<< /S /Launch /F (cmd.exe) >>")]
    [InlineData("<< /Names << /EmbeddedFiles 4 0 R >> >>")]
    [InlineData("<< /Type /EmbeddedFile >>\nstream\nMZ\nendstream")]
    [InlineData("<< /XFA 5 0 R >>")]
    [InlineData("<< /S /SubmitForm /F (https://elsewhere.example) >>")]
    [InlineData("<< /Length 0 >>\nstream\n/S /JavaScript \nendstream")]
    public void A_document_that_does_something_is_refused(string body) => Assert.Equal(UploadProblem.ActivePdf, ProblemOf(Pdf(body)));

    [Fact]
    public void Packed_objects_are_looked_into()
    {
        Assert.Equal(UploadProblem.ActivePdf, ProblemOf(Pdf(Packed("<< /S /JavaScript /JS 7 0 R >>"))));
        Assert.Equal(UploadProblem.Damaged, ProblemOf(Pdf("<< /Type /ObjStm >>\nstream\nnot packed at all\nendstream")));
    }

    [Fact]
    public void A_bomb_among_packed_objects_is_refused_before_it_unpacks() =>
        Assert.Equal(UploadProblem.Damaged, ProblemOf(Pdf(Packed(new string(' ', 80 * 1024 * 1024)))));

    [Fact]
    public void A_locked_document_is_refused() => Assert.Equal(UploadProblem.LockedPdf, ProblemOf(Pdf("<< /Root 1 0 R /Encrypt 9 0 R >>")));

    [Theory]
    [InlineData("", UploadProblem.Empty)]
    [InlineData("GIF89a %PDF-1.7 %%EOF", UploadProblem.NotPdf)]
    [InlineData("<html>%PDF-1.7 %%EOF", UploadProblem.NotPdf)]
    [InlineData("%PDF-1.7 cut off", UploadProblem.Damaged)]
    public void What_is_no_document_is_refused(string file, UploadProblem expected) =>
        Assert.Equal(expected, ProblemOf(Encoding.Latin1.GetBytes(file)));

    [Fact]
    public void A_document_that_is_an_archive_too_is_refused()
    {
        using var archive = new MemoryStream();
        archive.Write(Pdf("<< /Type /Catalog >>"));
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var program = zip.CreateEntry("a.html").Open();
            program.Write("<script>alert(1)</script>"u8);
        }

        Assert.True(archive.ToArray().AsSpan().StartsWith("%PDF-"u8));
        Assert.Equal(UploadProblem.ActivePdf, ProblemOf([.. archive.ToArray(), .. "%%EOF"u8]));
        Assert.Equal(UploadProblem.ActivePdf, ProblemOf(Pdf("PK\u0005\u0006 %%EOF " + new string(' ', 30_000))));
    }

    [Fact]
    public void Names_are_found_wherever_the_reading_happens_to_stop()
    {
        // Around the end of the buffer, one byte at a time.
        for (var before = FileBytes.LongestRun - 60; before < FileBytes.LongestRun + 4; before++)
        {
            Assert.Equal(UploadProblem.ActivePdf, ProblemOf(Pdf(new string(' ', before) + "/S /J#61vaScript ")));
        }
    }

    private static byte[] Pdf(string body) => Encoding.Latin1.GetBytes($"%PDF-1.7\n1 0 obj\n{body}\nendobj\ntrailer << >>\n%%EOF\n");

    private static string Packed(string objects)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(Encoding.Latin1.GetBytes(objects));
        }

        return $"<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n{Encoding.Latin1.GetString(packed.ToArray())}\nendstream";
    }

    private static UploadProblem? ProblemOf(byte[] file)
    {
        try
        {
            Inspector.CheckBytes(new MemoryStream(file));
            return null;
        }
        catch (UploadRefusedException e)
        {
            return e.Problem;
        }
    }
}
