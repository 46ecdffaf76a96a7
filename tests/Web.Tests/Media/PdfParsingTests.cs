using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Visavis.TestSupport.Media;
using Visavis.Web.Media;
using Visavis.Web.Media.Inspection;
using Visavis.Web.Media.Isolation;

namespace Visavis.Web.Tests.Media;

/// <summary>Documents that are whole, so that what they hide must be found by parsing.</summary>
public sealed class PdfParsingTests : IDisposable
{
    private readonly IsolatedWork isolated = new(TimeProvider.System, NullLogger<IsolatedWork>.Instance);

    [Fact]
    public async Task A_document_that_only_shows_something_is_taken()
    {
        Assert.Null(await ProblemOfAsync(SamplePdf.Make()));
        Assert.Null(await ProblemOfAsync(SamplePdf.Make("<< /Type /Action /S /URI /URI (https://example.org) >>")));
        Assert.Null(await ProblemOfAsync(SamplePdf.Make(ObjectStream("<< /Type /Font /BaseFont /JavaSans >>", ""))));
    }

    [Theory]
    [InlineData("<< /Type /Annot /Subtype /FileAttachment /FS 9 0 R >>", UploadProblem.ActivePdf)]
    [InlineData("<< /S /GoToR /F (\\\\\\\\server\\\\share\\\\a.pdf) >>", UploadProblem.ActivePdf)]
    [InlineData("<< /S /Rendition /R 9 0 R >>", UploadProblem.ActivePdf)]
    [InlineData("<< /XFA [(a) 9 0 R] >>", UploadProblem.ActivePdf)]
    [InlineData("<< /Root 1 0 R /Encrypt%comment\n 9 0 R >>", UploadProblem.LockedPdf)]
    public async Task What_runs_opens_or_locks_is_refused(string body, UploadProblem expected) =>
        Assert.Equal(expected, await ProblemOfAsync(SamplePdf.Make(body)));

    [Theory]
    [InlineData("/Type /ObjStm")]
    [InlineData("")]
    [InlineData("/Type /XObject /Decoy true")]
    public async Task A_script_in_packed_objects_is_found_whatever_they_call_themselves(string type)
    {
        Assert.Equal(UploadProblem.ActivePdf, await ProblemOfAsync(SamplePdf.Make(ObjectStream("<< /S /JavaScript /JS (a) >>", type))));
        Assert.Equal(
            UploadProblem.ActivePdf,
            await ProblemOfAsync(SamplePdf.Make(ObjectStream("<< /S /JavaScript /JS (a) >>", type, predictor: true)))
        );
    }

    [Fact]
    public async Task An_archive_far_from_the_end_is_found()
    {
        using var archive = new MemoryStream();
        archive.Write(SamplePdf.Make());
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var program = zip.CreateEntry("a.html").Open();
            program.Write("<script>alert(1)</script>"u8);
        }

        byte[] file = [.. archive.ToArray(), .. new byte[300_000].Select(_ => (byte)' '), .. "\n%%EOF\n"u8];
        Assert.Equal(UploadProblem.ActivePdf, await ProblemOfAsync(file));
    }

    [Fact]
    public async Task What_cannot_be_parsed_is_not_taken() =>
        Assert.Equal(UploadProblem.Damaged, await ProblemOfAsync("%PDF-1.7\n1 0 obj\n<< /Type /Cata\n%%EOF"u8.ToArray()));

    [Fact]
    public async Task A_flood_of_objects_ends_with_its_child()
    {
        var flood = new StringBuilder();
        for (var i = 0; i < 400_000; i++)
        {
            flood.Append("<< /A [ ");
        }

        var problem = await ProblemOfAsync(SamplePdf.Make(flood.ToString()));

        Assert.NotNull(problem);
    }

    public void Dispose() => isolated.Dispose();

    private async Task<UploadProblem?> ProblemOfAsync(byte[] file)
    {
        try
        {
            var inspector = new PdfInspector(Options.Create(new MediaOptions()), isolated);
            await inspector.InspectAsync(new MemoryStream(file), TestContext.Current.CancellationToken);
            return null;
        }
        catch (UploadRefusedException e)
        {
            return e.Problem;
        }
    }

    private static string ObjectStream(string inner, string type, bool predictor = false)
    {
        var plain = Encoding.Latin1.GetBytes($"10 0 {inner}");
        if (predictor)
        {
            // PNG's "up": each row of four bytes is the difference to the one above.
            var rows = plain.Concat(new byte[(4 - (plain.Length % 4)) % 4].Select(_ => (byte)' ')).ToArray();
            plain =
            [
                .. Enumerable
                    .Range(0, rows.Length / 4)
                    .SelectMany(r =>
                        new byte[] { 2 }.Concat(
                            Enumerable.Range(0, 4).Select(c => (byte)(rows[(r * 4) + c] - (r == 0 ? 0 : rows[((r - 1) * 4) + c])))
                        )
                    ),
            ];
        }

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(plain);
        }

        var parameters = predictor ? "/DecodeParms << /Predictor 12 /Columns 4 >>" : "";
        return $"<< {type} /N 1 /First 5 /Filter /FlateDecode {parameters} /Length {packed.Length} >>\nstream\n{Encoding.Latin1.GetString(packed.ToArray())}\nendstream";
    }
}
