using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Professionals;
using Visavis.TestSupport.Signaling;
using Visavis.Web.Tests.Forms;
using Visavis.Web.Tests.Organisations;
using Visavis.Web.Tests.Trust;

namespace Visavis.Web.Tests.Hosting;

/// <summary>
/// Sends what nobody types by accident to every endpoint, every form and every hub method that the site has, read from the site itself: each refuses it or
/// bears it, none fails. All values with <c>run.sh all</c>; otherwise some, each field another.
/// </summary>
[Trait(Tiers.Trait, Tiers.Whole)]
public sealed class HostileInputTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly string[] Leaving = ["/account/sign-out", "/account/sign-in/demo"];

    private Guid? ownerId;
    private PersonClient? person;
    private string proof = "";

    [Fact]
    public async Task No_endpoint_fails_whatever_it_is_sent()
    {
        var endpoints = await SiteEndpoints.OfAsync(site.App);
        var reviewed = SiteEndpoints.ReviewedLines().Select(line => line.Split('|')[0].Trim()).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(endpoints.Select(e => $"{e.Method} {e.Route}").Distinct().Except(reviewed));
        var problems = new List<string>();
        var number = 0;
        foreach (var endpoint in endpoints.Where(e => !Leaving.Contains(e.Route)))
        {
            for (var round = 0; round < Hostile.Rounds; round++)
            {
                await TryAsync(endpoint, (endpoint.Route.Length + round) % Hostile.Values.Count, problems);
            }

            if (endpoint.Method == "POST")
            {
                var bodies = Tiers.IsAll ? Hostile.Bodies : [Hostile.Bodies[number++ % Hostile.Bodies.Count]];
                foreach (var (type, body) in bodies)
                {
                    using var answer = await SendAsync(address => Hostile.Post(new Uri(address, PathOf(endpoint, null)), type, body));
                    await NoteAsync(answer, $"{endpoint} as {type}", problems);
                }
            }
        }

        Assert.Empty(problems);
    }

    [Fact]
    public async Task No_form_fails_whatever_is_typed_into_it()
    {
        await ComeAsync();
        var (problems, seen) = (new List<string>(), new HashSet<string>());
        foreach (var (page, isSignedIn) in await new SiteForms(site).PagesAsync(ownerId!.Value))
        {
            if (!isSignedIn)
            {
                continue;
            }

            using var shown = await SendAsync(address => new HttpRequestMessage(HttpMethod.Get, new Uri(address, page)));
            foreach (var form in SiteForms.FormsOf(page, await shown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)))
            {
                if (Leaving.Contains(form.Action) || !seen.Add(form.Name))
                {
                    continue;
                }

                for (var round = 0; round < Hostile.Rounds; round++)
                {
                    // What the page itself put there stays: it leads to the things that are there.
                    var number = 0;
                    var body = string.Join(
                        '&',
                        form.Fields.Where(field => field.Key != "_once")
                            .Select(field =>
                                $"{Hostile.Encoded(field.Key)}={(form.Hidden.Contains(field.Key) ? Hostile.Encoded(field.Value) : Hostile.ValueOf(number++, round + form.Name.Length))}"
                            )
                    );
                    using var answer = await SendAsync(address =>
                        Hostile.Post(new Uri(address, form.Action), "application/x-www-form-urlencoded", body)
                    );
                    await NoteAsync(answer, $"{form.Name} on {page}, round {round}", problems);
                }
            }
        }

        Assert.Empty(problems);
        Assert.True(seen.Count > 25, $"Only {seen.Count} forms were met.");
    }

    [Fact]
    public async Task No_hub_method_fails_whatever_it_is_called_with()
    {
        using var log = new LogCapture();
        await using var host = SignalingHost.Start(services: services => services.AddLogging(logging => logging.AddProvider(log)));
        var caller = await host.AddProfessionalAsync();
        var page = await host.OpenAsync(caller);
        var problems = new List<string>();
        foreach (var method in SiteEndpoints.HubMethods(host.App))
        {
            foreach (
                var value in (object?[])
                    [
                        null,
                        "",
                        new string('x', 5000),
                        "a\0b",
                        Hostile.Script,
                        -1,
                        long.MaxValue,
                        1e308,
                        Array.Empty<object>(),
                        new { a = 1 },
                    ]
            )
            {
                host.Clock.Advance(TimeSpan.FromMinutes(1));
                foreach (
                    var arguments in (object?[][])
                        [
                            [.. method.GetParameters().Select(p => ArgumentOf(p, value))],
                            [value, value, value, value, value],
                        ]
                )
                {
                    var answer = await AnswerAsync(page, method.Name, arguments);
                    if (answer.Contains("not active", StringComparison.Ordinal) || answer.Contains("closed", StringComparison.Ordinal))
                    {
                        // A page that keeps exceeding a limit is disconnected, as it should be.
                        page = await host.OpenAsync(caller);
                        answer = await AnswerAsync(page, method.Name, arguments);
                    }

                    if (answer.Contains("server_error", StringComparison.Ordinal))
                    {
                        problems.Add($"{method.Name}({value}): {answer}");
                    }
                }
            }
        }

        problems.AddRange(
            log.Lines.Where(line =>
                SiteEndpoints.HubMethods(host.App).Any(m => line.StartsWith($"{m.Name} failed", StringComparison.Ordinal))
            )
        );
        Assert.Empty(problems);
    }

    /// <summary>What is asked for as a whole is sent as a whole, with the value in each of its parts.</summary>
    private static object? ArgumentOf(ParameterInfo parameter, object? value) =>
        parameter.ParameterType.Namespace?.StartsWith("Visavis", StringComparison.Ordinal) == true && !parameter.ParameterType.IsEnum
            ? parameter.ParameterType.GetProperties().ToDictionary(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..], _ => value)
        : parameter.ParameterType.IsArray ? new[] { value }
        : value;

    private static async Task<string> AnswerAsync(HubPage page, string method, object?[] arguments)
    {
        try
        {
            await page.InvokeAsync(method, arguments);
            return "borne";
        }
        catch (Exception refusal) when (refusal is HubException or InvalidOperationException or OperationCanceledException or IOException)
        {
            return refusal.Message;
        }
        catch (TimeoutException)
        {
            return $"server_error: {method} was not answered";
        }
    }

    private async Task TryAsync(SiteEndpoint endpoint, int round, List<string> problems)
    {
        using var answer =
            endpoint.Method == "POST"
                ? await SendAsync(address =>
                    Hostile.Post(
                        new Uri(address, PathOf(endpoint, null)),
                        "application/x-www-form-urlencoded",
                        Hostile.FormOf(endpoint.Fields, round, proof)
                    )
                )
                : await SendAsync(address => new HttpRequestMessage(
                    new HttpMethod(endpoint.Method),
                    new Uri(address, PathOf(endpoint, round))
                ));
        await NoteAsync(answer, $"{endpoint}, round {round}", problems);
    }

    /// <param name="round">For an address with hostile parts and a hostile query; null for one that leads to nothing in particular.</param>
    private static string PathOf(SiteEndpoint endpoint, int? round)
    {
        var place = 0;
        var path = string.Join(
            '/',
            endpoint
                .Route.Split('/')
                .Select(part =>
                    !part.Contains('{', StringComparison.Ordinal) ? part
                    : round is { } values
                        ? Shortened(Hostile.ValueOf(place++, values)) + part[(part.IndexOf('}', StringComparison.Ordinal) + 1)..]
                    : Guid.Empty.ToString("N") + part[(part.IndexOf('}', StringComparison.Ordinal) + 1)..]
                )
        );
        var query = endpoint.Handler.Length > 0 ? $"?handler={endpoint.Handler}" : "?";
        return round is { } number
            ? path
                + query
                + string.Concat(
                    endpoint.Fields.Take(20).Select((field, i) => $"&{Hostile.Encoded(field)}={Shortened(Hostile.ValueOf(i, number))}")
                )
            : path + query;
    }

    /// <summary>A request line may be 8 kB long, and a part of the path not empty.</summary>
    private static string Shortened(string value) =>
        value.Length == 0 ? "x"
        : value.Length > 400 ? value[..396]
        : value;

    private static async Task NoteAsync(HttpResponseMessage answer, string what, List<string> problems)
    {
        if (await Hostile.ProblemOfAsync(answer) is { } problem)
        {
            problems.Add($"{what}: {problem}");
        }
    }

    /// <summary>As the owner of an organisation who administers the site with a second proof: nobody may send more.</summary>
    private async Task<HttpResponseMessage> SendAsync(Func<Uri, HttpRequestMessage> request)
    {
        var sender = person ?? await ComeAsync();
        var answer = await sender.SendAsync(request(sender.Address));
        if (!sender.HasSession || answer.Headers.Location?.OriginalString.StartsWith("/account/sign-in", StringComparison.Ordinal) == true)
        {
            sender.Dispose();
            person = null;
        }

        return answer;
    }

    private async Task<PersonClient> ComeAsync()
    {
        ownerId ??= (await site.App.AddOrganisationAsync()).Id;
        var id = ownerId.Value;
        await site.App.WithDataAsync(async db =>
        {
            (await db.Users.FindAsync(id))!.IsAdministrator = true;
            return await db.SaveChangesAsync();
        });
        person = site.NewPerson();
        await person.SignInAsDemoAsync(id);
        await TrustSite.HoldProofAsync(site.App, person, id);
        proof = await person.AntiforgeryTokenAsync("/legal/terms");
        return person;
    }
}
