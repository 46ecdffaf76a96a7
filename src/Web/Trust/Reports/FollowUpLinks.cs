using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Visavis.Web.Trust.Reports;

/// <summary>
/// The links by which somebody without an account follows what they told us: a secret for the page, and a proof for the mailbox. The secret is
/// kept as a hash; later mails carry a protected link of the same power.
/// </summary>
public sealed class FollowUpLinks(IDataProtectionProvider protection)
{
    private const int SecretBytes = 16;
    private readonly IDataProtector mailed = protection.CreateProtector("Visavis.Trust.FollowUp");

    public static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Of the page after sending; proves nothing about a mailbox.</summary>
    public static string PathOf(string number, string secret) => $"/report/status/{number}?key={secret}";

    /// <summary>Of a mail: opens the page, and lets its reader confirm the address.</summary>
    public string Of(Report report, string site) =>
        $"{site}/report/status/{report.Number}?mail={Uri.EscapeDataString(mailed.Protect(report.Id.ToString("N")))}";

    public bool IsOpenedBy(Report report, string? key, string? mail) =>
        (key is { Length: SecretBytes * 2 } && CryptographicOperations.FixedTimeEquals(Bytes(HashOf(key)), Bytes(report.SecretHash)))
        || IsProvenBy(report, mail);

    /// <summary>Whether the link came by mail.</summary>
    public bool IsProvenBy(Report report, string? mail)
    {
        if (string.IsNullOrEmpty(mail))
        {
            return false;
        }

        try
        {
            return mailed.Unprotect(mail) == report.Id.ToString("N");
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
