using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Visavis.Web.Foundation.Mail;

namespace Visavis.TestSupport.Mail;

/// <summary>A mail server that fails in the middle, byte by byte where a well-made one cannot be made to.</summary>
public sealed class FaultySmtpSink : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentQueue<SinkMail> mails = new();
    private readonly Task accepting;

    private FaultySmtpSink(int port)
    {
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public IReadOnlyList<SinkMail> Mails => [.. mails];

    /// <summary>What happens to the next mails, one after the other; afterwards all is well again.</summary>
    public ConcurrentQueue<SmtpFault> Faults { get; } = new();

    /// <summary>What the application's configuration needs to send through this.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>
        {
            ["Mail:Smtp:Host"] = "127.0.0.1",
            ["Mail:Smtp:Port"] = $"{Port}",
            ["Mail:Smtp:UseTls"] = "false",
            ["Mail:From"] = "Visavis <no-reply@visavis.example>",
        };

    /// <param name="port">Where one was before; 0 is any that is free.</param>
    public static FaultySmtpSink Start(int port = 0) => new(port);

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
        listener.Stop();
        await accepting;
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stopping.Token);
                connections.Add(ServeAsync(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
        {
            // The other side hung up.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 sink ready");
        var recipient = "";
        while (await reader.ReadLineAsync(stopping.Token) is { } line)
        {
            if (line.StartsWith("RCPT TO:", StringComparison.OrdinalIgnoreCase))
            {
                recipient = line[8..].Trim().Trim('<', '>');
                await writer.WriteLineAsync("250 ok");
            }
            else if (line.Equals("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("354 go on");
                if (!await TakeAsync(recipient, reader, writer))
                {
                    return;
                }
            }
            else if (line.Equals("QUIT", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("221 bye");
                return;
            }
            else
            {
                await writer.WriteLineAsync("250 ok");
            }
        }
    }

    /// <returns>False when the line is cut.</returns>
    private async Task<bool> TakeAsync(string recipient, StreamReader reader, StreamWriter writer)
    {
        Faults.TryDequeue(out var fault);
        if (fault == SmtpFault.CutInData)
        {
            await reader.ReadLineAsync(stopping.Token);
            return false;
        }

        if (fault == SmtpFault.Stall)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, stopping.Token);
        }

        var mail = new SinkMail(recipient, await ReadDataAsync(reader));
        if (fault == SmtpFault.TooBusy)
        {
            await writer.WriteLineAsync("452 come back later");
            return true;
        }

        mails.Enqueue(mail);
        if (fault == SmtpFault.TakeAndCut)
        {
            return false;
        }

        if (fault == SmtpFault.TakeAndStall)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, stopping.Token);
        }

        await writer.WriteLineAsync("250 taken");
        return true;
    }

    private async Task<string> ReadDataAsync(StreamReader reader)
    {
        var data = new StringBuilder();
        while (await reader.ReadLineAsync(stopping.Token) is { } line && line != ".")
        {
            data.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return data.ToString();
    }
}
