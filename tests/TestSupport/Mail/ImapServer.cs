using System.Diagnostics;
using MimeKit;

namespace Visavis.TestSupport.Mail;

/// <summary>A real Dovecot with one mailbox on the loopback. It starts as the superuser, as Dovecot wants.</summary>
public sealed class ImapServer : IAsyncDisposable
{
    private const string Owner = "dovenull";
    private readonly TemporaryFolder folder = new();
    private readonly int port = FreePort.Next();
    private ServerProcess? process;

    public const string Address = "answers@visavis.example";

    private string Inbox => Path.Combine(folder.FullPath, "mail", "Maildir");

    /// <summary>What the application's configuration needs to read it.</summary>
    public IReadOnlyList<(string Key, string Value)> Settings =>
        [
            ("Mail:Replies:Host", "127.0.0.1"),
            ("Mail:Replies:Port", $"{port}"),
            ("Mail:Replies:UseTls", "false"),
            ("Mail:Replies:User", "answers"),
            ("Mail:Replies:Password", "secret"),
            ("Mail:Replies:Address", Address),
            ("Mail:Replies:PollEvery", "00:00:00.3"),
        ];

    public static async Task<ImapServer> StartedAsync()
    {
        var server = new ImapServer();
        await server.StartAsync();
        return server;
    }

    public async Task StartAsync()
    {
        Directory.CreateDirectory(Path.Combine(Inbox, "new"));
        foreach (var part in new[] { "tmp", "cur" })
        {
            Directory.CreateDirectory(Path.Combine(Inbox, part));
        }

        await RunAsync("chmod", "755", folder.FullPath);
        await RunAsync("chown", "-R", Owner, Path.Combine(folder.FullPath, "mail"));
        var configuration = Path.Combine(folder.FullPath, "dovecot.conf");
        await File.WriteAllTextAsync(configuration, Configuration());
        process = ServerProcess.Start("dovecot", ["-F", "-c", configuration]);
        await process.WaitForOutputAsync("starting up for imap");
    }

    public async Task StopAsync() => await process!.DisposeAsync();

    /// <summary>Lays a mail into the mailbox, as its mail server would.</summary>
    public async Task DeliverAsync(MimeMessage mail)
    {
        var name = $"{Guid.NewGuid():N}.test";
        var path = Path.Combine(Inbox, "tmp", name);
        await mail.WriteToAsync(path);
        await RunAsync("chown", Owner, path);
        File.Move(path, Path.Combine(Inbox, "new", name));
    }

    /// <summary>The mails that are still there, and whether somebody has seen them.</summary>
    public IReadOnlyList<bool> Seen() =>
        [
            .. new DirectoryInfo(Path.Combine(Inbox, "new")).GetFiles().Select(_ => false),
            .. new DirectoryInfo(Path.Combine(Inbox, "cur"))
                .GetFiles()
                .Select(f => f.Name.Split(",").Last().Contains('S', StringComparison.Ordinal)),
        ];

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        folder.Dispose();
    }

    private string Configuration() =>
        $$"""
            base_dir = {{folder.FullPath}}/run
            state_dir = {{folder.FullPath}}/state
            log_path = /dev/stderr
            protocols = imap
            listen = 127.0.0.1
            ssl = no
            disable_plaintext_auth = no
            auth_mechanisms = plain
            first_valid_uid = 1
            mail_location = maildir:~/Maildir
            service imap-login {
              inet_listener imap {
                port = {{port}}
              }
              inet_listener imaps {
                port = 0
              }
            }
            passdb {
              driver = static
              args = password=secret
            }
            userdb {
              driver = static
              args = uid={{Owner}} gid={{Owner}} home={{folder.FullPath}}/mail
            }

            """;

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var run = Process.Start(program, arguments);
        await run.WaitForExitAsync();
    }
}
