using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;

namespace Visavis.Web.Tests.Hosting;

public sealed class ErrorPageTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Theory]
    [InlineData("fr", "Cette page n’existe pas")]
    [InlineData("en", "This page does not exist")]
    public async Task A_missing_page_says_so_in_the_readers_language_with_an_id(string language, string title)
    {
        using var person = site.NewPerson(language);

        var answer = await person.GetAsync("/no-such-page");
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(title, page, StringComparison.Ordinal);
        Assert.Matches("<code>[0-9A-Z]+:[0-9A-F]+</code>", page);
        Assert.Contains("name=\"returnUrl\" value=\"/no-such-page\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_page_itself_is_no_page()
    {
        using var person = site.NewPerson();

        Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync("/error")).StatusCode);
    }

    [Fact]
    public async Task Programs_get_a_problem_document()
    {
        using var person = site.NewPerson();
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site.Address, "/no-such-page"));
        request.Headers.Add("Accept", "application/json");

        var answer = await person.SendAsync(request);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(404, problem.RootElement.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.RootElement.GetProperty("requestId").GetString()!);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_with_a_page()
    {
        using var person = site.NewPerson();

        // Asks before it sends the body: who sends it at once may lose the answer with the connection.
        var answer = await person.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, new Uri(person.Address, "/culture"))
            {
                Headers = { ExpectContinue = true },
                Content = new FormUrlEncodedContent([
                    new("__RequestVerificationToken", await person.AntiforgeryTokenAsync("/legal/terms")),
                    new("culture", new string('a', 2 * 1024 * 1024)),
                ]),
            }
        );

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains(
            "C’est trop volumineux",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task A_failure_shows_the_id_that_is_in_the_log_and_no_stack(string environment)
    {
        using var log = new LogCapture();
        await using var app = AppHost.OnSqlite(environment, services: services => services.AddSingleton<ILoggerProvider>(log));
        using var person = new PersonClient(app.StartOnPort());
        await app.WithDataAsync(db => db.Database.ExecuteSqlRawAsync("DROP TABLE Professionals"));

        var answer = await person.GetAsync("/V-7K3M");
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("Quelque chose s’est cassé de notre côté", page, StringComparison.Ordinal);
        Assert.Matches("<code>[0-9A-Z]+:[0-9A-F]+</code>", page);
        Assert.DoesNotContain("Exception", page, StringComparison.Ordinal);
        Assert.DoesNotContain("no such table", page, StringComparison.Ordinal);
        Assert.Contains(log.Lines, line => line.Contains("no such table: Professionals", StringComparison.Ordinal));
    }
}
