using Microsoft.Playwright;

namespace Visavis.TestSupport.Browsers;

/// <summary>The system's Chromium with a fake camera and microphone; one per test assembly.</summary>
public sealed class ChromiumBrowser : IAsyncLifetime
{
    // The shell first: the same engine without the windows around it, which cost seven times the processor for every person opened.
    private static readonly string[] Candidates =
    [
        "/usr/bin/chromium-headless-shell",
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];

    private const string WholeProgram = "/usr/bin/chromium";

    private static readonly string[] BaseArguments =
    [
        "--no-sandbox",
        // Half of what it would send: enough to see that it moves, and encoding it is most of what a call costs.
        "--use-fake-device-for-media-stream=fps=10",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ];

    /// <summary>The one to start.</summary>
    public static string Program =>
        Candidates.FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("Chromium is missing: run tests/run.sh once, it installs what the tests need.");

    /// <summary>Whether the browser with everything around the engine is there: the shell shows no notifications.</summary>
    public static bool HasWhole => File.Exists(WholeProgram);

    private IPlaywright? playwright;
    private IBrowser? browser;
    private IBrowser? refusing;

    /// <summary>Camera and microphone are granted without asking.</summary>
    public IBrowser Browser => browser!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(30_000); // A busy machine is slow, not wrong.
        browser = await LaunchAsync("--use-fake-ui-for-media-stream");
    }

    /// <summary>A browser whose person refuses camera and microphone when asked.</summary>
    public async Task<IBrowser> RefusingBrowserAsync() => refusing ??= await LaunchAsync("--use-fake-ui-for-media-stream=deny");

    /// <summary>A browser that brings pages back from memory on Back, as people's browsers do and automated ones do not.</summary>
    public Task<IBrowser> RememberingBrowserAsync() =>
        playwright!.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Program,
                Args = [.. BaseArguments, "--enable-features=BackForwardCache"],
                IgnoreDefaultArgs = ["--disable-back-forward-cache"],
            }
        );

    /// <summary>The whole browser without a window, for what a device does while no page is open.</summary>
    public Task<IBrowser> WholeBrowserAsync() =>
        playwright!.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = WholeProgram,
                Args = [.. BaseArguments, "--headless=new", "--use-fake-ui-for-media-stream"],
            }
        );

    /// <summary>A person's own window: own cookies, French by default.</summary>
    public Task<IBrowserContext> NewPersonAsync(
        Uri address,
        string locale = "fr-FR",
        int width = 1280,
        int height = 800,
        ColorScheme colorScheme = ColorScheme.Light
    ) =>
        Browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = address.ToString(),
                Locale = locale,
                ViewportSize = new ViewportSize { Width = width, Height = height },
                ColorScheme = colorScheme,
                Permissions = ["camera", "microphone"],
            }
        );

    public async ValueTask DisposeAsync()
    {
        await (browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (refusing?.DisposeAsync() ?? ValueTask.CompletedTask);
        playwright?.Dispose();
    }

    private Task<IBrowser> LaunchAsync(params string[] arguments) =>
        playwright!.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = [.. BaseArguments, .. arguments] }
        );
}
