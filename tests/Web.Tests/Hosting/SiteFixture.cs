using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;

namespace Visavis.Web.Tests.Hosting;

/// <summary>One site on a real port, with limits no test reaches by accident.</summary>
public sealed class SiteFixture : IAsyncLifetime
{
    public AppHost App { get; } =
        AppHost.OnSqlite(
            new Dictionary<string, string>
            {
                ["RateLimits:SignInsPerMinute"] = "100000",
                ["RateLimits:WritesPerMinute"] = "100000",
                ["RateLimits:WritesPerMinuteAndAddress"] = "100000",
            }
        );

    public Uri Address { get; private set; } = null!;

    public ValueTask InitializeAsync()
    {
        Address = App.StartOnPort();
        return ValueTask.CompletedTask;
    }

    public PersonClient NewPerson(string language = "fr") => new(Address, language);

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
