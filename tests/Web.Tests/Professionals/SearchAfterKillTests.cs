using System.Globalization;
using System.Text.RegularExpressions;
using Visavis.TestSupport;
using Visavis.TestSupport.Hosting;

namespace Visavis.Web.Tests.Professionals;

/// <summary>The application as a process, ended by <c>kill -9</c>: the index is there again, whole, and knows what was changed.</summary>
[Trait(Tiers.Trait, Tiers.Whole)]
public sealed class SearchAfterKillTests
{
    [Fact]
    public async Task A_killed_server_and_a_killed_rebuild_lose_nothing_of_the_index()
    {
        await using var app = new AppProcess();
        Assert.Equal(0, (await app.RunCommandAsync("seed", "--professionals", "600")).ExitCode);
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = app.Address };
        await Eventually.IsTrueAsync(() => FindsKarimAsync(http));
        var everybody = await CountAsync(http);
        var reference = ReferenceOf(await http.GetStringAsync("/professionals?what=karim+benali"));

        await app.KillAsync();
        await using (var rebuild = app.StartCommand("rebuild-index"))
        {
            await rebuild.WaitForOutputAsync("documents");
            await rebuild.KillAsync();
        }

        await app.StartAsync();
        await Eventually.IsTrueAsync(() => FindsKarimAsync(http));
        Assert.Equal(everybody, await CountAsync(http));

        // Somebody leaves while no server runs: it follows as soon as one does.
        await app.KillAsync();
        Assert.Equal(0, (await app.RunCommandAsync("erase-account", "--reference", reference, "--confirm", "yes")).ExitCode);
        await app.StartAsync();
        await Eventually.IsTrueAsync(async () => await CountAsync(http) == everybody - 1);
        Assert.False(await FindsKarimAsync(http));
    }

    private static async Task<bool> FindsKarimAsync(HttpClient http) =>
        (await http.GetStringAsync("/professionals?what=karim+benali&where=lyon")).Contains(
            "karim-benali-plombier-lyon-",
            StringComparison.Ordinal
        );

    private static string ReferenceOf(string page) => Find(page, "/professionals/karim-benali-plombier-lyon-([0-9a-z]+)");

    /// <summary>How many plumbers the page says there are.</summary>
    private static async Task<int> CountAsync(HttpClient http)
    {
        var page = await http.GetStringAsync("/professionals?what=plombier");
        return int.Parse(Find(page, @"<h1[^>]*>\s*(\d+)"), CultureInfo.InvariantCulture);
    }

    private static string Find(string page, string pattern) =>
        Regex.Match(page, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
}
