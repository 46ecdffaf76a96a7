using Visavis.TestSupport.Hosting;

namespace Visavis.Browser.Tests.Pages;

/// <summary>One site for the profile journeys of a class; each adds the person it is about.</summary>
public sealed class ProfileSite : IAsyncLifetime
{
    public AppHost App { get; } = AppHost.OnSqlite();

    public Uri Address { get; private set; } = null!;

    public ValueTask InitializeAsync()
    {
        Address = App.StartOnPort();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
