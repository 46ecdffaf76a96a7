using System.Text;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Mail;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Foundation.Mail;

namespace Visavis.Web.Tests.Mail;

/// <summary>What people write cannot make a mail say, hide or reach something else.</summary>
public sealed class MailAbuseTests
{
    private static readonly MailboxAddress From = new("Visavis", "no-reply@visavis.example");

    [Theory]
    [InlineData("\"a b\"@example.org")]
    [InlineData("a@example.org,b@example.org")]
    [InlineData("a@example.org;b@example.org")]
    [InlineData("a@example.org\r\nBcc: b@example.org")]
    [InlineData("a@example.org\nDATA")]
    [InlineData("<a@example.org>")]
    [InlineData("Anne <a@example.org>")]
    [InlineData("@relay.example:a@example.org")]
    [InlineData("a(comment)@example.org")]
    [InlineData("a@example.org ORCPT=rfc822;b@example.org")]
    [InlineData("")]
    public void A_recipient_is_one_plain_address_or_nobody(string recipient)
    {
        Assert.False(EmailAddress.TryClean(recipient, out var clean) && clean == recipient);
        var refused = Assert.Throws<MailRefusedException>(() => MailMessages.Of(Mail(recipient, "Bonjour", ["x"]), From));
        Assert.True(refused.IsFinal);
    }

    [Fact]
    public void A_subject_is_one_line_without_turned_or_hidden_letters()
    {
        var message = MailMessages.Of(Mail("a@example.org", "Appel de \u202eknab\u202c\u200b Éve\r\nBcc: b@example.org\0", ["x"]), From);

        Assert.Equal("Appel de knab Éve Bcc: b@example.org", message.Subject);
        Assert.Empty(message.Bcc);
        Assert.Equal("a@example.org", Assert.Single(message.To.Mailboxes).Address);
    }

    [Fact]
    public async Task Lines_that_end_a_mail_for_servers_and_endless_ones_arrive_as_words()
    {
        await using var sink = FaultySmtpSink.Start();
        await using var app = AppHost.OnSqlite(sink.Settings);
        var words = $"Avant\r\n.\r\nQUIT\r\n{new string('é', 5000)}\r\nAprès";
        app.StartOnPort();

        await app
            .Services.GetRequiredService<IMailTransport>()
            .SendAsync(Mail("a@example.org", "Bonjour", [words]), TestContext.Current.CancellationToken);

        var mail = Assert.Single(sink.Mails);
        Assert.All(mail.Source.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 998, line));
        var text = mail.Read().Text.ReplaceLineEndings("\r\n");
        Assert.Contains(words, text, StringComparison.Ordinal);
    }

    private static OutgoingMail Mail(string recipient, string subject, IReadOnlyList<string> paragraphs) =>
        new(Guid.NewGuid(), recipient, new MailContent("greeting", subject, paragraphs, null, "fr"));
}
