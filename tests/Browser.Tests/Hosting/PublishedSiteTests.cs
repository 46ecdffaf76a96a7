using System.Net;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Visavis.Browser.Tests.Calls;
using Visavis.TestSupport;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Visavis.Browser.Tests.Hosting;

/// <summary>What is published differs from what one develops with: its scripts and style sheets are bundled.</summary>
public sealed partial class PublishedSiteTests(ChromiumBrowser chromium) : IAsyncLifetime
{
    private const int MostRequests = 20;
    private const int MostBytes = 150 * 1024;

    private PublishedSite site = null!;

    public async ValueTask InitializeAsync() => site = await PublishedSite.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    [Trait(Tiers.Trait, Tiers.Whole)]
    public async Task A_published_site_keeps_its_modules_for_ever_and_opens_a_call_with_few_requests()
    {
        await ServesFingerprintedModulesForEverAsync();
        BringsTheModelOfItsDatabase();

        await using var callee = await CallPerson.SignInAsync(await chromium.NewPersonAsync(site.Address), CallSite.Plumber);
        await callee.GoOnlineAsync();
        await using var caller = await CallPerson.SignInAsync(await chromium.NewPersonAsync(site.Address), CallSite.Teacher);
        await caller.OpenLobbyAsync(CallSite.Plumber);
        var (requests, bytes) = await OpenColdAsync(caller);
        Assert.True(requests.Count is > 5 and <= MostRequests, $"{requests.Count} requests:\n{string.Join('\n', requests)}");
        Assert.InRange(bytes, 10_000, MostBytes);

        await caller.Button("Appeler").ClickAsync();
        await callee.AnswerAsync();
        await Task.WhenAll(caller.SeesFramesAsync(), callee.SeesFramesAsync());
        await caller.WriteAsync("publié");
        await callee.ReadsAsync("publié");
        await caller.HangUpAsync();
        await Expect(callee.Heading($"{CallSite.Teacher} a raccroché.")).ToBeVisibleAsync();
    }

    /// <summary>As code, and of this very build: another's would be left where it is.</summary>
    private void BringsTheModelOfItsDatabase()
    {
        using var assembly = new PEReader(File.OpenRead(Path.Combine(site.Files, "Visavis.Web.dll")));
        var metadata = assembly.GetMetadataReader();
        var build = metadata.GetGuid(metadata.GetModuleDefinition().Mvid).ToString("D");
        var model = File.ReadAllBytes(Path.Combine(site.Files, "Visavis.Web.Model.dll"));
        Assert.True(model.AsSpan().IndexOf(Encoding.UTF8.GetBytes(build)) >= 0, $"It is not of the build {build}.");
    }

    private async Task ServesFingerprintedModulesForEverAsync()
    {
        using var http = new HttpClient { BaseAddress = site.Address };
        var home = await http.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        var modules = FingerprintedModule().Matches(home).Select(match => match.Value.TrimStart('.')).Distinct().ToList();
        Assert.NotEmpty(modules);
        foreach (var module in modules)
        {
            var answer = await http.GetAsync(new Uri(module, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
    }

    /// <summary>What the page the person is on takes with nothing kept from before.</summary>
    private static async Task<(IReadOnlyCollection<string> Requests, double Bytes)> OpenColdAsync(CallPerson person)
    {
        var network = await person.Page.Context.NewCDPSessionAsync(person.Page);
        await network.SendAsync("Network.enable");
        await network.SendAsync("Network.clearBrowserCache");
        var requests = new List<string>();
        var bytes = 0.0;
        network.Event("Network.requestWillBeSent").OnEvent += (_, e) =>
            requests.Add(e!.Value.GetProperty("request").GetProperty("url").GetString()!);
        network.Event("Network.loadingFinished").OnEvent += (_, e) => bytes += e!.Value.GetProperty("encodedDataLength").GetDouble();
        await person.Page.ReloadAsync(new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Expect(person.Page.Locator("#preview")).ToBeVisibleAsync();
        await network.DetachAsync();
        return (requests, bytes);
    }

    [GeneratedRegex("""\./js/[a-zA-Z0-9/._-]+\.[a-z0-9]{10}\.js""", RegexOptions.None, 1000)]
    private static partial Regex FingerprintedModule();
}
