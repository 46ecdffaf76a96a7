using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Media;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Media.Scanning;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.Tests.Media;

/// <summary>The real clamd with one signature, that of the test file every scanner knows, asked by clamdscan as an operator would have it.</summary>
[Trait(Tiers.Trait, Tiers.Whole)]
public sealed class ClamavTests : IAsyncLifetime
{
    private const string Daemon = "/usr/sbin/clamd";

    /// <summary>In two parts, so that nobody's scanner takes this file for it.</summary>
    private static readonly string TestFile = @"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private readonly TemporaryFolder folder = new();
    private ServerProcess? daemon;
    private AppHost? app;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        Assert.SkipUnless(File.Exists(Daemon), "clamav-daemon is not installed, and tests/run.sh all could not install it");
        Directory.CreateDirectory(folder["signatures"]);
        File.WriteAllText(
            folder["signatures/visavis.ndb"],
            $"Visavis.Test:0:*:{Convert.ToHexStringLower(Encoding.ASCII.GetBytes(TestFile))}\n"
        );
        File.WriteAllText(
            folder["clamd.conf"],
            $"""
            LocalSocket {folder["clamd.sock"]}
            DatabaseDirectory {folder["signatures"]}
            TemporaryDirectory {folder.FullPath}
            Foreground yes
            StreamMaxLength 30M
            MaxThreads 2

            """
        );
        File.WriteAllText(folder["scan"], $"#!/bin/sh\nexec clamdscan --config-file='{folder["clamd.conf"]}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder["scan"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await (app?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (daemon?.DisposeAsync() ?? ValueTask.CompletedTask);
        folder.Dispose();
    }

    [Fact]
    public async Task A_known_file_is_refused_a_good_one_is_taken_and_one_sent_while_clamd_is_dead_waits_until_it_lives_again()
    {
        await StartAsync();
        app = AppHost.OnSqlite(new Dictionary<string, string> { ["Media:Scanner"] = folder["scan"] });
        using var person = new PersonClient(app.StartOnPort());
        var anne = await app.AddProfessionalAsync();
        await person.SignInAsDemoAsync(anne.Id);

        var refused = await SendAsync(person, SamplePdf.Make($"<< >> % {TestFile}\n"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, refused.StatusCode);
        Assert.Contains(
            "L’antivirus a reconnu un danger",
            WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Token)),
            StringComparison.Ordinal
        );
        Assert.Empty(await KeysAsync());
        Assert.Equal(HttpStatusCode.Found, (await SendAsync(person, SamplePdf.Make())).StatusCode);
        var store = app.Services.GetRequiredService<IBlobStore>();
        var good = Assert.Single(await KeysAsync());
        await (await store.OpenReadAsync(good, Token))!.DisposeAsync();

        await daemon!.KillAsync();
        await SendAsync(person, SamplePdf.Make($"<< >> % {TestFile}\n"));
        await SendAsync(person, SamplePdf.Make("<< /Other true >>"));
        var waiting = (await KeysAsync()).Except([good]).ToList();
        Assert.Equal(2, waiting.Count);
        foreach (var key in waiting)
        {
            Assert.True(await app.Services.GetRequiredService<PendingScans>().IsPendingAsync(key, Token));
            Assert.Null(await store.OpenReadAsync(key, Token));
        }

        await StartAsync();
        await Assert.IsType<ScannedStore>(store).ScanPendingAsync(Token);
        var served = 0;
        foreach (var key in waiting)
        {
            await using var content = await store.OpenReadAsync(key, Token);
            served += content is null ? 0 : 1;
        }

        Assert.Equal(1, served);
        Assert.False(await app.WithDataAsync(db => db.Set<PendingScan>().AnyAsync(Token)));
    }

    private async Task StartAsync()
    {
        File.Delete(folder["clamd.sock"]);
        await (daemon?.DisposeAsync() ?? ValueTask.CompletedTask);
        daemon = ServerProcess.Start(Daemon, [$"--config-file={folder["clamd.conf"]}"]);
        await Eventually.IsTrueAsync(() => File.Exists(folder["clamd.sock"]));
    }

    private static Task<HttpResponseMessage> SendAsync(PersonClient person, byte[] pdf) =>
        person.UploadAsync(MediaSite.UploadDocuments, asScript: false, ("files", "devis.pdf", pdf));

    private Task<List<string>> KeysAsync() => app!.WithDataAsync(db => db.ProfileDocuments.Select(d => d.StorageKey).ToListAsync(Token));
}
