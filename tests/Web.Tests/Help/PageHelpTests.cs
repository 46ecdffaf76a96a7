using System.Text.RegularExpressions;
using Visavis.TestSupport;
using Visavis.Web.Help.Questions;
using Visavis.Web.Tests.Hosting;
using Visavis.Web.Tests.Localization;
using Visavis.Web.Tests.Pages;

namespace Visavis.Web.Tests.Help;

/// <summary>Questions of the help centre are linked from where they arise.</summary>
public sealed partial class PageHelpTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public void Every_question_is_asked_on_some_page_and_no_page_asks_one_without_an_answer()
    {
        var asked = Directory
            .EnumerateFiles(RepositoryPaths.WebProject, "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(file => PageHelp().Matches(File.ReadAllText(file)))
            .SelectMany(match => match.Groups["slugs"].Value.Split(' '))
            .ToHashSet(StringComparer.Ordinal);
        var answered = new HelpLibrary().In("fr").Select(question => question.Slug).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(asked.Except(answered));
        Assert.Empty(answered.Except(asked));
    }

    /// <summary>What an answer tells to press or to look for bears the same name on the site.</summary>
    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void Every_button_that_an_answer_names_is_called_so_on_the_site(string language)
    {
        string[] ofTheBrowser = ["Chromium", "Firefox", "cadenas", "padlock"];
        var names = SourceText
            .Classes.SelectMany(name => SourceText.Entries(name))
            .Select(entry => language == "fr" ? entry.Key : entry.Value)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

        var named = new HelpLibrary().In(language).SelectMany(q => Bold().Matches(q.Answer)).Select(match => match.Groups["name"].Value);

        Assert.Empty(named.Distinct().Where(name => !names.Contains(name)).Except(ofTheBrowser));
    }

    [Theory]
    [InlineData("fr", "Comment s’inscrire")]
    [InlineData("en", "sign up")]
    public async Task A_page_shows_its_questions_in_the_readers_language(string language, string words)
    {
        using var visitor = site.NewPerson(language);

        var page = await DirectorySite.OpenAsync(visitor, "/account/register");

        var link = Assert.Single(page.QuerySelectorAll(".page-help a"));
        Assert.Equal("/help/inscription", link.GetAttribute("href"));
        Assert.Contains(words, link.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"\*\*(?<name>[^*]+)\*\*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bold();

    [GeneratedRegex("""ViewData\["Help"\] = "(?<slugs>[a-z -]+)";""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PageHelp();
}
