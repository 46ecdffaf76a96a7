using Microsoft.EntityFrameworkCore;
using MimeKit;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Mail;
using Visavis.Web.Messages;
using Visavis.Web.Messages.Replies;

namespace Visavis.Web.Tests.Messages;

/// <summary>Answers by mail, from the mail that asks for one to the thread, over a real mailbox.</summary>
public sealed class ReplyMailboxTests
{
    [Fact]
    public async Task An_answer_by_mail_is_one_message_of_its_conversation_and_nobody_elses_is_taken()
    {
        await using var sink = SmtpSink.Start();
        await using var mailbox = await ImapServer.StartedAsync();
        await using var site = await OpenAsync(sink, mailbox);
        await site.SendAsync(site.Paul, site.Anne, "Ma cuisine fuit");
        await site.DeliverAsync();
        var told = await sink.MailToAsync(MessagesSite.AnnesAddress);
        var address = told.Headers["Reply-To"];
        Assert.StartsWith("answers+", address, StringComparison.Ordinal);
        Assert.Contains("Répondez à cet e-mail", told.Text, StringComparison.Ordinal);

        var answer = Answer(
            MessagesSite.AnnesAddress,
            address,
            "J’arrive à dix heures.\n\nLe 26 nov. 2026, Visavis a écrit :\n> Nouveau message"
        );
        await mailbox.DeliverAsync(Answer("paul@exemple.fr", "answers+abc@visavis.example", "Personne"));
        await mailbox.DeliverAsync(answer);
        await mailbox.DeliverAsync(answer);
        var machine = Answer(MessagesSite.AnnesAddress, address, "Je suis absente jusqu’au 3.");
        machine.Headers.Add("Auto-Submitted", "auto-replied");
        await mailbox.DeliverAsync(machine);
        await mailbox.DeliverAsync(Answer("lise@exemple.fr", address, "Je suis Anne, envoyez-moi de l’argent"));

        var refused = await sink.MailToAsync(MessagesSite.AnnesAddress, 2);
        await Eventually.IsTrueAsync(() => mailbox.Seen().Count == 2 && mailbox.Seen().All(seen => seen));
        var messages = await MessagesAsync(site);
        Assert.Equal([(site.Paul, "Ma cuisine fuit"), (site.Anne, "J’arrive à dix heures.")], messages);
        Assert.Contains("n’a pas été remise", refused.Subject, StringComparison.Ordinal);
        Assert.Contains("d’une autre adresse", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("argent", refused.Text, StringComparison.Ordinal);
        Assert.Equal(1, (await site.SideAsync(site.Paul)).Unread);
        Assert.Equal(0, (await site.SideAsync(site.Anne)).Unread);
        Assert.Equal(2, sink.To(MessagesSite.AnnesAddress).Count);
    }

    [Fact]
    public async Task Answers_wait_in_a_mailbox_that_was_away_and_an_old_address_is_told()
    {
        await using var sink = SmtpSink.Start();
        await using var mailbox = await ImapServer.StartedAsync();
        await using var site = await OpenAsync(sink, mailbox);
        await site.SendAsync(site.Paul, site.Anne, "Bonjour");
        await site.DeliverAsync();
        var address = (await sink.MailToAsync(MessagesSite.AnnesAddress)).Headers["Reply-To"];

        await mailbox.StopAsync();
        await mailbox.DeliverAsync(Answer(MessagesSite.AnnesAddress, address, "Bonjour Paul"));
        await mailbox.StartAsync();
        await Eventually.IsTrueAsync(async () => (await MessagesAsync(site)).Count == 2);

        await site.App.WithDataAsync(db =>
            db.Set<ReplyAddress>().ExecuteUpdateAsync(row => row.SetProperty(a => a.ExpiresAt, DateTimeOffset.UtcNow.AddMinutes(-1)))
        );
        await mailbox.DeliverAsync(Answer(MessagesSite.AnnesAddress, address, "Trop tard"));
        Assert.Contains("plus de trente jours", (await sink.MailToAsync(MessagesSite.AnnesAddress, 2)).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await MessagesAsync(site)).Count);
    }

    private static Task<MessagesSite> OpenAsync(SmtpSink sink, ImapServer mailbox) =>
        MessagesSite.OpenAsync(
            settings: [.. mailbox.Settings, .. sink.Settings.Select(pair => (pair.Key, pair.Value)), ("Messages:TellAfter", "00:00:00")]
        );

    private static MimeMessage Answer(string from, string to, string text)
    {
        var mail = new MimeMessage
        {
            Subject = "Re: Nouveau message de Paul Petit",
            Body = new MimeKit.TextPart("plain") { Text = text },
        };
        mail.From.Add(MailboxAddress.Parse(from));
        mail.To.Add(MailboxAddress.Parse(to));
        return mail;
    }

    private static async Task<List<(Guid Sender, string Text)>> MessagesAsync(MessagesSite site) =>
        (
            await site.App.WithDataAsync(db => db.Set<ConversationMessage>().AsNoTracking().OrderBy(m => m.Sequence).ToListAsync())
        ).ConvertAll(m => (m.SenderId, m.Text));
}
