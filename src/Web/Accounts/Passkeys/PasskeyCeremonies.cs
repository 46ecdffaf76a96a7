using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Visavis.Web.Accounts.Sessions;
using Visavis.Web.Foundation.Forms;

namespace Visavis.Web.Accounts.Passkeys;

/// <summary>The two ceremonies of WebAuthn, each begun by options for the browser and ended by what its authenticator made of them.</summary>
public sealed class PasskeyCeremonies(SignInManager<Account> signIn, UserManager<Account> users, SealedForms used)
{
    public const int MostPerAccount = 20;
    public const int LongestName = 60;

    public Task<string> BeginRegistrationAsync(Guid accountId, string name) =>
        signIn.MakePasskeyCreationOptionsAsync(
            new PasskeyUserEntity
            {
                Id = accountId.ToString(),
                Name = name,
                DisplayName = name,
            }
        );

    /// <summary>The new passkey and for whom it was made, or null when the answer proves nothing.</summary>
    public async Task<(UserPasskeyInfo Passkey, Guid AccountId, string Name)?> EndRegistrationAsync(string? credential, string? userAgent)
    {
        if (string.IsNullOrEmpty(credential))
        {
            return null;
        }

        try
        {
            var result = await signIn.PerformPasskeyAttestationAsync(credential);
            if (!result.Succeeded || !Guid.TryParse(result.UserEntity.Id, out var id) || !await IsFirstUseAsync(credential))
            {
                return null;
            }

            result.Passkey.Name = DeviceWords.Of(userAgent);
            return (result.Passkey, id, result.UserEntity.Name);
        }
        catch (InvalidOperationException)
        {
            // No ceremony was begun in this browser, or it ran out.
            return null;
        }
    }

    /// <param name="account">Whose passkeys will do; null for a person who is yet to say who they are.</param>
    public Task<string> BeginProofAsync(Account? account) => signIn.MakePasskeyRequestOptionsAsync(account);

    /// <summary>The browser keeps the challenge, and could show it again: each is good once.</summary>
    private Task<bool> IsFirstUseAsync(string credential) =>
        used.ClaimAsync(
            new FormSeal(SHA256.HashData(ChallengeOf(credential))),
            AccountServices.CeremonyLifetime * 2,
            CancellationToken.None
        );

    private static byte[] ChallengeOf(string credential)
    {
        using var answer = JsonDocument.Parse(credential);
        var clientData = answer.RootElement.GetProperty("response").GetProperty("clientDataJSON").GetString();
        using var client = JsonDocument.Parse(WebEncoders.Base64UrlDecode(clientData!));
        return WebEncoders.Base64UrlDecode(client.RootElement.GetProperty("challenge").GetString()!);
    }

    /// <summary>Whose passkey answered, or null.</summary>
    public async Task<Account?> EndProofAsync(string? credential)
    {
        if (string.IsNullOrEmpty(credential))
        {
            return null;
        }

        try
        {
            var result = await signIn.PerformPasskeyAssertionAsync(credential);
            if (!result.Succeeded || result.User.ErasedAt is not null || !await IsFirstUseAsync(credential))
            {
                return null;
            }

            // Keeps the signature counter, which tells a copied authenticator.
            var kept = await users.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
            return kept.Succeeded ? result.User : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
