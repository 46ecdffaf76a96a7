using MimeKit;
using Visavis.Web.Messages.Replies;

namespace Visavis.Web.Tests.Messages;

public sealed class ReplyTextTests
{
    [Theory]
    [InlineData("Oui, demain.\r\n\r\nLe 3 mai 2026 à 10:12, Visavis <no-reply@x> a écrit :\r\n> Nouveau message", "Oui, demain.")]
    [InlineData("Oui.\n\nLe jeu. 26 nov. 2026 à 09:12, Visavis <answers@visavis.example>\na écrit :\n\n> Bonjour", "Oui.")]
    [InlineData("Yes\n\nOn Thu, 26 Nov 2026 at 09:12, Visavis <a@b.example> wrote:\n> Hello", "Yes")]
    [InlineData("Ja\n\nAm 26.11.2026 um 09:12 schrieb Visavis <a@b.example>:\n> Hallo", "Ja")]
    [InlineData("Oui\n\n-----Message d'origine-----\nDe : Visavis", "Oui")]
    [InlineData("Oui\n\nDe : Visavis <a@b.example>\nEnvoyé : jeudi 26 novembre 2026 09:12\nÀ : Anne\nObjet : Message", "Oui")]
    [InlineData("Oui\n________________________________\nFrom: Visavis", "Oui")]
    [InlineData("Oui\n-- \nAnne Martin\nPlombière", "Oui")]
    [InlineData("Deux lignes\n\net une autre", "Deux lignes\n\net une autre")]
    [InlineData("Le 3 mai me convient : venez à dix heures", "Le 3 mai me convient : venez à dix heures")]
    [InlineData("De toute façon : oui.\nMerci", "De toute façon : oui.\nMerci")]
    [InlineData("> tout est cité", "")]
    public void What_is_quoted_or_signed_below_is_left_out(string body, string words) =>
        Assert.Equal(words, ReplyText.Strip(body.Replace('\u00a0', ' ')));

    [Fact]
    public void A_mail_without_a_plain_part_is_read_too()
    {
        var mail = new MimeMessage
        {
            Body = new TextPart("html")
            {
                Text =
                    "<html><head><style>p{}</style></head><body><p>Oui &amp; merci</p><div>à demain</div>"
                    + "<blockquote><p>Nouveau message</p></blockquote></body></html>",
            },
        };

        Assert.Equal("Oui & merci\nà demain", ReplyText.Of(mail));
    }
}
