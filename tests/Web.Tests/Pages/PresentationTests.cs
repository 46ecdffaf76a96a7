using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Pages;

public sealed class PresentationTests
{
    [Theory]
    [InlineData("[site](https://example.org)", "https://example.org")]
    [InlineData("[site](http://example.org)", "http://example.org")]
    [InlineData("<https://example.org>", "https://example.org")]
    [InlineData("[moi](mailto:a@example.org)", "mailto:a@example.org")]
    [InlineData("<a@example.org>", "mailto:a@example.org")]
    public void Links_to_the_web_and_to_mail_open_without_vouching_for_them(string markdown, string address)
    {
        var html = Presentation.ToHtml(markdown).ToString()!;

        Assert.Contains($"href=\"{address}\"", html, StringComparison.Ordinal);
        Assert.Contains("rel=\"noopener ugc nofollow\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("[x](data:text/html,hi)")]
    [InlineData("[x](//example.org)")]
    [InlineData("[x](/account/sign-out)")]
    [InlineData("[x][1]\n\n[1]: vbscript:x")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![x](https://example.org/x.png)")]
    [InlineData("[![x](https://example.org/x.png)](javascript:1)")]
    public void Other_addresses_and_pictures_leave_their_words_only(string markdown)
    {
        var html = Presentation.ToHtml(markdown).ToString()!;

        Assert.DoesNotContain("href", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_is_shown_as_written()
    {
        Assert.Contains("&lt;b&gt;", Presentation.ToHtml("<b>gras</b>").ToString()!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# Un", "3")]
    [InlineData("## Un\n\n## Deux", "3 3")]
    [InlineData("## Un\n\n#### Sous\n\n## Deux", "3 4 3")]
    [InlineData("# Un\n\n### Sous\n\n## Moins", "3 4 4")]
    [InlineData("# 1\n\n## 2\n\n### 3\n\n#### 4\n\n##### 5\n\n###### 6", "3 4 5 6 6 6")]
    public void Headings_stay_below_those_of_the_page_and_leave_no_level_out(string markdown, string levels)
    {
        var html = Presentation.ToHtml(markdown).ToString()!;

        var found = html.Split("<h").Skip(1).Select(part => part[..1]);
        Assert.Equal(levels, string.Join(' ', found));
    }

    [Theory]
    [InlineData(">")]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("1. ")]
    [InlineData("[")]
    [InlineData("![")]
    [InlineData("*a **b ")]
    [InlineData("`")]
    [InlineData("<a@example.org>")]
    [InlineData("\\")]
    [InlineData("\t")]
    [InlineData("a\n- ")]
    [InlineData("[a](")]
    [InlineData("&#0;")]
    [InlineData("<!--")]
    [InlineData("|-\n")]
    public void Whatever_is_repeated_to_the_limit_is_shown_somehow(string part)
    {
        var text = "Bonjour\n\n" + string.Concat(Enumerable.Repeat(part, 4000 / part.Length)) + "fin";

        Assert.Contains("Bonjour", Presentation.ToHtml(text).ToString()!, StringComparison.Ordinal);
        Assert.StartsWith("Bonjour", Presentation.Excerpt(text, 155), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_nested_too_deep_is_shown_as_written_and_still_as_text()
    {
        var html = Presentation.ToHtml(new string('>', 1000) + " <b>x</b>\n[y](javascript:1)").ToString()!;

        Assert.Contains("&lt;b&gt;x", html, StringComparison.Ordinal);
        Assert.Contains("<br", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href", html, StringComparison.Ordinal);
    }

    [Fact]
    public void An_excerpt_is_plain_and_ends_between_words()
    {
        Assert.Equal("Je répare les…", Presentation.Excerpt("Je **répare** les\nfuites et autres", 15));
    }
}
