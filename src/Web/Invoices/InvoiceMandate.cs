using System.Security.Cryptography;
using System.Text;

namespace Visavis.Web.Invoices;

/// <summary>
/// What an issuer agrees to before anything is issued in their name. The French text is the agreement; its hash is kept with the day it was
/// accepted, and another text has to be accepted anew.
/// </summary>
public static class InvoiceMandate
{
    public static IReadOnlyList<string> Text { get; } =
    [
        "Vous donnez mandat à l’exploitant de ce site d’établir et d’envoyer, en votre nom et pour votre compte, les factures et avoirs des prestations réservées ici.",
        "Vous restez seul responsable de vos obligations de facturation et de TVA, et vous déclarez et payez vous-même la taxe.",
        "Chaque facture se fonde sur les heures approuvées ou le prix convenu. Vous pouvez la contester pendant sept jours ; un avoir l’annule alors.",
        "Vous signalez sans délai tout changement de votre nom, de votre adresse, de votre numéro ou de votre régime de TVA.",
        "Aucun argent ne passe par ce site : vos clients vous paient directement et vous notez ce que vous recevez.",
        "Vous pouvez mettre fin au mandat à tout moment ; les factures déjà émises restent.",
    ];

    public static string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Text))));
}
