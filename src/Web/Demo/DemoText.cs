namespace Visavis.Web.Demo;

/// <summary>Reads the texts embedded beside it: lines under <c>[section]</c> headings, <c>#</c> for comments.</summary>
internal static class DemoText
{
    public static IEnumerable<string> Lines(string name) => Sections(name).SelectMany(section => section.Value);

    public static Dictionary<string, List<string>> Sections(string name)
    {
        using var stream =
            typeof(DemoText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The text '{name}' is not embedded in the assembly.");
        using var reader = new StreamReader(stream);
        var sections = new Dictionary<string, List<string>>();
        var current = sections[""] = [];
        while (reader.ReadLine() is { } line)
        {
            if (line is ['[', .. var heading, ']'])
            {
                sections[heading] = current = [];
            }
            else if (line is not ("" or ['#', ..]))
            {
                current.Add(line);
            }
        }

        return sections;
    }
}
