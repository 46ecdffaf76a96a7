namespace Visavis.Web.Foundation.Mail;

public sealed class SmtpOptions
{
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>STARTTLS, or TLS from the first byte on port 465; without it, passwords and links travel in the clear.</summary>
    public bool UseTls { get; set; } = true;

    /// <summary>How long the server may take for one mail.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    public bool IsConfigured => !string.IsNullOrWhiteSpace(Host);
}
