using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Background;

namespace Visavis.Web.Messages.Replies;

/// <summary>
/// Reads the mailbox of answers by IMAP. What was taken is removed from it; what is none of ours is marked as seen and stays for a human. Several
/// nodes may read at once: a mail that two of them take is one message.
/// </summary>
internal sealed partial class ReplyMailbox(
    ReplyTaker replies,
    IOptions<RepliesOptions> options,
    TimeProvider time,
    ILogger<ReplyMailbox> logger
) : PeriodicService(options.Value.PollEvery, time, logger)
{
    private const int MostAtOnce = 50;

    /// <summary>In bytes; an answer is words.</summary>
    private const uint LargestMail = 5 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private bool isAway;

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.IsConfigured)
        {
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var client = new ImapClient { Timeout = (int)Patience.TotalMilliseconds };
            await OpenAsync(client, limit.Token);
            await ReadAsync(client.Inbox!, limit.Token);
            await client.DisconnectAsync(quit: true, limit.Token);
            isAway = false;
        }
        catch (Exception e)
            when (e
                    is IOException
                        or System.Net.Sockets.SocketException
                        or ProtocolException
                        or CommandException
                        or AuthenticationException
                        or SslHandshakeException
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            if (!isAway)
            {
                Log.Away(logger, e.GetType().Name);
            }

            isAway = true;
        }
    }

    private async Task OpenAsync(ImapClient client, CancellationToken cancellationToken)
    {
        var security =
            !options.Value.UseTls ? SecureSocketOptions.None
            : options.Value.Port == 993 ? SecureSocketOptions.SslOnConnect
            : SecureSocketOptions.StartTls;
        await client.ConnectAsync(options.Value.Host!, options.Value.Port, security, cancellationToken);
        await client.AuthenticateAsync(options.Value.User!, options.Value.Password!, cancellationToken);
        await client.Inbox!.OpenAsync(FolderAccess.ReadWrite, cancellationToken);
    }

    private async Task ReadAsync(IMailFolder inbox, CancellationToken cancellationToken)
    {
        var unseen = (await inbox.SearchAsync(SearchQuery.NotSeen, cancellationToken)).Take(MostAtOnce).ToList();
        if (unseen.Count == 0)
        {
            return;
        }

        foreach (var mail in await inbox.FetchAsync(unseen, MessageSummaryItems.UniqueId | MessageSummaryItems.Size, cancellationToken))
        {
            var answer =
                mail.Size > LargestMail
                    ? ReplyAnswer.Ignored
                    : await replies.TakeAsync(await inbox.GetMessageAsync(mail.UniqueId, cancellationToken), cancellationToken);
            var flags = answer == ReplyAnswer.Ignored ? MessageFlags.Seen : MessageFlags.Seen | MessageFlags.Deleted;
            await inbox.AddFlagsAsync(mail.UniqueId, flags, silent: true, cancellationToken);
        }

        await inbox.ExpungeAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The mailbox of answers cannot be read: {Reason}. Answers wait there until it can")]
        public static partial void Away(ILogger logger, string reason);
    }
}
