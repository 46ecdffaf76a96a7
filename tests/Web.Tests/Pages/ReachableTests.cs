using AngleSharp.Html.Parser;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Replacements.Sending;
using Visavis.Web.Tests.Hosting;
using Visavis.Web.Tests.Organisations;

namespace Visavis.Web.Tests.Pages;

/// <summary>Every page is reached by links, from the home page on: none is known only to who knows its address.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class ReachableTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private const int MostPages = 400;

    /// <summary>What is no page, or is reached by a link in a mail, by a form, or after something happened.</summary>
    private static readonly string[] Otherwise =
    [
        "/account/confirm",
        "/account/forgot-password",
        "/account/goodbye",
        "/account/invitation",
        "/account/reset-password",
        "/account/security/email",
        "/account/security/password",
        "/account/session",
        "/book/sent",
        "/bookings/waiting",
        "/development/mail",
        "/favicon.ico",
        "/health/live",
        "/health/ready",
        "/kept",
        "/robots.txt",
        "/sitemap.xml",
        "/suggestions",
        // Where the operator's size asks for it.
        "/transparency",
    ];

    [Fact]
    public async Task Every_page_is_reached_from_the_home_page_by_an_organisation_that_sends_people()
    {
        var organisation = await site.App.AddOrganisationAsync();
        await site.App.WithDataAsync(db =>
        {
            db.Add(new SendingService { OrganisationId = organisation.Id, CreatedAt = organisation.CreatedAt });
            return db.SaveChangesAsync();
        });
        using var person = site.NewPerson();
        await person.SignInAsDemoAsync(organisation.Id);
        var (waiting, seen) = (new Queue<string>(["/"]), new HashSet<string>(["/"], StringComparer.Ordinal));
        for (var count = 0; count < MostPages && waiting.TryDequeue(out var path); count++)
        {
            foreach (var next in await LinksAsync(person, path))
            {
                if (seen.Add(next))
                {
                    waiting.Enqueue(next);
                }
            }
        }

        var pages = SiteEndpoints
            .ReviewedLines()
            .Select(line => line.Split(" | "))
            .Where(parts => parts[0].StartsWith("GET ", StringComparison.Ordinal) && !parts[0].Contains('{') && parts[3] == "ok")
            .Select(parts => parts[0]["GET ".Length..]);
        Assert.Empty(pages.Except(seen).Except(Otherwise).Order(StringComparer.Ordinal));
    }

    private static async Task<IEnumerable<string>> LinksAsync(PersonClient person, string path)
    {
        using var answer = await person.GetAsync(path);
        if (answer.Content.Headers.ContentType?.MediaType != "text/html")
        {
            return [];
        }

        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return page.QuerySelectorAll("a[href^='/'], form[method='get'][action^='/']")
            .Select(link => (link.GetAttribute("href") ?? link.GetAttribute("action")!).Split('?', '#')[0])
            // One profile, one answer of the help and one picture stand for all.
            .Where(link =>
                !link.StartsWith("/documents/", StringComparison.Ordinal) && !link.StartsWith("/media/", StringComparison.Ordinal)
            );
    }
}
