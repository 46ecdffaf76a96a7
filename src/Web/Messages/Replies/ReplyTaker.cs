using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using MimeKit;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Foundation.Mail;

namespace Visavis.Web.Messages.Replies;

/// <summary>What became of one mail of the mailbox.</summary>
public enum ReplyAnswer
{
    /// <summary>It is a message of the conversation now, or was before.</summary>
    Taken,

    /// <summary>The person was told why not, by mail.</summary>
    Refused,

    /// <summary>No answer to a mail of ours, or none that a person wrote.</summary>
    Ignored,
}

/// <summary>
/// Turns an answer by mail into a message of its conversation: once, however often the mail comes. Only the person whom the address was given to
/// is heard, and only from their own address; nobody else gets an answer, so that the site writes to no stranger.
/// </summary>
public sealed class ReplyTaker(
    IDbContextFactory<VisavisDbContext> contexts,
    ReplyAddresses addresses,
    Conversations conversations,
    MailWriter mails,
    SiteAddress site,
    IStringLocalizer<MessageTexts> texts,
    TimeProvider time
)
{
    public async Task<ReplyAnswer> TakeAsync(MimeMessage mail, CancellationToken cancellationToken)
    {
        if (IsAutomatic(mail) || CodeIn(mail) is not { } code || mail.From.Mailboxes.SingleOrDefault()?.Address is not { } from)
        {
            return ReplyAnswer.Ignored;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<ReplyAddress>()
            .AsNoTracking()
            .Join(
                db.Set<ConversationSide>(),
                a => new { a.AccountId, a.ConversationId },
                s => new { s.AccountId, s.ConversationId },
                (a, s) => new { Address = a, s.PeerId }
            )
            .Join(
                db.Users,
                row => row.Address.AccountId,
                account => account.Id,
                (row, account) =>
                    new
                    {
                        row.Address,
                        row.PeerId,
                        Account = account,
                    }
            )
            .SingleOrDefaultAsync(row => row.Address.Code == code, cancellationToken);
        if (found is null || found.Account is not { Email: { } own, EmailConfirmed: true })
        {
            return ReplyAnswer.Ignored;
        }

        Func<string>? refusal;
        if (!string.Equals(from, own, StringComparison.OrdinalIgnoreCase))
        {
            refusal = () => texts["Elle vient d’une autre adresse que celle de votre compte."];
        }
        else if (found.Address.ExpiresAt <= time.GetUtcNow())
        {
            refusal = () => texts["Ce message a plus de trente jours."];
        }
        else
        {
            var draft = new MessageDraft(found.Address.AccountId, found.PeerId, IdOf(mail, code), ReplyText.Of(mail));
            refusal = RefusalOf((await conversations.SendAsync(draft, cancellationToken)).Problem);
        }

        if (refusal is null)
        {
            return ReplyAnswer.Taken;
        }

        var content = InLanguage.Write(
            found.Account.Language,
            () => ContentOf(refusal, found.Account.Language, found.Address.ConversationId)
        );
        mails.Add(db, found.Account.Id, own, content);
        await db.SaveChangesAsync(cancellationToken);
        return ReplyAnswer.Refused;
    }

    /// <summary>Holiday notes, delivery reports and lists answer mails by themselves; two machines would go on for ever.</summary>
    private static bool IsAutomatic(MimeMessage mail) =>
        (mail.Headers["Auto-Submitted"] is { } submitted && !submitted.Trim().StartsWith("no", StringComparison.OrdinalIgnoreCase))
        || mail.Headers["Precedence"]?.Trim().ToLowerInvariant() is "bulk" or "junk" or "list" or "auto_reply"
        || mail.Headers.Contains("List-Id")
        || mail.Headers.Contains("X-Autoreply")
        || mail.Body is MultipartReport;

    private string? CodeIn(MimeMessage mail) =>
        mail
            .To.Mailboxes.Concat(mail.Cc.Mailboxes)
            .Select(to => to.Address)
            .Concat(mail.Headers.Where(h => h.Field is "Delivered-To" or "X-Original-To").Select(h => h.Value.Trim()))
            .Select(addresses.CodeIn)
            .FirstOrDefault(code => code is not null);

    /// <summary>The same for the same mail, so that it is one message.</summary>
    private static string IdOf(MimeMessage mail, string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{code} {mail.MessageId ?? mail.TextBody}")))[..32];

    /// <summary>Why not, to be said in the reader's language; null when it was kept.</summary>
    private Func<string>? RefusalOf(SendProblem? problem) =>
        problem switch
        {
            null or SendProblem.OtherBody => null,
            SendProblem.Empty => () =>
                texts["Elle ne contient aucun mot au-dessus de ce qui est cité ; des fichiers s’envoient depuis la page."],
            SendProblem.TooLong => () => texts["Elle est trop longue."],
            SendProblem.BlockedByMe => () => texts["Vous avez bloqué cette personne. Débloquez-la pour lui écrire."],
            SendProblem.Limited => () =>
                texts["Une mesure limite votre compte : vous ne pouvez pas envoyer ce message. Ses raisons vous ont été écrites."],
            SendProblem.TooFast or SendProblem.TooManyNewPeople => () => texts["Vous avez écrit beaucoup de messages en peu de temps."],
            _ => () => texts["Cette personne ne reçoit pas vos messages."],
        };

    private MailContent ContentOf(Func<string> refusal, string language, Guid conversationId) =>
        new(
            "reply-refused",
            texts["Votre réponse n’a pas été remise"],
            [texts["Bonjour,"], texts["Votre réponse par e-mail n’a pas été remise. {0}", refusal()], texts["Écrivez-la sur la page."]],
            new MailAction(texts["Ouvrir la conversation"], $"{site.Url}/messages/{conversationId:D}"),
            language
        );
}
