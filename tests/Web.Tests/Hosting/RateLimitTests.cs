using System.Net;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;

namespace Visavis.Web.Tests.Hosting;

[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class RateLimitTests
{
    private const int Limit = 5;

    [Fact]
    public async Task Sign_in_attempts_of_one_address_end_in_429_with_the_time_to_wait()
    {
        await using var app = AppHost.OnSqlite(new Dictionary<string, string> { ["RateLimits:SignInsPerMinute"] = $"{Limit}" });
        using var person = new PersonClient(app.StartOnPort());
        for (var attempt = 0; attempt < Limit; attempt++)
        {
            Assert.Equal(HttpStatusCode.NotFound, await AttemptAsync());
        }

        var refused = await person.PostFormAsync("/account/sign-in/demo", "/account/sign-in", ("accountId", Guid.NewGuid().ToString()));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        Assert.Contains(
            "Un instant, s’il vous plaît",
            await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/account/sign-in")).StatusCode);

        async Task<HttpStatusCode> AttemptAsync() =>
            (await person.PostFormAsync("/account/sign-in/demo", "/account/sign-in", ("accountId", Guid.NewGuid().ToString()))).StatusCode;
    }

    [Theory]
    [InlineData("/professionals?what=plombier")]
    [InlineData("/professionals/nobody-2222")]
    public async Task Results_and_profiles_are_read_by_people_and_not_copied_by_programs(string path)
    {
        await using var app = AppHost.OnSqlite(new Dictionary<string, string> { ["RateLimits:SearchesPerMinute"] = $"{Limit}" });
        using var program = new PersonClient(app.StartOnPort());
        for (var page = 0; page < Limit; page++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await program.GetAsync(path)).StatusCode);
        }

        var refused = await program.GetAsync(path);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/legal/terms")).StatusCode);
    }

    [Fact]
    public async Task Writing_is_limited_per_person_and_not_per_address_when_signed_in()
    {
        await using var app = AppHost.OnSqlite(new Dictionary<string, string> { ["RateLimits:WritesPerMinute"] = $"{Limit}" });
        var address = app.StartOnPort();
        using var first = new PersonClient(address);
        using var second = new PersonClient(address);
        await first.SignInAsDemoAsync((await app.AddAccountAsync("Une")).Id);
        await second.SignInAsDemoAsync((await app.AddAccountAsync("Deux")).Id);

        for (var write = 0; write < Limit; write++)
        {
            Assert.Equal(HttpStatusCode.Found, await SwitchLanguageAsync(first));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await SwitchLanguageAsync(first));
        Assert.Equal(HttpStatusCode.Found, await SwitchLanguageAsync(second));
    }

    private static async Task<HttpStatusCode> SwitchLanguageAsync(PersonClient person) =>
        (await person.PostFormAsync("/culture", "/legal/terms", ("culture", "fr"))).StatusCode;
}
