using System.Net;
using System.Text.RegularExpressions;
using Visavis.TestSupport;

namespace Visavis.Web.Tests.Hosting;

public sealed partial class PublishTests
{
    [Fact]
    public async Task A_published_site_serves_its_fingerprinted_modules_for_ever()
    {
        using var folder = new TemporaryFolder();
        var cancellation = TestContext.Current.CancellationToken;
        await using (
            var publish = ServerProcess.Start(
                "dotnet",
                [
                    "publish",
                    RepositoryPaths.WebProject,
                    "-c",
                    "Release",
                    "-o",
                    folder["site"],
                    "-v",
                    "quiet",
                    "--nologo",
                    "-p:RunAnalyzers=false",
                ]
            )
        )
        {
            Assert.True(await publish.WaitForExitAsync(cancellation) == 0, publish.Output);
        }

        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        await using var site = ServerProcess.Start(
            "dotnet",
            [folder["site/Visavis.Web.dll"], $"--urls={address}", $"--DataFolder={folder["data"]}"],
            folder["site"]
        );
        await site.WaitForOutputAsync("Application started.");
        using var http = new HttpClient { BaseAddress = address };
        var home = await http.GetStringAsync(new Uri("/", UriKind.Relative), cancellation);
        var module = FingerprintedModule().Match(home);
        Assert.True(module.Success, home);

        var answer = await http.GetAsync(new Uri(module.Value.TrimStart('.'), UriKind.Relative), cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [GeneratedRegex("""\./[a-z/.-]+\.[a-z0-9]{10}\.js""", RegexOptions.None, 1000)]
    private static partial Regex FingerprintedModule();
}
