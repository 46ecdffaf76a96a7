using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Visavis.Bench.Call;
using Visavis.TestSupport;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Hosting;

// dotnet run -c Release --project bench/call [-- rounds]
// Accept → first decoded remote frame on both sides, through the site's own pages, beside two connections negotiated inside one page.
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 12;
using var folder = new TemporaryFolder();
var camera = folder["camera.y4m"];
FakeCamera.Write(camera);

await using var app = new AppProcess(
    new Dictionary<string, string>
    {
        ["Demo:SeedOnFirstStart"] = "true",
        ["Demo:Professionals"] = "12",
        // The same two ring more often than people may.
        ["Signaling:Limits:CallsPerPair"] = "1000",
        ["Signaling:Limits:CallsPerMinute"] = "1000",
    }
);
await app.StartAsync();
using var playwright = await Playwright.CreateAsync();
await using var browser = await playwright.Chromium.LaunchAsync(
    new BrowserTypeLaunchOptions
    {
        ExecutablePath = ChromiumBrowser.Program,
        Args =
        [
            "--no-sandbox",
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            $"--use-file-for-fake-video-capture={camera}",
            "--disable-background-networking",
        ],
    }
);

var callee = await SignInAsync("Karim Benali");
await callee.WaitForFunctionAsync("() => document.getElementById('presence-switch').dataset.line === 'connected'");
await callee.GetByRole(AriaRole.Switch).ClickAsync();
await callee.Locator("#presence-switch[data-status=online]").WaitForAsync();
var caller = await SignInAsync("Emily Carter");
var profile = await FindProfileAsync("Karim Benali");

var call = new List<double>();
var floor = new List<double>();
for (var round = -1; round < rounds; round++)
{
    // One of each in turn, so that a busy moment of the machine strikes both; the first pair only warms up.
    var (measured, bare) = (await MeasureCallAsync(), await MeasureFloorAsync());
    if (round >= 0)
    {
        call.Add(measured);
        floor.Add(bare);
    }
}

Console.WriteLine($"accept → frames on both sides, 640×480, {rounds} rounds");
Print("call through the site", call);
Print("floor inside one page", floor);
Console.WriteLine($"difference of the medians: {Median(call) - Median(floor):F0} ms (goal: ≤ 100)");

async Task<IPage> SignInAsync(string name)
{
    var window = await browser.NewContextAsync(
        new BrowserNewContextOptions
        {
            BaseURL = app.Address.ToString(),
            Locale = "fr-FR",
            Permissions = ["camera", "microphone"],
        }
    );
    var page = await window.NewPageAsync();
    await page.GotoAsync("/account/sign-in");
    await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex(name, RegexOptions.None, TimeSpan.FromSeconds(1)) })
        .First.ClickAsync();
    await page.Locator("body.signed-in").WaitForAsync();
    return page;
}

async Task<string> FindProfileAsync(string name)
{
    var hit = caller.Locator("main").GetByRole(AriaRole.Link, new() { Name = name }).First;
    do
    {
        await caller.GotoAsync($"/professionals?what={Uri.EscapeDataString(name)}");
    } while (!await hit.IsVisibleAsync());

    return (await hit.GetAttributeAsync("href"))!;
}

async Task<double> MeasureCallAsync()
{
    await callee.GotoAsync("/");
    await caller.GotoAsync(profile);
    await caller.GetByRole(AriaRole.Link, new() { Name = "Appeler maintenant" }).ClickAsync();
    await caller.GetByRole(AriaRole.Button, new() { Name = "Appeler", Exact = true }).ClickAsync();
    await callee.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Link, new() { Name = "Répondre" }).ClickAsync();
    await callee.Locator("#preview:not([hidden])").WaitForAsync();
    await callee.WaitForFunctionAsync("() => document.getElementById('preview').getVideoPlaybackQuality().totalVideoFrames > 5");
    await Task.WhenAll(caller.EvaluateAsync(Script("first-frame.js")), callee.EvaluateAsync(Script("first-frame.js")));
    var accepted = await callee.EvaluateAsync<double>(
        "() => { const now = performance.timeOrigin + performance.now(); document.getElementById('accept').click(); return now; }"
    );
    var seen = await Task.WhenAll(
        caller.EvaluateAsync<double>("() => window.firstFrame"),
        callee.EvaluateAsync<double>("() => window.firstFrame")
    );
    await caller.GetByRole(AriaRole.Button, new() { Name = "Raccrocher" }).ClickAsync();
    await callee.Locator("#ended:not([hidden])").WaitForAsync();
    return seen.Max() - accepted;
}

async Task<double> MeasureFloorAsync()
{
    await caller.GotoAsync("/");
    await callee.GotoAsync("/");
    return await caller.EvaluateAsync<double>(Script("floor.js"));
}

static string Script(string name)
{
    using var stream = typeof(FakeCamera).Assembly.GetManifestResourceStream(name)!;
    using var reader = new StreamReader(stream);
    return reader.ReadToEnd();
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

static void Print(string what, List<double> values) =>
    Console.WriteLine($"{what, -24} median {Median(values), 5:F0} ms   least {values.Min(), 5:F0}   most {values.Max(), 5:F0}");
