using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;

namespace Visavis.Web.Tests.Forms;

/// <summary>The forms that stand on what exists already: appointments, sheets, hours, invoices, vouchers, agreements and replacements of the demo's year.</summary>
[Trait(Tiers.Trait, Tiers.Whole)]
public sealed partial class FormsOfAYearTests
{
    private const int MostPages = 60;

    /// <summary>Appointments and invoices have several states, each with forms of its own.</summary>
    private const int MostOfAKind = 4;

    private static readonly string[] Doors =
    [
        "/dashboard",
        "/history",
        "/invoices",
        "/invoices/issued",
        "/vouchers",
        "/agreements",
        "/absences",
        "/messages",
        "/calls",
        "/replacements",
        "/replacements/hours",
        "/replacements/missions",
        "/replacements/service",
        "/organisation/clients",
        "/organisation/team",
    ];

    [Theory]
    [InlineData("Emily Carter", 12)]
    [InlineData("Camille Roux", 9)]
    [InlineData("Karim Benali", 9)]
    [InlineData("Mairie de Rennes", 11)]
    public async Task Every_form_on_what_exists_answers_the_same_twice(string name, int fewest)
    {
        await using var app = AppHost.OnCopyOf(
            await DemoFolder.PathAsync(),
            new Dictionary<string, string>
            {
                ["RateLimits:SignInsPerMinute"] = "100000",
                ["RateLimits:WritesPerMinute"] = "100000",
                ["RateLimits:WritesPerMinuteAndAddress"] = "100000",
            }
        );
        var address = app.StartOnPort();
        var id = await app.WithDataAsync(db => db.Users.Where(a => a.DisplayName == name).Select(a => a.Id).SingleAsync());
        async Task<PersonClient> ComeAsync()
        {
            var person = new PersonClient(address);
            await person.SignInAsDemoAsync(id);
            return person;
        }

        var problems = new List<string>();
        var forms = new HashSet<string>();
        foreach (var (page, html) in await PagesAsync(ComeAsync))
        {
            foreach (var form in SiteForms.FormsOf(page, html).Where(f => forms.Add(Number().Replace(f.Name, "/*"))))
            {
                problems.AddRange(await FormSender.TwiceAsync(ComeAsync, page, form));
            }
        }

        Assert.Empty(problems);
        Assert.True(forms.Count >= fewest, $"Only {forms.Count} forms were met: {string.Join(", ", forms)}");
    }

    /// <summary>From the doors to what they lead to, some pages of each kind.</summary>
    private static async Task<List<(string Page, string Html)>> PagesAsync(Func<Task<PersonClient>> come)
    {
        using var reader = await come();
        var (found, seen, next) = (new List<(string, string)>(), new HashSet<string>(Doors), new Queue<string>(Doors));
        var kinds = new Dictionary<string, int>();
        while (next.TryDequeue(out var page) && found.Count < MostPages)
        {
            using var answer = await reader.GetAsync(page);
            if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            found.Add((page, html));
            foreach (var link in Link().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups["address"].Value)))
            {
                // What has no number of its own is walked elsewhere.
                var kind = Mask(link);
                if (kind != link && kinds.GetValueOrDefault(kind) < MostOfAKind && seen.Add(link))
                {
                    kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
                    next.Enqueue(link);
                }
            }
        }

        return found;
    }

    private static string Mask(string address) => Number().Replace(address.Split('?')[0], "/*");

    [GeneratedRegex(
        "href=\"(?<address>/(?:bookings|sheet|history|invoices|vouchers|agreements|messages|calls|replacements|organisation|dashboard|absences)/[^\"#]*)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Link();

    /// <summary>Part of an address that names one thing: a code in capitals, or an id.</summary>
    [GeneratedRegex("/(?=[0-9A-Za-z-]*[0-9A-Z])[0-9A-Za-z-]{6,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
