using System.Globalization;
using Microsoft.Extensions.Options;
using Visavis.Web.Professionals;

namespace Visavis.Web.Bookings.LateFees;

/// <summary>Which part of the price a late cancellation may cost: what the service says, or nothing where the fee is switched off.</summary>
public sealed class LateFeeLaw(IOptions<LateFeeOptions> options)
{
    private static readonly LateFeeExemption[] Shipped =
    [
        new()
        {
            Professions =
            [
                "médecin",
                "généraliste",
                "pédiatre",
                "psychiatre",
                "cardiologue",
                "dermatologue",
                "gynécologue",
                "ophtalmologue",
            ],
            ExceptProfessions = ["vétérinaire"],
            Source = "Code de la santé publique, R.4127-53 (a doctor bills acts only); read 2026-11",
        },
        new() { ClientCountry = "CA", Source = "Loi sur la protection du consommateur (Québec), art. 13; read 2026-11" },
    ];

    private IEnumerable<LateFeeExemption> Exemptions => options.Value.Exemptions.Count > 0 ? options.Value.Exemptions : Shipped;

    public int PercentFor(ServiceOffer offer, IEnumerable<string> professions, string? clientCountry)
    {
        var words = professions.SelectMany(Words).ToList();
        return Exemptions.Any(one => Covers(one, words, clientCountry)) ? 0 : offer.LateFeePercent;
    }

    private static bool Covers(LateFeeExemption one, List<string> words, string? country) =>
        (one.Professions.Count > 0 || one.ClientCountry is not null)
        && (one.ClientCountry is null || string.Equals(one.ClientCountry, country, StringComparison.OrdinalIgnoreCase))
        && (one.Professions.Count == 0 || Says(words, one.Professions))
        && !Says(words, one.ExceptProfessions);

    private static bool Says(List<string> words, IEnumerable<string> beginnings) =>
        beginnings.Any(beginning =>
            words.Exists(word =>
                CultureInfo.InvariantCulture.CompareInfo.IsPrefix(
                    word,
                    beginning,
                    CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace
                )
            )
        );

    private static string[] Words(string profession) =>
        profession.Split([' ', '-', '/', ',', '’', '\''], StringSplitOptions.RemoveEmptyEntries);
}
