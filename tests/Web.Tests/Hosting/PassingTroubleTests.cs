using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Media;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.Tests.Hosting;

/// <summary>A database that is locked, a disk that is full, storage that is down: the right status, a time to come back, and the rest goes on.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class PassingTroubleTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_writes_while_the_database_is_locked_waits_shortly_and_is_told_when_to_return()
    {
        using var folder = new TemporaryFolder();
        await using var app = AppHost.OnFolder(folder.FullPath);
        using var person = new PersonClient(app.StartOnPort());
        var account = await app.AddAccountAsync();
        await person.GetAsync("/account/sign-in");
        await using var other = new SqliteConnection($"Data Source={Path.Combine(folder.FullPath, "visavis.db")};Pooling=False");
        await other.OpenAsync(Cancellation);
        await using var held = other.BeginTransaction(deferred: false);

        // The library's own patience is half a minute.
        var answer = await SignInAsync().WaitAsync(TimeSpan.FromSeconds(25), Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter?.Delta);
        Assert.Contains("Visavis", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/")).StatusCode);

        await held.RollbackAsync(Cancellation);
        Assert.Equal(HttpStatusCode.Found, (await SignInAsync()).StatusCode);

        Task<HttpResponseMessage> SignInAsync() =>
            person.PostFormAsync("/account/sign-in/demo", "/account/sign-in", ("accountId", account.Id.ToString()));
    }

    [Fact]
    public async Task On_a_full_disk_one_can_still_read_and_sign_out_and_the_site_says_how_it_is()
    {
        using var disk = SmallDisk.Mount(megabytes: 24);
        await using var app = AppHost.OnFolder(disk.FullPath);
        using var person = new PersonClient(app.StartOnPort());
        using var newcomer = new PersonClient(person.Address);
        using var probe = new PersonClient(person.Address);
        var account = await app.AddAccountAsync();
        await person.SignInAsDemoAsync(account.Id);
        await Eventually.IsTrueAsync(async () => (await probe.GetAsync("/health/ready")).IsSuccessStatusCode);
        Fill(disk.FullPath);

        var page = await person.GetAsync("/");
        var refused = await newcomer.PostFormAsync("/account/sign-in/demo", "/account/sign-in", ("accountId", account.Id.ToString()));
        var health = await probe.GetAsync("/health/ready");
        var goodbye = await person.PostFormAsync("/account/sign-out", "/legal/terms");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter?.Delta);
        Assert.Contains("\"status\":\"Degraded\"", await health.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, goodbye.StatusCode);
        Assert.False(person.HasSession);
    }

    [Fact]
    public async Task Ones_file_waits_for_storage_and_is_no_failure_of_the_site()
    {
        FaultyStore? store = null;
        using var files = new TemporaryFolder();
        await using var app = AppHost.OnSqlite(
            "Development",
            services: services =>
                services.AddSingleton<IBlobStore>(provider =>
                    store = new FaultyStore(new LocalBlobStore(files.FullPath, provider.GetRequiredService<TimeProvider>()))
                )
        );
        using var person = new PersonClient(app.StartOnPort());
        await person.SignInAsDemoAsync((await app.AddAccountAsync()).Id);
        await person.PostFormAsync("/account/other?handler=Export", "/account/other");
        string? address = null;
        await Eventually.IsTrueAsync(async () =>
        {
            var page = await (await person.GetAsync("/account/other")).Content.ReadAsStringAsync(Cancellation);
            var end = page.IndexOf("/data\"", StringComparison.Ordinal);
            address = end < 0 ? null : page[page.LastIndexOf('"', end)..end].Trim('"') + "/data";
            return address is not null;
        });

        store!.Problem = () => new StorageUnavailableException(new IOException("away"));
        var away = await person.GetAsync(address!);
        var asked = await person.PostFormAsync("/account/other?handler=Export", "/account/other");
        store.Problem = null;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
        Assert.NotNull(away.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.Found, asked.StatusCode);
    }

    /// <summary>Until not a byte more goes in.</summary>
    private static void Fill(string folder)
    {
        var path = Path.Combine(folder, "filler");
        for (var size = 1024 * 1024; size > 0; size /= 4)
        {
            try
            {
                using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 1);
                while (true)
                {
                    file.Write(new byte[size]);
                }
            }
            catch (IOException)
            {
                // Less still fits, perhaps.
            }
        }
    }
}
