using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Media;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.Tests.Hosting;

public sealed class HealthTests
{
    [Fact]
    public async Task Ready_names_each_dependency_and_live_depends_on_none()
    {
        await using var app = AppHost.OnSqlite();
        using var probe = new PersonClient(app.StartOnPort());

        // Not before the index of a first start is there.
        await Eventually.IsTrueAsync(async () => (await probe.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK);
        Assert.Equal("Healthy", await StateOfAsync(await probe.GetAsync("/health/ready"), "database"));

        await app.WithDataAsync(db => db.Database.ExecuteSqlRawAsync("DROP TABLE DataProtectionKeys"));
        var broken = await probe.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, broken.StatusCode);
        Assert.Equal("Unhealthy", await StateOfAsync(broken, "database"));
        Assert.DoesNotContain(
            "no such table",
            await broken.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.OK, (await probe.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task Without_its_files_a_node_is_degraded_and_still_takes_people()
    {
        FaultyStore? store = null;
        using var disk = new TemporaryFolder();
        await using var app = AppHost.OnSqlite(
            "Development",
            services: services =>
                services.AddSingleton<IBlobStore>(provider =>
                    store = new FaultyStore(new LocalBlobStore(disk.FullPath, provider.GetRequiredService<TimeProvider>()))
                )
        );
        using var probe = new PersonClient(app.StartOnPort());
        await Eventually.IsTrueAsync(async () => (await probe.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK);
        Assert.Equal("Healthy", await StateOfAsync(await probe.GetAsync("/health/ready"), "storage"));

        store!.Problem = () => new StorageUnavailableException(new IOException("disk 7 is gone"));
        var away = await probe.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.OK, away.StatusCode);
        Assert.Equal("Degraded", await StateOfAsync(away, "storage"));
        Assert.DoesNotContain(
            "disk 7",
            await away.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    private static async Task<string?> StateOfAsync(HttpResponseMessage answer, string check)
    {
        using var report = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return report.RootElement.GetProperty("checks").GetProperty(check).GetProperty("status").GetString();
    }
}
