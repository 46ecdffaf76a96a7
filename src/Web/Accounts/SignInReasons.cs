using Microsoft.Extensions.Localization;
using Visavis.Search;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Accounts;

/// <summary>Why somebody was led to sign in, read from where they were going.</summary>
public sealed class SignInReasons(ISignInProfiles profiles, IStringLocalizer<SiteTexts> texts)
{
    private const string NewCall = "/calls/new/";

    /// <summary>A sentence, or null when the way says nothing.</summary>
    public async Task<string?> OfAsync(string returnUrl, CancellationToken cancellationToken)
    {
        if (returnUrl == KeptForms.PagePath)
        {
            return texts["Vous n’étiez plus connecté. Votre texte est gardé : il vous attend après la connexion."];
        }

        if (returnUrl.StartsWith(NewCall, StringComparison.Ordinal))
        {
            var code = ReferenceCode.Parse(returnUrl[NewCall.Length..].Split('?')[0]);
            var name = code is null ? null : await profiles.NameAsync(code, cancellationToken);
            return name is null
                ? texts["Connectez-vous pour appeler."]
                : texts["Connectez-vous pour appeler {0} : votre nom lui sera montré.", name];
        }

        var reason = returnUrl.Split('?', '#')[0] switch
        {
            "/account/invitation" => texts["Connectez-vous pour répondre à votre invitation."].Value,
            "/calls" => texts["Connectez-vous pour voir vos appels."].Value,
            var path when path.StartsWith("/account", StringComparison.Ordinal) => texts["Connectez-vous pour gérer votre compte."].Value,
            var path when path.StartsWith("/book", StringComparison.Ordinal) => texts["Connectez-vous pour prendre rendez-vous."].Value,
            var path when path.StartsWith("/messages", StringComparison.Ordinal) => texts["Connectez-vous pour écrire un message."].Value,
            var path when path.StartsWith("/dashboard", StringComparison.Ordinal) => texts[
                "Connectez-vous pour voir votre tableau de bord."
            ].Value,
            _ => null,
        };
        return reason;
    }
}
