using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Letters;

namespace Visavis.Web.Telephone;

/// <summary>The letter with number and code for the line. The code stands nowhere else, and in the queue only until the letter has left.</summary>
public sealed class LineLetters(
    VisavisDbContext db,
    LineAccesses accesses,
    IOptions<TelephoneOptions> options,
    IStringLocalizer<ChannelTexts> texts
)
{
    public const string Kind = "line-code";

    /// <summary>Puts a new code and its letter; the caller saves.</summary>
    /// <returns>False when there is no address; then nothing may be saved.</returns>
    public Task<bool> AddAsync(LetterWriter letters, LineAccess access, string language, CancellationToken cancellationToken)
    {
        var code = accesses.NewCode(access);
        var (title, paragraphs) = InLanguage.Write(language, () => Words(access.Number, code));
        return letters.AddAsync(
            db,
            LineAccesses.ClientOf(access),
            Kind,
            $"{Kind}:{access.Id:N}",
            title,
            paragraphs,
            language,
            cancellationToken
        );
    }

    private (string Title, IReadOnlyList<string> Paragraphs) Words(string number, string code)
    {
        var line = options.Value.Number;
        var shown = line.Length == 0 ? "" : PhoneNumber.Show(line);
        return (
            texts["Votre numéro et votre code pour la ligne téléphonique"],
            [
                texts["Votre numéro de client : {0}", $"{number[..4]} {number[4..]}"],
                texts["Votre code : {0}", $"{code[..3]} {code[3..]}"],
                line.Length == 0
                    ? texts[
                        "Avec les deux, vous pouvez confirmer ou contester une prestation, annuler un rendez-vous ou demander à être rappelé."
                    ]
                    : texts[
                        "Appelez le {0}. Avec les deux, vous pouvez confirmer ou contester une prestation, annuler un rendez-vous ou demander à être rappelé.",
                        shown
                    ],
                texts["Ne donnez votre code à personne : nous ne vous le demanderons jamais autrement que par les touches du téléphone."],
            ]
        );
    }
}
