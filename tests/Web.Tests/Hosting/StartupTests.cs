using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Visavis.TestSupport;
using Visavis.TestSupport.Hosting;

namespace Visavis.Web.Tests.Hosting;

/// <summary>The real process: what an operator sees.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class StartupTests
{
    [Theory]
    [InlineData("Database:Provider", "Oracle", "Database:Provider: 'Oracle' is not a provider. Use Sqlite or PostgreSql.")]
    [InlineData("Database:Provider", "PostgreSql", "Database:ConnectionString: PostgreSQL needs one")]
    [InlineData("DataFolder", "/proc/visavis", "DataFolder: the folder '/proc/visavis' cannot be made or written.")]
    [InlineData("Google:ClientId", "an-id", "Google:ClientSecret is missing.")]
    [InlineData("Google:ClientSecret", "a-secret", "Google:ClientId is missing.")]
    [InlineData("Google:Authority", "http://example.org/", "Google:Authority must be an https address.")]
    [InlineData("Google:Timeout", "soon", "Google:Timeout")]
    [InlineData("RateLimits:WritesPerMinute", "0", "RateLimits:WritesPerMinute must be between")]
    [InlineData("RateLimits:WritesPerMinute", "many", "RateLimits:WritesPerMinute")]
    [InlineData("Mail:Smtp:Host", "smtp.example.org", "Mail:From is missing.")]
    [InlineData("Mail:Smtp:Port", "70000", "Mail:Smtp:Port must be between")]
    [InlineData("Mail:Smtp:User", "somebody", "Mail:Smtp:Password is missing.")]
    [InlineData("Mail:From", "not an address", "Mail:From must be one e-mail address")]
    [InlineData("Mail:Replies:PollEvery", "00:00:00", "Mail:Replies:PollEvery must be between")]
    [InlineData("Mail:Replies:Host", "imap.example.org", "Mail:Replies:Address must be one e-mail address")]
    [InlineData("Site:Url", "http://visavis.example", "Site:Url must be an https address")]
    [InlineData("Site:Url", "https://visavis.example/path", "Site:Url must be an https address")]
    [InlineData(
        "Storage:Provider",
        "Azure",
        "Storage:Azure:ConnectionString is missing or cannot be read. Copy it from the storage account"
    )]
    [InlineData("Storage:Folder", "/proc/visavis", "Storage:Folder: the folder '/proc/visavis' cannot be made or written.")]
    [InlineData("ReverseProxy:Addresses:0", "the-proxy", "ReverseProxy:Addresses: 'the-proxy' is neither an address")]
    [InlineData("Search:Meilisearch:Url", "localhost:7700", "Search:Meilisearch:Url must be an address such as http://localhost:7700")]
    [InlineData("Search:Meilisearch:Budget", "soon", "Search:Meilisearch:Budget")]
    public async Task A_wrong_key_ends_the_start_with_one_line_that_names_it(string key, string value, string expected)
    {
        await using var app = new AppProcess(new Dictionary<string, string> { [key] = value }, "Production");

        var (exitCode, output) = await app.RunCommandAsync();

        var line = Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("Visavis cannot start. ", line, StringComparison.Ordinal);
        Assert.Contains(expected, line, StringComparison.Ordinal);
        Assert.NotEqual(0, exitCode);
    }

    [Theory]
    [InlineData("http://localhost:{0}", "http://localhost:{0} is taken by another program. Stop it, or choose another port")]
    [InlineData("http://127.0.0.1:{0}", "http://127.0.0.1:{0} is taken by another program.")]
    [InlineData("http://*:{0}", "http://*:{0} is taken by another program.")]
    [InlineData("http://192.0.2.1:{0}", "http://192.0.2.1:{0} is not an address of this machine.")]
    [InlineData("localhost:{0}", "'localhost:{0}' is not an address to listen on. Write one such as http://localhost:5080.")]
    public async Task An_address_that_cannot_be_had_ends_the_start_with_one_line_before_anything_is_made(string address, string expected)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        await using var app = new AppProcess(
            new Dictionary<string, string> { ["ASPNETCORE_URLS"] = string.Format(CultureInfo.InvariantCulture, address, port) },
            "Production"
        );

        var (exitCode, output) = await app.RunCommandAsync();

        var line = Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("Visavis cannot start. ASPNETCORE_URLS (or --urls): ", line, StringComparison.Ordinal);
        Assert.Contains(string.Format(CultureInfo.InvariantCulture, expected, port), line, StringComparison.Ordinal);
        Assert.NotEqual(0, exitCode);
        Assert.False(File.Exists(Path.Combine(app.DataFolder, "visavis.db")));
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=visavis;Username=visavis;Password=hidden-word;Timeout=3", "the database cannot be opened")]
    [InlineData("Host=127.0.0.1;Pasword=hidden-word", "it cannot be read as a PostgreSQL connection string")]
    public async Task A_wrong_connection_string_is_named_and_its_password_is_not(string connection, string expected)
    {
        await using var app = new AppProcess(
            new Dictionary<string, string> { ["Database:Provider"] = "PostgreSql", ["Database:ConnectionString"] = connection },
            "Production"
        );

        var (exitCode, output) = await app.RunCommandAsync();

        Assert.Contains($"Database:ConnectionString: {expected}", output, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-word", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.NotEqual(0, exitCode);
    }

    [Fact]
    public async Task A_mail_server_without_the_address_of_the_site_does_not_start()
    {
        var settings = new Dictionary<string, string> { ["Mail:Smtp:Host"] = "smtp.example.org", ["Mail:From"] = "no-reply@example.org" };
        await using var app = new AppProcess(settings, "Production");

        var (exitCode, output) = await app.RunCommandAsync();

        Assert.Contains("Site:Url is missing.", output, StringComparison.Ordinal);
        Assert.NotEqual(0, exitCode);
    }

    [Fact]
    public async Task It_says_where_it_listens_and_stops_cleanly_when_asked()
    {
        using var data = new TemporaryFolder();
        var address = $"http://localhost:{FreePort.Next()}";
        await using var app = ServerProcess.Start(
            "dotnet",
            [RepositoryPaths.WebAssembly],
            RepositoryPaths.WebProject,
            new Dictionary<string, string>
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_URLS"] = address,
                ["DataFolder"] = data.FullPath,
            }
        );
        await app.WaitForOutputAsync($"Visavis is ready: {address}");

        await using var signal = ServerProcess.Start("kill", ["-TERM", $"{app.Id}"]);

        Assert.Equal(0, await app.WaitForExitAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain("   at ", app.Output, StringComparison.Ordinal);
    }
}
