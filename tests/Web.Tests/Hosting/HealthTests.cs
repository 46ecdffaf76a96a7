using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;

namespace Visavis.Web.Tests.Hosting;

public sealed class HealthTests
{
    [Fact]
    public async Task Ready_names_each_dependency_and_live_depends_on_none()
    {
        await using var app = AppHost.OnSqlite();
        using var probe = new PersonClient(app.StartOnPort());

        var ready = await probe.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal("Healthy", await StateOfAsync(ready, "database"));

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

    private static async Task<string?> StateOfAsync(HttpResponseMessage answer, string check)
    {
        using var report = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return report.RootElement.GetProperty("checks").GetProperty(check).GetProperty("status").GetString();
    }
}
