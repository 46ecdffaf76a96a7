using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
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
        foreach (var (page, isSignedIn) in await new SiteForms(site).PagesAsync(owner))
        {
            using var reader = site.NewPerson();
            if (isSignedIn)
            {
                await reader.SignInAsDemoAsync(owner);
            }

            foreach (var form in SiteForms.FormsOf(page, await FormSender.TextAsync(await reader.GetAsync(page))))
            {
                if (!seen.Add($"{isSignedIn} {form.Name}"))
                {
                    continue;
                }

                if (!form.Fields.Exists(field => field.Key == "_once"))
                {
                    problems.Add($"{form.Name} on {page} has no key");
                }

                problems.AddRange(await FormSender.TwiceAsync(() => PersonAsync(isSignedIn ? owner : null), page, form));
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
        foreach (var (page, isSignedIn) in (await new SiteForms(site).PagesAsync(owner)).Where(entry => entry.IsSignedIn))
        {
            using var reader = site.NewPerson();
            await reader.SignInAsDemoAsync(owner);
            var forms = SiteForms
                .FormsOf(page, await FormSender.TextAsync(await reader.GetAsync(page)))
                .Where(form => seen.Add(form.Name))
                .ToList();
            await site.App.WithDataAsync(db => db.Sessions.Where(s => s.AccountId == owner).ExecuteDeleteAsync());
            foreach (var form in forms)
            {
                var answer = await FormSender.SendAsync(reader, form);
                if (
                    !FormSender.Repeatable.Contains(form.Action)
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

    private async Task<Guid> OwnerAsync() => (await site.App.AddOrganisationAsync()).Id;

    /// <summary>Two forms of a file that lead to the same are two lines.</summary>
    private static IEnumerable<string> NamesIn(string file, string source)
    {
        var place = file[..^".cshtml".Length].Replace("/Pages/", "/", StringComparison.Ordinal);
        return SiteForms
            .PostForm()
            .Matches(source)
            .Select(match => SiteForms.ActionAttribute().Match(match.Groups["attributes"].Value))
            .Select(action =>
                action.Success ? $"{place} {Razor().Replace(action.Groups["action"].Value.Split('#')[0], "*").Trim()}" : place
            )
            .GroupBy(name => name, StringComparer.Ordinal)
            .SelectMany(same => same.Select((name, index) => index == 0 ? name : $"{name} #{index + 1}"));
    }

    private async Task<PersonClient> PersonAsync(Guid? accountId)
    {
        var person = site.NewPerson();
        if (accountId is { } id)
        {
            await person.SignInAsDemoAsync(id);
        }

        return person;
    }

    [GeneratedRegex("""@\([^)]*\)|@[\w.]+""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Razor();
}
