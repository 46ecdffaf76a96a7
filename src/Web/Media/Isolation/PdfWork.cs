using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Tokens;
using Visavis.Web.Media.Inspection;

namespace Visavis.Web.Media.Isolation;

/// <summary>
/// Parses a PDF for real and looks at every object it holds, also in compressed object streams: what runs, starts, sends, is attached or is
/// locked is refused, and what cannot be parsed as well.
/// </summary>
internal static class PdfWork
{
    public const string Name = "pdf";

    public static void Run(string source)
    {
        PdfDocument document;
        try
        {
            document = PdfDocument.Open(source, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
        }
        catch (PdfDocumentEncryptedException)
        {
            throw new UploadRefusedException(UploadProblem.LockedPdf);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new UploadRefusedException(UploadProblem.Damaged);
        }

        using (document)
        {
            Check(document);
        }
    }

    private static void Check(PdfDocument document)
    {
        if (document.IsEncrypted)
        {
            throw new UploadRefusedException(UploadProblem.LockedPdf);
        }

        if (document.NumberOfPages < 1)
        {
            throw new UploadRefusedException(UploadProblem.Damaged);
        }

        try
        {
            PdfObjects.Check(document.Structure.Catalog.CatalogDictionary);
            foreach (var reference in document.Structure.CrossReferenceTable.ObjectOffsets.Keys.ToList())
            {
                PdfObjects.Check(document.Structure.GetObject(reference).Data);
            }
        }
        catch (Exception e) when (e is not UploadRefusedException and not OutOfMemoryException)
        {
            throw new UploadRefusedException(UploadProblem.Damaged);
        }
    }
}
