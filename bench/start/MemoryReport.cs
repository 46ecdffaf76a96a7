using System.Text.RegularExpressions;

namespace Visavis.StartBench;

/// <summary>What stays resident after a thousand views of home, results and profiles.</summary>
internal static partial class MemoryReport
{
    private const int Views = 1000;
    private const int Goal = 200;

    private static readonly string[] Searches =
    [
        "plombier",
        "avocate",
        "professeur",
        "infirmière",
        "menuisier",
        "coach",
        "traductrice",
        "électricien",
        "",
    ];

    public static async Task PrintAsync(PublishedApp app, int people)
    {
        await using var started = await StartedApp.StartAsync(app);
        var atFirst = started.Resident;
        var profiles = await ViewAsync(started.Http);
        var after = started.Resident;
        Console.WriteLine(
            FormattableString.Invariant($"{people} people: resident {atFirst} MB after the first page, {after} MB after {Views} more ")
                + FormattableString.Invariant($"({profiles} profiles among them), goal {Goal}: {(after <= Goal ? "met" : "not met")}")
        );
    }

    private static async Task<int> ViewAsync(HttpClient http)
    {
        var profiles = new HashSet<string>();
        for (var view = 0; view < Views; view++)
        {
            var path = (view % 3) switch
            {
                0 => "/",
                1 => $"/professionals?what={Uri.EscapeDataString(Searches[view / 3 % Searches.Length])}&page={1 + (view / 30 % 5)}",
                _ => profiles.Count > 0 ? profiles.ElementAt(view % profiles.Count) : "/",
            };
            var body = await http.GetStringAsync(new Uri(path, UriKind.Relative));
            profiles.UnionWith(Profile().Matches(body).Select(match => match.Groups["path"].Value));
        }

        return profiles.Count;
    }

    [GeneratedRegex("href=\"(?<path>/professionals/[^\"?#]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Profile();
}
