using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;
using Visavis.Web.Media.Inspection;

namespace Visavis.Web.Media.Isolation;

/// <summary>Judges the objects of a PDF: names as the format writes them (ISO 32000-1, 12.6.4 actions, 12.5.6 annotations, 7.11.4 embedded files).</summary>
internal static class PdfObjects
{
    private static readonly HashSet<string> Actions =
    [
        "JavaScript",
        "Launch",
        "GoToR",
        "GoToE",
        "SubmitForm",
        "ImportData",
        "Rendition",
        "Movie",
        "Sound",
        "RichMediaExecute",
    ];

    private static readonly HashSet<string> Annotations = ["FileAttachment", "RichMedia", "Movie", "Sound", "Screen", "3D"];
    private static readonly HashSet<string> Keys = ["JS", "JavaScript", "EmbeddedFiles", "EF", "XFA", "RichMediaContent"];

    /// <exception cref="UploadRefusedException">It holds what may not be published.</exception>
    public static void Check(IToken root)
    {
        // By hand, not by recursion: what nests a million deep must not take the stack.
        var open = new Stack<IToken>();
        open.Push(root);
        while (open.TryPop(out var token))
        {
            switch (token)
            {
                case DictionaryToken dictionary:
                    Judge(dictionary);
                    foreach (var value in dictionary.Data.Values)
                    {
                        open.Push(value);
                    }

                    break;
                case ArrayToken array:
                    foreach (var value in array.Data)
                    {
                        open.Push(value);
                    }

                    break;
                case StreamToken stream:
                    open.Push(stream.StreamDictionary);
                    LookInside(stream);
                    break;
                case ObjectToken inner:
                    open.Push(inner.Data);
                    break;
            }
        }
    }

    private static void Judge(DictionaryToken dictionary)
    {
        if (
            dictionary.Data.Keys.Any(Keys.Contains)
            || Is(dictionary, "S", Actions)
            || Is(dictionary, "Subtype", Annotations)
            || Is(dictionary, "Type", ["EmbeddedFile"])
        )
        {
            throw new UploadRefusedException(UploadProblem.ActivePdf);
        }

        if (dictionary.Data.ContainsKey("Encrypt"))
        {
            throw new UploadRefusedException(UploadProblem.LockedPdf);
        }
    }

    private static bool Is(DictionaryToken dictionary, string key, HashSet<string> values) =>
        dictionary.Data.TryGetValue(key, out var value) && value is NameToken name && values.Contains(name.Data);

    /// <summary>A stream that could hold objects, whatever it calls itself, is unpacked and its names are read.</summary>
    private static void LookInside(StreamToken stream)
    {
        var isObjects = stream.StreamDictionary.Data.ContainsKey("N") && stream.StreamDictionary.Data.ContainsKey("First");
        if (!isObjects && !Is(stream.StreamDictionary, "Type", ["ObjStm"]))
        {
            return;
        }

        var data = stream.Data;
        foreach (var filter in DefaultFilterProvider.Instance.GetFilters(stream.StreamDictionary))
        {
            data = filter.Decode(data, stream.StreamDictionary, DefaultFilterProvider.Instance, 0);
        }

        PdfNames.CheckObjects(data.Span);
    }
}
