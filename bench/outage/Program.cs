using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using Visavis.Bench.Outage;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Network;
using Visavis.TestSupport.Turn;

// dotnet run -c Release --project bench/outage [-- trials [seconds [pairing]]]; pairings: cc, cf, fc (c Chromium, f Firefox; the caller first)
// One person's line to the site and to the relay freezes during a call. How soon do both see again, and how many descriptions does it take?
var trials = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20;
var seconds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 30;
var pairings = args.Length > 2 ? [args[2]] : new[] { "cc", "cf", "fc" };

await using var turn = await TurnServer.StartAsync();
var chromium = new ChromiumBrowser();
await chromium.InitializeAsync();
await using var firefox = pairings.Any(p => p.Contains('f', StringComparison.Ordinal)) ? await FirefoxBrowser.StartAsync() : null;
foreach (var pairing in pairings)
{
    // The relay's address is that of the weak line, whose port is known only once the site's is: so the site starts on a port chosen before.
    using var reserved = new ReservedRelay();
    await using var app = new AppProcess(
        new Dictionary<string, string>
        {
            ["Demo:SeedOnFirstStart"] = "true",
            ["Demo:Professionals"] = "12",
            ["Turn:Urls:0"] = reserved.Url,
            ["Turn:Secret"] = TurnServer.Secret,
            ["Signaling:Limits:CallsPerPair"] = "1000",
        }
    );
    await app.StartAsync();
    using var line = reserved.Open(app.Address, turn.Port);
    var caller = await PersonAsync(pairing[0], line.Address);
    var callee = await PersonAsync(pairing[1], app.Address);
    await callee.SignInAsync("Karim Benali");
    await caller.SignInAsync("Emily Carter");
    var lobby = await FindLobbyAsync(caller);
    var returns = new List<double>();
    var failures = new List<string>();
    var descriptions = new List<int>();
    for (var trial = 0; trial < trials; trial++)
    {
        try
        {
            await CallAsync(caller, callee, lobby);
            await Task.WhenAll(caller.WatchDescriptionsAsync(), callee.WatchDescriptionsAsync());
            line.Freeze();
            await Task.Delay(TimeSpan.FromSeconds(seconds));
            line.Thaw();
            returns.Add(await ReturnAsync(caller, callee));
            descriptions.Add(await caller.SentDescriptionsAsync() + await callee.SentDescriptionsAsync());
        }
        catch (TimeoutException e)
        {
            failures.Add($"{e.Message}: caller «{await caller.WordsAsync()}», callee «{await callee.WordsAsync()}»");
        }
        finally
        {
            line.Thaw();
        }

        await callee.OpenAsync("/");
        await caller.OpenAsync("/");
    }

    returns.Sort();
    Console.WriteLine(
        $"{caller.Browser} → {callee.Browser}: {trials} outages of {seconds} s; both see again in {returns.Count} of {trials}"
            + (
                returns.Count == 0
                    ? ""
                    : $", median {returns[returns.Count / 2]:F1} s, most {returns[^1]:F1} s; descriptions at most {descriptions.Max()}"
            )
    );
    foreach (var failure in failures)
    {
        Console.WriteLine($"  {failure}");
    }
}

await chromium.DisposeAsync();

async Task<Person> PersonAsync(char browser, Uri site) =>
    browser == 'f' ? Person.In(await firefox!.NewPersonAsync(Person.Recorder), site) : Person.In(await ChromiumPageAsync(site), site);

async Task<IPage> ChromiumPageAsync(Uri site)
{
    var window = await chromium.NewPersonAsync(site);
    await window.AddInitScriptAsync(Person.Recorder);
    return await window.NewPageAsync();
}

async Task<string> FindLobbyAsync(Person person)
{
    await person.OpenAsync("/professionals?what=Karim+Benali");
    while (await person.TextAsync("[...document.querySelectorAll('main a')].some(a => a.textContent.includes('Karim Benali'))") != "true")
    {
        await Task.Delay(500);
        await person.OpenAsync("/professionals?what=Karim+Benali");
    }

    var profile = await person.TextAsync(
        "[...document.querySelectorAll('main a')].find(a => a.textContent.includes('Karim Benali')).getAttribute('href')"
    );
    return "/calls/new/" + profile.Split('/')[^1].Split('-')[^1];
}

static async Task CallAsync(Person caller, Person callee, string lobby)
{
    await callee.OpenAsync("/");
    await callee.GoOnlineAsync();
    await caller.OpenAsync(lobby);
    await caller.UntilAsync("document.getElementById('lobby')?.hidden === false && !document.getElementById('preview').hidden");
    await caller.TextAsync("(document.getElementById('hide-address').checked = true)");
    await caller.ClickAsync("#call-now");
    await callee.UntilAsync("document.getElementById('ring-dialog')?.open");
    await callee.ClickAsync("#ring-answer");
    await callee.UntilAsync("document.getElementById('lobby')?.hidden === false && !document.getElementById('preview').hidden");
    await callee.ClickAsync("#accept");
    await SeesAsync(caller, 60);
    await SeesAsync(callee, 60);
}

static async Task SeesAsync(Person person, int within)
{
    var before = await person.FramesAsync();
    await person.UntilAsync($"(now => now >= (now < {before} ? 0 : {before}) + 5)(await {Person.Frames})", within);
}

static async Task<double> ReturnAsync(Person caller, Person callee)
{
    var watch = Stopwatch.StartNew();
    await Task.WhenAll(SeesAsync(caller, 30), SeesAsync(callee, 30));
    return watch.Elapsed.TotalSeconds;
}
