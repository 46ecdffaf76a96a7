namespace Visavis.Web.Foundation.Mail;

/// <summary>Section <c>Mail</c> of the configuration. Without a host, mails become files in the data folder.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>Sender of every mail, with or without a name: <c>Visavis &lt;no-reply@visavis.example&gt;</c>.</summary>
    public string? From { get; set; }

    public SmtpOptions Smtp { get; set; } = new();

    /// <summary>How often to look for mails of other nodes and for those to try again; this node's own go out at once.</summary>
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromSeconds(15);
}
