namespace Visavis.Web.Foundation.Layout;

/// <summary>What search engines show of a page under its title.</summary>
public static class PageDescription
{
    /// <summary>About as many letters as they show.</summary>
    public const int Length = 155;

    /// <summary>The first whole words of a text on one line, at most so many letters.</summary>
    public static string Beginning(string text, int length = Length)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= length)
        {
            return line;
        }

        var end = line.LastIndexOf(' ', length - 1);
        return line[..(end > length / 2 ? end : length - 1)] + "…";
    }
}
