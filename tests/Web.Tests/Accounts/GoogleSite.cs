using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Google;
using Visavis.TestSupport.Hosting;

namespace Visavis.Web.Tests.Accounts;

/// <summary>The site on a real port, with the stand-in for Google configured.</summary>
public sealed class GoogleSite : IAsyncLifetime
{
    private AppHost? app;

    public GoogleStandIn Google { get; private set; } = null!;

    public LogCapture Log { get; } = new();

    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => app!.Services;

    public async ValueTask InitializeAsync()
    {
        Google = await GoogleStandIn.StartAsync();
        app = AppHost.OnSqlite(
            "Production",
            new Dictionary<string, string>(Google.Settings) { ["RateLimits:SignInsPerMinute"] = "10000" },
            services: services => services.AddSingleton<ILoggerProvider>(Log)
        );
        Address = app.StartOnPort();
    }

    public PersonClient NewPerson(string language = "fr") => new(Address, language);

    public async ValueTask DisposeAsync()
    {
        await (app?.DisposeAsync() ?? ValueTask.CompletedTask);
        await Google.DisposeAsync();
    }
}
