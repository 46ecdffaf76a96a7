using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Visavis.TestSupport;

// dotnet run -c Release --project bench/start [-- professionals]
// The published site in Production on an existing database of so many people: from the start of the process to the first 200 of the home page,
// five times; then how much memory stays resident after a thousand views of home, results and profiles.
const int Starts = 5;
const int Views = 1000;
var people = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 300;
using var folder = new TemporaryFolder();
var site = folder["site"];
var program = Path.Combine(site, "Visavis.Web.dll");
var environment = new Dictionary<string, string>
{
    ["ASPNETCORE_ENVIRONMENT"] = "Production",
    ["DataFolder"] = folder["data"],
    ["Demo__SeedOnFirstStart"] = "false",
};
await RunAsync(["publish", RepositoryPaths.WebProject, "-c", "Release", "-o", site, "-v", "quiet", "--nologo"]);
await RunAsync([program, "seed", "--professionals", people.ToString(CultureInfo.InvariantCulture)]);

var times = new List<double>();
for (var start = 0; start < Starts; start++)
{
    var (server, http, milliseconds) = await StartAsync();
    times.Add(milliseconds);
    if (start == Starts - 1)
    {
        var atFirst = Resident(server);
        await ViewAsync(http);
        Console.WriteLine(
            FormattableString.Invariant(
                $"{people} people: resident {atFirst} MB after the first page, {Resident(server)} MB after {Views} more"
            )
        );
    }

    http.Dispose();
    await server.DisposeAsync();
}

// The first start builds the search index, as after an upgrade; the others find it.
Console.WriteLine("first 200 after " + string.Join(", ", times.Select(time => time.ToString("F0", CultureInfo.InvariantCulture))) + " ms");

async Task<(ServerProcess Server, HttpClient Http, double Milliseconds)> StartAsync()
{
    var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
    environment["ASPNETCORE_URLS"] = address.ToString();
    var http = new HttpClient { BaseAddress = address };
    var watch = Stopwatch.StartNew();
    var server = ServerProcess.Start("dotnet", [program], site, environment);
    while (!await AnswersAsync(http))
    {
        await Task.Delay(5);
    }

    return (server, http, watch.Elapsed.TotalMilliseconds);
}

static async Task<bool> AnswersAsync(HttpClient http)
{
    try
    {
        using var answer = await http.GetAsync(new Uri("/", UriKind.Relative));
        return answer.IsSuccessStatusCode;
    }
    catch (HttpRequestException)
    {
        return false;
    }
}

static async Task ViewAsync(HttpClient http)
{
    string[] searches = ["plombier", "avocate", "professeur", "infirmière", "menuisier", "coach", "traductrice", "électricien", ""];
    var profiles = new HashSet<string>();
    for (var view = 0; view < Views; view++)
    {
        var path = (view % 3) switch
        {
            0 => "/",
            1 => $"/professionals?what={Uri.EscapeDataString(searches[view / 3 % searches.Length])}&page={1 + (view / 30 % 5)}",
            _ => profiles.Count > 0 ? profiles.ElementAt(view % profiles.Count) : "/",
        };
        var body = await http.GetStringAsync(new Uri(path, UriKind.Relative));
        foreach (
            Match match in Regex.Matches(
                body,
                "href=\"(?<path>/professionals/[^\"?#]+)\"",
                RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1)
            )
        )
        {
            profiles.Add(match.Groups["path"].Value);
        }
    }

    Console.WriteLine(FormattableString.Invariant($"{profiles.Count} profiles among the pages"));
}

static long Resident(ServerProcess server)
{
    using var process = Process.GetProcessById(server.Id);
    return process.WorkingSet64 / 1024 / 1024;
}

async Task RunAsync(string[] arguments)
{
    await using var command = ServerProcess.Start("dotnet", arguments, environment: environment);
    if (await command.WaitForExitAsync() != 0)
    {
        throw new InvalidOperationException(command.Output);
    }
}
