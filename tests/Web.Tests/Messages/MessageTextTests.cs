using Visavis.Web.Messages;

namespace Visavis.Web.Tests.Messages;

public sealed class MessageTextTests
{
    [Theory]
    [InlineData("Voir https://exemple.fr/a?b=1&c=2.", "https://exemple.fr/a?b=1&c=2")]
    [InlineData("(http://exemple.fr)", "http://exemple.fr")]
    [InlineData("https://fr.wikipedia.org/wiki/Plombier_(métier)", "https://fr.wikipedia.org/wiki/Plombier_(métier)")]
    [InlineData("HTTPS://EXEMPLE.FR/x !", "HTTPS://EXEMPLE.FR/x")]
    public void A_web_address_is_a_link_without_the_sign_that_ends_the_sentence(string text, string link)
    {
        var parts = MessageText.Parts(text);

        Assert.Equal(link, Assert.Single(parts, part => part.Href is not null).Text);
        Assert.Equal(text, string.Concat(parts.Select(part => part.Text)));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("https://banque.fr@pirate.example/")]
    [InlineData("https://аррӏе.com/")]
    [InlineData("https://xn--80ak6aa92e.com/")]
    [InlineData("http://localhost/admin")]
    [InlineData("exemple.fr")]
    [InlineData("ftp://exemple.fr/x")]
    public void Everything_else_stays_words(string text)
    {
        Assert.Equal([new TextPart(text, null)], MessageText.Parts(text));
    }

    [Fact]
    public void What_turns_the_reading_direction_or_cannot_be_seen_goes()
    {
        Assert.Equal("facturegpj.exe\nBonjour", MessageText.Clean(" facture\u202Egpj.exe\r\nBonjour\u0007 "));
        Assert.False(MessageText.IsWritten("\u200B \n"));
        Assert.False(MessageText.IsWritten("a\uD83D"));
        Assert.True(MessageText.IsWritten("👍"));
    }

    [Fact]
    public void Search_words_have_no_accents()
    {
        Assert.Equal("ete a lecole", MessageText.Fold("Été à lÉCOLE"));
    }
}
