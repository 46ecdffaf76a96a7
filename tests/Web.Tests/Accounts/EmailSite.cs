using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Google;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Mail;
using Visavis.Web.Accounts;

namespace Visavis.Web.Tests.Accounts;

/// <summary>The site in Production with a mail server, the stand-in for Google, and a clock of the test's own.</summary>
public sealed class EmailSite : IAsyncLifetime
{
    public SmtpSink Sink { get; } = SmtpSink.Start();

    public GoogleStandIn Google { get; private set; } = null!;

    public ShiftedTimeProvider Clock { get; } = new();

    public AppHost App { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Google = await GoogleStandIn.StartAsync();
        var settings = new Dictionary<string, string>(Google.Settings)
        {
            ["RateLimits:SignInsPerMinute"] = "100000",
            ["RateLimits:WritesPerMinute"] = "100000",
            ["Site:Url"] = "https://visavis.example",
        };
        foreach (var (key, value) in Sink.Settings)
        {
            settings[key] = value;
        }

        App = AppHost.OnSqlite("Production", settings, services: services => services.AddSingleton<TimeProvider>(Clock));
        Address = App.StartOnPort();
    }

    public PersonClient NewPerson(string language = "fr") => new(Address, language);

    public Task<Account> ReadAsync(string email) => App.WithDataAsync(db => db.Users.SingleAsync(a => a.UserName == email));

    public static async Task<string> TextAsync(HttpResponseMessage page) =>
        WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    public async ValueTask DisposeAsync()
    {
        await (App?.DisposeAsync() ?? ValueTask.CompletedTask);
        await Google.DisposeAsync();
        await Sink.DisposeAsync();
    }
}
