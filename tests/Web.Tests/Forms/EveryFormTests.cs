using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Tests.Hosting;
using Visavis.Web.Tests.Organisations;

namespace Visavis.Web.Tests.Forms;

/// <summary>
/// Walks the pages of the site as a stranger and as an organisation's owner, and sends every form it meets twice at once and from a page whose session is over.
/// Each form of the sources has a line in <c>forms.txt</c>: a new one needs one, and somebody who thought about a second press.
/// </summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed partial class EveryFormTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private const int MostPages = 15;

    /// <summary>Their buttons say what is wanted, which this walk does not press.</summary>
    private static readonly string[] Repeatable = ["/culture", "/theme", "/account/sign-out", "/account/sign-in/google"];

    /// <summary>What the forms of the sources are called: the file they stand in and where they lead, without what is filled in when they are shown.</summary>
    [Fact]
    public void Every_form_has_a_line()
    {
        var lines = File.ReadLines(Path.Combine(RepositoryPaths.Root, "tests", "Web.Tests", "Forms", "forms.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line[..line.LastIndexOf('|')].Trim())
            .ToHashSet(StringComparer.Ordinal);
        var sources = Path.Combine(RepositoryPaths.Root, "src", "Web");
        var forms = Directory
            .EnumerateFiles(sources, "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(file => NamesIn(Path.GetRelativePath(sources, file), File.ReadAllText(file)))
            .ToHashSet(StringComparer.Ordinal);

        Assert.Empty(forms.Except(lines));
        Assert.Empty(lines.Except(forms));
    }

    [Fact]
    public async Task Every_form_that_is_met_has_a_key_and_answers_the_same_twice()
    {
        var owner = await OwnerAsync();
        var problems = new List<string>();
        var seen = new HashSet<string>();
        foreach (var (page, isSignedIn) in await PagesAsync(owner))
        {
            using var reader = site.NewPerson();
            if (isSignedIn)
            {
                await reader.SignInAsDemoAsync(owner);
            }

            foreach (var form in FormsOf(page, await TextAsync(await reader.GetAsync(page))))
            {
                if (!seen.Add($"{isSignedIn} {form.Name}"))
                {
                    continue;
                }

                if (!form.Fields.Exists(field => field.Key == "_once"))
                {
                    problems.Add($"{form.Name} on {page} has no key");
                }

                problems.AddRange(await TwiceAsync(owner, isSignedIn, page, form));
            }
        }

        Assert.Empty(problems);
        Assert.True(seen.Count > 25, $"Only {seen.Count} forms were met.");
    }

    [Fact]
    public async Task No_form_of_a_page_whose_session_is_over_is_a_dead_end()
    {
        var owner = await OwnerAsync();
        var problems = new List<string>();
        var seen = new HashSet<string>();
        foreach (var (page, isSignedIn) in (await PagesAsync(owner)).Where(entry => entry.IsSignedIn))
        {
            using var reader = site.NewPerson();
            await reader.SignInAsDemoAsync(owner);
            var forms = FormsOf(page, await TextAsync(await reader.GetAsync(page))).Where(form => seen.Add(form.Name)).ToList();
            await site.App.WithDataAsync(db => db.Sessions.Where(s => s.AccountId == owner).ExecuteDeleteAsync());
            foreach (var form in forms)
            {
                var answer = await SendAsync(reader, form);
                if (
                    !Repeatable.Contains(form.Action)
                    && answer.StatusCode is not (HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.OK)
                )
                {
                    problems.Add($"{form.Name} on {page}: {(int)answer.StatusCode} from a page whose session is over");
                }
                else if (form.HasWords && answer.Headers.Location?.OriginalString != "/kept")
                {
                    problems.Add($"{form.Name} on {page}: what was written is not kept, but {answer.Headers.Location}");
                }
            }
        }

        Assert.Empty(problems);
    }

    private async Task<List<string>> TwiceAsync(Guid owner, bool isSignedIn, string page, WalkedForm form)
    {
        using var person = site.NewPerson();
        if (isSignedIn)
        {
            await person.SignInAsDemoAsync(owner);
        }

        // A page of their own: what one form did must not be another's surprise.
        var own = FormsOf(page, await TextAsync(await person.GetAsync(page))).Find(other => other.Name == form.Name);
        if (own is null)
        {
            return [];
        }

        var answers = await Task.WhenAll(SendAsync(person, own), SendAsync(person, own));
        var (first, second) = (answers[0], answers[1]);
        var problems = new List<string>();
        if (answers.Any(answer => (int)answer.StatusCode >= 500))
        {
            problems.Add($"{form.Name} on {page}: {(int)first.StatusCode} and {(int)second.StatusCode}");
        }
        else if (
            !Repeatable.Contains(form.Action)
            && (first.StatusCode != second.StatusCode || first.Headers.Location != second.Headers.Location)
        )
        {
            problems.Add(
                $"{form.Name} on {page}: {(int)first.StatusCode} {first.Headers.Location}, then {(int)second.StatusCode} {second.Headers.Location}"
            );
        }

        return problems;
    }

    private async Task<Guid> OwnerAsync() => (await site.App.AddOrganisationAsync()).Id;

    private async Task<List<(string Page, bool IsSignedIn)>> PagesAsync(Guid owner)
    {
        using var reader = site.NewPerson();
        await reader.SignInAsDemoAsync(owner);
        var addresses = site
            .App.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.RazorPages.PageActionDescriptor>() is not null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(path => !path.Contains('{', StringComparison.Ordinal) && !path.Contains("/error", StringComparison.Ordinal))
            .Append("/account/unsubscribe?step=2")
            .Concat(await OfSomebodyAsync())
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        return [.. addresses.Select(path => (path, false)), .. addresses.Select(path => (path, true))];
    }

    /// <summary>Pages whose address names somebody: what is met from the profile of a person who can be booked.</summary>
    private async Task<List<string>> OfSomebodyAsync()
    {
        var (anne, offer) = await site.App.AddBookableAsync();
        using var reader = site.NewPerson();
        await reader.SignInAsDemoAsync((await site.App.AddAccountAsync()).Id);
        var profile = (await reader.GetAsync($"/V-{anne.ReferenceCode}")).Headers.Location!.OriginalString;
        var (found, seen, next) = (new List<string>(), new HashSet<string>(), new Queue<string>([profile]));
        while (next.TryDequeue(out var path) && found.Count < MostPages)
        {
            var answer = await reader.GetAsync(path);
            if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            found.Add(path);
            var here = Address()
                .Matches(await TextAsync(answer))
                .Select(match => WebUtility.HtmlDecode(match.Groups["address"].Value))
                .Where(address =>
                    $"{anne.Id:N} {anne.Id} {offer.Id:N} {offer.Id}".Split(' ').Any(id => address.Contains(id, StringComparison.Ordinal))
                );
            foreach (var address in here.Where(address => seen.Add(Numbers().Replace(address, "*"))))
            {
                next.Enqueue(address);
            }
        }

        return found;
    }

    private static List<WalkedForm> FormsOf(string page, string html) =>
        [
            .. PostForm()
                .Matches(html)
                .Select(match =>
                {
                    var action = ActionAttribute().Match(match.Groups["attributes"].Value) is { Success: true } found
                        ? WebUtility.HtmlDecode(found.Groups["action"].Value)
                        : page;
                    var fields = Input()
                        .Matches(match.Groups["body"].Value)
                        .Select(input => input.Value)
                        .Where(input =>
                            !input.Contains("type=\"checkbox\"", StringComparison.Ordinal)
                            && !input.Contains("type=\"radio\"", StringComparison.Ordinal)
                        )
                        .Select(input => KeyValuePair.Create(Attribute(input, "name"), Attribute(input, "value")))
                        .Where(field => field.Key.Length > 0)
                        .ToList();
                    var hasWords =
                        match.Groups["body"].Value.Contains("<textarea", StringComparison.Ordinal)
                        && !fields.Exists(field => field.Key.Contains("password", StringComparison.OrdinalIgnoreCase));
                    return new WalkedForm(action, Ids().Replace(action.Split('#')[0], "*"), fields, hasWords);
                }),
        ];

    /// <summary>Two forms of a file that lead to the same are two lines.</summary>
    private static IEnumerable<string> NamesIn(string file, string source)
    {
        var place = file[..^".cshtml".Length].Replace("/Pages/", "/", StringComparison.Ordinal);
        return PostForm()
            .Matches(source)
            .Select(match => ActionAttribute().Match(match.Groups["attributes"].Value))
            .Select(action =>
                action.Success ? $"{place} {Razor().Replace(action.Groups["action"].Value.Split('#')[0], "*").Trim()}" : place
            )
            .GroupBy(name => name, StringComparer.Ordinal)
            .SelectMany(same => same.Select((name, index) => index == 0 ? name : $"{name} #{index + 1}"));
    }

    private static string Attribute(string input, string name) =>
        Regex.Match(input, $"\\s{name}=\"([^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } found
            ? WebUtility.HtmlDecode(found.Groups[1].Value)
            : "";

    private static async Task<string> TextAsync(HttpResponseMessage answer) => await answer.Content.ReadAsStringAsync();

    private static Task<HttpResponseMessage> SendAsync(PersonClient person, WalkedForm form)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(person.Address, form.Action))
        {
            Content = new FormUrlEncodedContent(form.Fields),
        };
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Mode", "navigate");
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
        return person.SendAsync(request);
    }

    [GeneratedRegex(
        """<form(?<attributes>[^>]*method="post"[^>]*)>(?<body>.*?)</form""",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex PostForm();

    [GeneratedRegex("""\saction="(?<action>[^"]*)" """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 1000)]
    private static partial Regex ActionAttribute();

    [GeneratedRegex("<(?:input|textarea|select)[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Input();

    [GeneratedRegex("href=\"(?<address>/[^\"#]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();

    [GeneratedRegex("[0-9][0-9:T.Z-]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbers();

    [GeneratedRegex("[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}|[0-9a-f]{32}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ids();

    [GeneratedRegex("""@\([^)]*\)|@[\w.]+""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Razor();

    private sealed record WalkedForm(string Action, string Name, List<KeyValuePair<string, string>> Fields, bool HasWords);
}
