using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Foundation.Mail;

/// <summary>Adds mails to a context; they are written by its next save, in the same transaction as what they tell of, and sent afterwards.</summary>
public sealed class MailWriter(IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly IDataProtector protector = protection.CreateProtector("Visavis.Mail");

    public QueuedMail Add(VisavisDbContext db, Guid? accountId, string recipient, MailContent content)
    {
        var now = clock.GetUtcNow();
        var mail = new QueuedMail
        {
            Id = Guid.NewGuid(),
            AccountId = accountId,
            Recipient = recipient,
            Kind = content.Kind,
            ProtectedContent = protector.Protect(JsonSerializer.Serialize(content)),
            CreatedAt = now,
            DueAt = now,
            NextAttemptAt = now,
            Version = Guid.NewGuid(),
        };
        db.Mails.Add(mail);
        return mail;
    }

    /// <exception cref="System.Security.Cryptography.CryptographicException">The keys it was protected with are gone.</exception>
    public MailContent Read(QueuedMail mail) => JsonSerializer.Deserialize<MailContent>(protector.Unprotect(mail.ProtectedContent!))!;
}
