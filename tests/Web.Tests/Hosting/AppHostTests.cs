using System.Net;
using Visavis.TestSupport;
using Visavis.TestSupport.Hosting;

namespace Visavis.Web.Tests.Hosting;

[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class AppHostTests
{
    [Fact]
    public async Task The_application_answers_on_a_real_port()
    {
        await using var app = AppHost.OnSqlite();
        using var http = new HttpClient { BaseAddress = app.StartOnPort() };

        var home = await http.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
    }

    [Fact]
    public async Task The_application_comes_back_after_being_killed()
    {
        await using var app = new AppProcess();
        await app.StartAsync();
        await app.KillAsync();
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = app.Address };

        var home = await http.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
    }

    [Fact]
    public async Task A_site_that_stopped_is_let_go_of()
    {
        var services = await StopAsync();

        await Eventually.IsTrueAsync(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return !services.IsAlive;
        });
    }

    /// <summary>By itself, so that nothing here holds the site.</summary>
    private static async Task<WeakReference> StopAsync()
    {
        await using var app = AppHost.OnSqlite();
        using var http = new HttpClient { BaseAddress = app.StartOnPort() };
        using var home = await http.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
        return new WeakReference(app.Services);
    }
}
