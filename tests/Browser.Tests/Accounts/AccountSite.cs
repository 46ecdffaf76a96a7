using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Visavis.TestSupport;
using Visavis.TestSupport.Google;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Mail;

namespace Visavis.Browser.Tests.Accounts;

/// <summary>
/// One site for the account journeys of a class: a mail server, the stand-in for Google, and a clock that can be moved on; on <c>localhost</c>,
/// because passkeys know no bare addresses.
/// </summary>
public sealed class AccountSite : IAsyncLifetime
{
    public SmtpSink Sink { get; } = SmtpSink.Start();

    public GoogleStandIn Google { get; private set; } = null!;

    public ShiftedTimeProvider Clock { get; } = new();

    public AppHost App { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Google = await GoogleStandIn.StartAsync();
        App = AppHost.OnSqlite(
            "Development",
            new Dictionary<string, string>(Google.Settings.Concat(Sink.Settings)) { ["RateLimits:SignInsPerMinute"] = "1000" },
            services: services => services.AddSingleton<TimeProvider>(Clock)
        );
        Address = new UriBuilder(App.StartOnPort()) { Host = "localhost" }.Uri;
    }

    /// <summary>Signs in as a demo person and goes on to the page.</summary>
    public static async Task SignInAsync(IPage page, Guid id, string path)
    {
        await page.GotoAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(path)}");
        await page.Locator($"form:has([value='{id}']) button").ClickAsync();
        await page.WaitForURLAsync($"**{path}");
    }

    public async ValueTask DisposeAsync()
    {
        await (App?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (Google?.DisposeAsync() ?? ValueTask.CompletedTask);
        await Sink.DisposeAsync();
    }
}
