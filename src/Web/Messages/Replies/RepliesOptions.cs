namespace Visavis.Web.Messages.Replies;

/// <summary>Section <c>Mail:Replies</c>: the mailbox that takes answers to mails about messages. Without a host, mails only lead to the page.</summary>
public sealed class RepliesOptions
{
    public const string Section = "Mail:Replies";

    /// <summary>Where answers go; the mailbox must take what stands behind a plus: <c>answers+code@visavis.example</c>.</summary>
    public string? Address { get; set; }

    /// <summary>Of the IMAP server.</summary>
    public string? Host { get; set; }

    public int Port { get; set; } = 993;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>TLS from the first byte on port 993, STARTTLS elsewhere; false is for a server on the same machine.</summary>
    public bool UseTls { get; set; } = true;

    public TimeSpan PollEvery { get; set; } = TimeSpan.FromSeconds(30);

    public bool IsConfigured => !string.IsNullOrWhiteSpace(Host);
}
