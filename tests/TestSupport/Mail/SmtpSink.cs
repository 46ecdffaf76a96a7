using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;
using Visavis.Web.Foundation.Mail;

namespace Visavis.TestSupport.Mail;

/// <summary>A mail server on a free loopback port that takes every mail and delivers none.</summary>
public sealed class SmtpSink : IMessageStore, IMailboxFilter, IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentQueue<SinkMail> mails = new();
    private readonly Task serving;

    private SmtpSink()
    {
        Port = FreePort.Next();
        var options = new SmtpServerOptionsBuilder()
            .ServerName("sink")
            .Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port)))
            .Build();
        var services = new ServiceCollection().AddSingleton<IMessageStore>(this).AddSingleton<IMailboxFilter>(this).BuildServiceProvider();
        serving = new SmtpServer.SmtpServer(options, services).StartAsync(stopping.Token);
    }

    public int Port { get; }

    public IReadOnlyList<SinkMail> Mails => [.. mails];

    /// <summary>When set, answers a recipient in the place of acceptance, as a code and a text.</summary>
    public string? AnswerToRecipient { get; set; }

    /// <summary>What the application's configuration needs to send through this.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>
        {
            ["Mail:Smtp:Host"] = "127.0.0.1",
            ["Mail:Smtp:Port"] = $"{Port}",
            ["Mail:Smtp:UseTls"] = "false",
            ["Mail:From"] = "Visavis <no-reply@visavis.example>",
        };

    public static SmtpSink Start() => new();

    /// <summary>The newest mail to this address, once there are <paramref name="count"/> of them.</summary>
    public async Task<ReadableMail> MailToAsync(string recipient, int count = 1)
    {
        await Eventually.IsTrueAsync(() => To(recipient).Count >= count);
        return To(recipient)[count - 1].Read();
    }

    public IReadOnlyList<SinkMail> To(string recipient) => [.. mails.Where(mail => mail.Recipient == recipient)];

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await serving.ContinueWith(_ => { }, TaskScheduler.Default);
        stopping.Dispose();
    }

    Task<SmtpResponse> IMessageStore.SaveAsync(
        ISessionContext context,
        IMessageTransaction transaction,
        ReadOnlySequence<byte> buffer,
        CancellationToken cancellationToken
    )
    {
        foreach (var recipient in transaction.To)
        {
            mails.Enqueue(new SinkMail(recipient.AsAddress(), Encoding.UTF8.GetString(buffer)));
        }

        return Task.FromResult(SmtpResponse.Ok);
    }

    Task<bool> IMailboxFilter.CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) =>
        Task.FromResult(true);

    Task<bool> IMailboxFilter.CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
        AnswerToRecipient?.Split(' ', 2) is [var code, var text]
            ? throw new SmtpResponseException(
                new SmtpResponse((SmtpReplyCode)int.Parse(code, System.Globalization.CultureInfo.InvariantCulture), text)
            )
            : Task.FromResult(true);
}
