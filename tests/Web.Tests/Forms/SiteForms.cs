using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Tests.Hosting;

namespace Visavis.Web.Tests.Forms;

/// <param name="Name">Where it leads, without the ids.</param>
/// <param name="Fields">Names and what they hold when the page is shown.</param>
/// <param name="Hidden">Names of the fields nobody types into.</param>
/// <param name="HasWords">Whether somebody writes something in it that is not secret.</param>
internal sealed record WalkedForm(
    string Action,
    string Name,
    List<KeyValuePair<string, string>> Fields,
    HashSet<string> Hidden,
    bool HasWords
);

/// <summary>The pages a stranger and an organisation's owner meet, and the forms that stand in them.</summary>
internal sealed partial class SiteForms(SiteFixture site)
{
    private const int MostPages = 15;

    public async Task<List<(string Page, bool IsSignedIn)>> PagesAsync(Guid owner)
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
                .Matches(await answer.Content.ReadAsStringAsync())
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

    public static List<WalkedForm> FormsOf(string page, string html) =>
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
                    var hidden = Input()
                        .Matches(match.Groups["body"].Value)
                        .Where(input => input.Value.Contains("type=\"hidden\"", StringComparison.Ordinal))
                        .Select(input => Attribute(input.Value, "name"))
                        .ToHashSet(StringComparer.Ordinal);
                    var hasWords =
                        match.Groups["body"].Value.Contains("<textarea", StringComparison.Ordinal)
                        && !fields.Exists(field => field.Key.Contains("password", StringComparison.OrdinalIgnoreCase));
                    return new WalkedForm(action, Ids().Replace(action.Split('#')[0], "*"), fields, hidden, hasWords);
                }),
        ];

    private static string Attribute(string input, string name) =>
        Regex.Match(input, $"\\s{name}=\"([^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } found
            ? WebUtility.HtmlDecode(found.Groups[1].Value)
            : "";

    [GeneratedRegex(
        """<form(?<attributes>[^>]*method="post"[^>]*)>(?<body>.*?)</form""",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.IgnoreCase,
        1000
    )]
    public static partial Regex PostForm();

    [GeneratedRegex("""\saction="(?<action>[^"]*)" """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 1000)]
    public static partial Regex ActionAttribute();

    [GeneratedRegex("<(?:input|textarea|select)[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Input();

    [GeneratedRegex("href=\"(?<address>/[^\"#]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();

    [GeneratedRegex("[0-9][0-9:T.Z-]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbers();

    [GeneratedRegex("[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}|[0-9a-f]{32}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ids();
}
