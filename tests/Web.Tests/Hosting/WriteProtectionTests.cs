using System.Net;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Accounts;

namespace Visavis.Web.Tests.Hosting;

/// <summary>Every endpoint that writes, whoever added it.</summary>
public sealed class WriteProtectionTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task No_writing_endpoint_works_without_proof_or_from_elsewhere()
    {
        var paths = WritingPaths();
        using var person = site.NewPerson();
        await person.SignInAsDemoAsync((await site.App.AddAccountAsync()).Id);

        Assert.Contains("/culture", paths);
        // The telephone provider has no page of ours to take a proof from: it signs, and to anybody else there is nothing.
        foreach (var path in paths.Where(path => path.StartsWith("/voice/", StringComparison.Ordinal)))
        {
            var answer = await person.SendAsync(Post(path, Form(await person.AntiforgeryTokenAsync("/legal/terms"))));
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{path}: {(int)answer.StatusCode}");
        }

        foreach (var path in paths.Where(path => !path.StartsWith("/voice/", StringComparison.Ordinal)))
        {
            var token = await person.AntiforgeryTokenAsync("/legal/terms");
            await AssertRefusedAsync(person, Post(path, new FormUrlEncodedContent([])), $"{path} without a token");
            await AssertRefusedAsync(person, Post(path, Form(token), ("Origin", "https://evil.example")), $"{path} from a foreign origin");
            await AssertRefusedAsync(person, Post(path, Form(token), ("Origin", "null")), $"{path} from an opaque origin");
            await AssertRefusedAsync(person, Post(path, Form(token), ("Sec-Fetch-Site", "cross-site")), $"{path} from a foreign site");
            await AssertRefusedAsync(
                person,
                Post(path, new StringContent($"__RequestVerificationToken={token}", Encoding.UTF8, "text/plain")),
                $"{path} as plain text"
            );
        }

        Assert.True(person.HasSession);
    }

    [Fact]
    public async Task A_token_of_another_person_is_no_proof()
    {
        using var person = site.NewPerson();
        using var stranger = site.NewPerson();
        await person.SignInAsDemoAsync((await site.App.AddAccountAsync("Une")).Id);
        await stranger.SignInAsDemoAsync((await site.App.AddAccountAsync("Autre")).Id);
        var token = await stranger.AntiforgeryTokenAsync("/legal/terms");

        var answer = await person.SendAsync(Post("/account/sign-out", Form(token)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True(person.HasSession);
    }

    [Fact]
    public async Task The_sites_own_page_may_write_and_a_script_may_send_the_token_as_a_header()
    {
        using var person = site.NewPerson();
        var token = await person.AntiforgeryTokenAsync("/legal/terms");
        var origin = site.Address.GetLeftPart(UriPartial.Authority);
        var fields = new FormUrlEncodedContent([new("culture", "en")]);

        var answer = await person.SendAsync(
            Post("/culture", fields, ("Origin", origin), ("Sec-Fetch-Site", "same-origin"), ("RequestVerificationToken", token))
        );

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    /// <summary>Addresses that take something else than reading; those with parts to fill in are the same endpoint whatever fills them.</summary>
    private List<string> WritingPaths() =>
        [
            .. site
                .App.Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true)
                .Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.SignalR.HubMetadata>() is null)
                .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
                .Where(path => !path.Contains('{', StringComparison.Ordinal))
                .Append("/account/welcome")
                .Distinct(),
        ];

    private static FormUrlEncodedContent Form(string token) => new([new("__RequestVerificationToken", token), new("culture", "en")]);

    private static async Task AssertRefusedAsync(PersonClient person, HttpRequestMessage request, string what)
    {
        var answer = await person.SendAsync(request);
        Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden, $"{what}: {(int)answer.StatusCode}");
        Assert.False(answer.Headers.Contains("Set-Cookie") && !SetsOnlyTheFormCookie(answer), what);
    }

    private static bool SetsOnlyTheFormCookie(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").All(c => c.StartsWith("__Host-visavis-form=", StringComparison.Ordinal));

    private HttpRequestMessage Post(string path, HttpContent content, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(site.Address, path)) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }
}
