using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Visavis.Web.Media.Documents;

/// <summary>Addresses of documents. That of a private one is made for one person and one hour, and is worth nothing to anybody else.</summary>
public sealed class DocumentLinks(IDataProtectionProvider protection, TimeProvider clock)
{
    public const string KeyParameter = "key";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private readonly IDataProtector protector = protection.CreateProtector("Visavis.DocumentLinks");

    public static string Of(Guid documentId) => $"/documents/{documentId:N}";

    public string PersonalOf(Guid documentId, Guid accountId)
    {
        var content = new byte[40];
        documentId.TryWriteBytes(content);
        accountId.TryWriteBytes(content.AsSpan(16));
        BitConverter.TryWriteBytes(content.AsSpan(32), (clock.GetUtcNow() + Lifetime).UtcTicks);
        return $"{Of(documentId)}?{KeyParameter}={Convert.ToHexStringLower(protector.Protect(content))}";
    }

    /// <summary>Whether the key opens this document to this person now.</summary>
    public bool Opens(string? key, Guid documentId, Guid accountId)
    {
        const int longest = 1024;
        if (key is null || key.Length > longest)
        {
            return false;
        }

        try
        {
            var content = protector.Unprotect(Convert.FromHexString(key));
            return new Guid(content.AsSpan(0, 16)) == documentId
                && new Guid(content.AsSpan(16, 16)) == accountId
                && new DateTimeOffset(BitConverter.ToInt64(content, 32), TimeSpan.Zero) > clock.GetUtcNow();
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return false;
        }
    }
}
