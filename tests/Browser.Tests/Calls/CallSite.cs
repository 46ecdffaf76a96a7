using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using Visavis.TestSupport;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Hosting;

namespace Visavis.Browser.Tests.Calls;

/// <summary>The site on a port with the demo people, and windows for some of them.</summary>
internal sealed class CallSite : IAsyncDisposable
{
    public const string Plumber = "Karim Benali";
    public const string Teacher = "Emily Carter";

    private readonly ChromiumBrowser chromium;
    private readonly AppHost app;
    private readonly List<CallPerson> people = [];

    private CallSite(ChromiumBrowser chromium, AppHost app)
    {
        this.chromium = chromium;
        this.app = app;
        Address = app.StartOnPort();
    }

    public Uri Address { get; }

    public AppHost App => app;

    public static async Task<CallSite> OpenAsync(
        ChromiumBrowser chromium,
        IReadOnlyDictionary<string, string>? settings = null,
        FakeTimeProvider? clock = null
    ) => new(chromium, AppHost.OnCopyOf(await DemoFolder.PathAsync(), settings, clock));

    public async Task<CallPerson> EnterAsync(
        string name,
        int width = 1280,
        int height = 800,
        string language = "fr-FR",
        ColorScheme theme = ColorScheme.Light,
        Uri? over = null
    )
    {
        var person = await CallPerson.SignInAsync(await chromium.NewPersonAsync(over ?? Address, language, width, height, theme), name);
        people.Add(person);
        return person;
    }

    /// <summary>A plumber who is online and a teacher who is in a call with him.</summary>
    public async Task<(CallPerson Caller, CallPerson Callee)> InCallAsync()
    {
        var callee = await EnterAsync(Plumber);
        await callee.GoOnlineAsync();
        var caller = await EnterAsync(Teacher);
        await caller.CallAsync(Plumber);
        await callee.AnswerAsync();
        await Task.WhenAll(caller.SeesFramesAsync(), callee.SeesFramesAsync());
        return (caller, callee);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in people)
        {
            await person.DisposeAsync();
        }

        await app.DisposeAsync();
    }
}
