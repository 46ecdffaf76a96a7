using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Accounts.Email;

/// <summary>Why an address that was typed cannot be used, in the reader's language; the same words in every form.</summary>
public sealed class EmailSentences(IStringLocalizer<SecurityTexts> texts)
{
    /// <summary>For an address that <see cref="EmailAddress.TryClean"/> refuses.</summary>
    public string Problem(string? typed) =>
        HasAccents(typed)
            ? texts["Les lettres accentuées devant l’arobase ne sont pas encore acceptées. Avez-vous une autre adresse ?"]
            : texts["Cette adresse n’est pas complète. Exemple : prenom.nom@exemple.fr"];

    /// <summary>Whether it is whole but for letters that few mail servers take.</summary>
    private static bool HasAccents(string? typed) =>
        typed?.Trim().Split('@') is [{ Length: > 0 } name, { Length: > 0 }] && name.Any(sign => sign > 127 && char.IsLetter(sign));
}
