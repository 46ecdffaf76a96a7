namespace Visavis.Web.Foundation.Mail;

/// <summary>A mail was not taken. The kind is a fixed word, fit for logs and receipts: what servers say may quote people.</summary>
public sealed class MailRefusedException : Exception
{
    public MailRefusedException(string kind, bool isFinal, Exception? innerException = null)
        : base($"Mail refused: {kind}.", innerException) => (Kind, IsFinal) = (kind, isFinal);

    public string Kind { get; }

    /// <summary>Trying again would change nothing.</summary>
    public bool IsFinal { get; }
}
