using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Background;

namespace Visavis.Web.Foundation.Mail;

/// <summary>Sends what is queued: at once after a save of this node, and by the clock for retries and other nodes' mails.</summary>
public sealed partial class MailWorker(
    QueuedMails queue,
    MailWriter writer,
    IMailTransport transport,
    CommitSignal<QueuedMail> signal,
    IOptions<MailOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<MailWorker> logger
) : SignalledService<QueuedMail>(signal, options.Value.PollEvery, lifetime, clock, logger)
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);

    /// <summary>One that waits for its receiver's server does not hold the next ones up.</summary>
    private const int MostAtOnce = 4;

    private DateTimeOffset nextSweep;

    protected override async Task<bool> WorkAsync(CancellationToken cancellationToken)
    {
        if (await SendDueAsync(cancellationToken))
        {
            return true;
        }

        await SweepAsync(cancellationToken);
        return false;
    }

    private async Task<bool> SendDueAsync(CancellationToken cancellationToken)
    {
        var mails = await queue.TakeDueAsync(cancellationToken);
        await Parallel.ForEachAsync(
            mails,
            new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = cancellationToken },
            async (mail, cancelled) => await SendAsync(mail, cancelled)
        );
        return mails.Count > 0;
    }

    private async Task SendAsync(QueuedMail mail, CancellationToken cancellationToken)
    {
        try
        {
            await transport.SendAsync(new OutgoingMail(mail.Id, mail.Recipient, writer.Read(mail)), cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            await RecordFailureAsync(mail, e, cancellationToken);
            return;
        }

        // Sent is sent, also when the site stops at this moment.
        await queue.SentAsync(mail, CancellationToken.None);
    }

    private async Task RecordFailureAsync(QueuedMail mail, Exception problem, CancellationToken cancellationToken)
    {
        var (kind, isFinal) = problem switch
        {
            MailRefusedException refused => (refused.Kind, refused.IsFinal),
            CryptographicException or JsonException => ("content-unreadable", true),
            _ => (problem.GetType().Name, false),
        };
        if (await queue.NotSentAsync(mail, kind, isFinal, cancellationToken) is { } next)
        {
            Log.NotSent(Logger, mail.Id, mail.Kind, kind, mail.Attempts, next);
        }
        else
        {
            Log.GivenUp(Logger, mail.Id, mail.Kind, kind, mail.Attempts);
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        if (Clock.GetUtcNow() < nextSweep)
        {
            return;
        }

        nextSweep = Clock.GetUtcNow() + SweepEvery;
        await queue.RemoveOldReceiptsAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Mail {Mail} ({Kind}) not sent: {Reason}, attempt {Attempt}; next try at {Next}")]
        public static partial void NotSent(ILogger logger, Guid mail, string kind, string reason, int attempt, DateTimeOffset next);

        [LoggerMessage(LogLevel.Error, "Mail {Mail} ({Kind}) given up after {Attempt} attempts: {Reason}")]
        public static partial void GivenUp(ILogger logger, Guid mail, string kind, string reason, int attempt);
    }
}
