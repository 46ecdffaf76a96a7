using System.Diagnostics;
using System.Globalization;
using Visavis.Bench.Outage;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Network;
using Visavis.TestSupport.Turn;

// dotnet run -c Release --project bench/outage [-- trials [seconds [pairing]]]; pairings: cc, cf, fc, ff (c Chromium, f Firefox; the caller first)
// The caller's line to the site and to the relay freezes during a call. How soon do both see and hear again, or what do they read, and how
// many descriptions does it take?
const double Goal = 5;
const double Patience = 40;
var trials = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20;
var seconds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 30;
var pairings = args.Length > 2 ? [args[2]] : new[] { "cc", "cf", "fc", "ff" };

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
    await StartAsync(app);
    using var line = reserved.Open(app.Address, turn.Port);
    var caller = await ScriptedPerson.InAsync(pairing[0] == 'f' ? firefox : null, chromium, line.Address);
    var callee = await ScriptedPerson.InAsync(pairing[1] == 'f' ? firefox : null, chromium, app.Address);
    await callee.SignInAsync("Karim Benali");
    await caller.SignInAsync("Emily Carter");
    var lobby = await caller.FindLobbyAsync("Karim Benali");
    var all = new List<Trial>();
    for (var number = 1; number <= trials; number++)
    {
        try
        {
            var trial = await TrialAsync(line, caller, callee, lobby);
            all.Add(trial);
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"  {pairing} {number}: {trial.Later:F1} s, {trial.Descriptions} descriptions")
            );
        }
        catch (TimeoutException e)
        {
            Console.WriteLine($"  no call: {e.Message}; {await caller.SentenceAsync()}; {await callee.SentenceAsync()}");
        }
        finally
        {
            line.Thaw();
        }

        await caller.TextAsync("document.getElementById('hang-up')?.click()");
        await callee.OpenAsync("/");
        await caller.OpenAsync("/");
    }

    Report($"{caller.Browser} → {callee.Browser}", all);
}

await chromium.DisposeAsync();

static async Task StartAsync(AppProcess app)
{
    try
    {
        await app.StartAsync();
    }
    catch (InvalidOperationException)
    {
        // A busy machine makes the first directory slowly; the second start finds it.
        await app.KillAsync();
        await app.StartAsync();
    }
}

async Task<Trial> TrialAsync(WeakLine line, ScriptedPerson caller, ScriptedPerson callee, string lobby)
{
    await caller.CallAsync(callee, lobby);
    await Task.WhenAll(caller.WatchDescriptionsAsync(), callee.WatchDescriptionsAsync());
    line.Freeze();
    await Task.Delay(TimeSpan.FromSeconds(seconds));
    var told = await caller.SentenceAsync() != "" && await callee.SentenceAsync() != "";
    line.Thaw();
    var (one, other) = (ReturnAsync(caller), ReturnAsync(callee));
    await Task.WhenAll(one, other);
    var descriptions = await caller.SentDescriptionsAsync() + await callee.SentDescriptionsAsync();
    return new Trial(told, await one, await other, descriptions);
}

static async Task<Return> ReturnAsync(ScriptedPerson person)
{
    if (await person.SeesAndHearsAsync(Goal) is { } soon)
    {
        return new Return(soon, "");
    }

    var sentence = await person.SentenceAsync();
    Console.WriteLine($"  {person.Browser} after {Goal} s: «{sentence}» {await person.ArrivedAsync()} {await person.StateAsync()}");
    return new Return(await person.SeesAndHearsAsync(Patience - Goal) + Goal, sentence);
}

void Report(string pairing, List<Trial> all)
{
    var back = all.Where(t => t.Later is not null).Select(t => t.Later!.Value).Order().ToList();
    var soon = back.Count(t => t <= Goal);
    var late = all.Where(t => !(t.Later <= Goal)).ToList();
    Console.WriteLine(
        "| pairing | outages | see and hear ≤ 5 s | later, but said so | silent | never | median s | most s | said during | descriptions, most |"
    );
    Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {pairing} | {all.Count} of {seconds} s | {soon} | {late.Count(t => t.IsSaid(Goal))} | {late.Count(t => !t.IsSaid(Goal))} | {all.Count - back.Count} | {(back.Count == 0 ? "–" : back[back.Count / 2].ToString("F1", CultureInfo.InvariantCulture))} | {(back.Count == 0 ? "–" : back[^1].ToString("F1", CultureInfo.InvariantCulture))} | {all.Count(t => t.ToldDuring)} | {(all.Count == 0 ? 0 : all.Max(t => t.Descriptions))} |"
        )
    );
}
