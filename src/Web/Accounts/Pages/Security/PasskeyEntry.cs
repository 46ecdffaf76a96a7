using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;

namespace Visavis.Web.Accounts.Pages.Security;

/// <param name="Id">The credential's id as it stands in forms.</param>
public sealed record PasskeyEntry(string Id, string Name, DateTimeOffset CreatedAt)
{
    public static PasskeyEntry Of(IdentityUserPasskey<Guid> passkey) =>
        new(Base64Url.EncodeToString(passkey.CredentialId), passkey.Data.Name ?? "", passkey.Data.CreatedAt);

    /// <summary>The credential's id, or null when the text is none.</summary>
    public static byte[]? IdOf(string? text) => Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}
