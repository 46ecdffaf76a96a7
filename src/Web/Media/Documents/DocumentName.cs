namespace Visavis.Web.Media.Documents;

/// <summary>Titles and file names of documents, made from one another.</summary>
public static class DocumentName
{
    private const string Extension = ".pdf";
    private const int LongestName = 100;
    private static readonly char[] Forbidden = ['/', '\\', ':', '*', '?', '"', '<', '>', '|', '%'];

    /// <summary>A name every system takes for a file.</summary>
    public static string Of(string title)
    {
        var name = string.Concat(title.Select(c => char.IsControl(c) || Forbidden.Contains(c) ? '-' : c)).Trim(' ', '.', '-');
        if (name.Length > LongestName)
        {
            // Not through the middle of a character.
            name = name[..(char.IsHighSurrogate(name[LongestName - 1]) ? LongestName - 1 : LongestName)].TrimEnd();
        }

        return (name.Length == 0 ? "document" : name) + Extension;
    }

    /// <summary>What a document is called until its owner says better.</summary>
    public static string Title(string fileName)
    {
        // Browsers write quotation marks so when they send the name of a file.
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..].Replace("%22", "\"", StringComparison.Ordinal);
        return name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? name[..^Extension.Length] : name;
    }
}
