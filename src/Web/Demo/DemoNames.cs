namespace Visavis.Web.Demo;

/// <summary>First names of both genders and surnames, of the origins one meets in France.</summary>
internal sealed class DemoNames
{
    private readonly string[] feminine;
    private readonly string[] masculine;
    private readonly string[] surnames;

    public DemoNames()
    {
        var sections = DemoText.Sections("names.txt");
        feminine = Split(sections["feminine"]);
        masculine = Split(sections["masculine"]);
        surnames = Split(sections["surnames"]);
    }

    public string Person(Random random, bool isWoman) => $"{random.Pick(isWoman ? feminine : masculine)} {Surname(random)}";

    public string Surname(Random random) => random.Pick(surnames);

    private static string[] Split(IEnumerable<string> lines) =>
        [.. lines.SelectMany(line => line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct()];
}
