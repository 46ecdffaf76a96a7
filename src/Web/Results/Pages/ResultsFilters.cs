using System.Globalization;
using Microsoft.Extensions.Localization;
using Visavis.Search;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals;

namespace Visavis.Web.Results.Pages;

/// <summary>Puts the filters in the reader's words, with their counts. What nobody has is left out, unless it is ticked.</summary>
public sealed class ResultsFilters(IStringLocalizer<SearchTexts> texts, ProfessionalWords words, HiringFilters hiring)
{
    private const int LanguagesAtOnce = 6;
    private const string Yes = "1";

    /// <param name="facets">Null when the engine could not count.</param>
    /// <param name="hasPoint">Whether distances can be measured.</param>
    public IReadOnlyList<FilterGroup> Groups(ResultsAddress asked, SearchFacets? facets, bool hasPoint)
    {
        List<FilterGroup> groups =
        [
            new(
                "online",
                texts["Présence"],
                false,
                FilterOptions.Shown(Option(Yes, texts["En ligne maintenant"], facets?.Online, asked.OnlineOnly))
            ),
            new("available", texts["Prochain créneau"], true, Availabilities(asked, facets)),
            new("radius", texts["Distance"], true, hasPoint ? FilterOptions.Shown(Radii(asked, facets)) : []),
            new("category", texts["Qui"], false, FilterOptions.Shown(Categories(asked, facets))),
            new("price", texts["Prix d’une consultation"], false, FilterOptions.Shown(Prices(asked, facets))),
            new(
                "recommended",
                texts["Recommandations"],
                false,
                FilterOptions.Shown(Option(Yes, texts["Avec au moins une recommandation"], facets?.Recommended, asked.RecommendedOnly))
            ),
            .. hiring.Groups(asked, facets),
            new("language", texts["Langues parlées"], false, FilterOptions.Shown(Languages(asked, facets)), LanguagesAtOnce),
        ];
        return groups.FindAll(group => group.Options.Count > 0);
    }

    /// <summary>What is ticked, one by one.</summary>
    public IReadOnlyList<FilterChip> Chips(ResultsAddress asked)
    {
        asked = asked with { Page = 1 };
        var chips = new List<FilterChip>();
        if (asked.Near is not null)
        {
            chips.Add(new FilterChip(texts["Autour de vous"], asked with { Near = null, RadiusKm = ResultsAddress.UsualRadiusKm }));
        }

        if (asked.OnlineOnly)
        {
            chips.Add(new FilterChip(texts["En ligne maintenant"], asked with { OnlineOnly = false }));
        }

        if (asked.Available is { } available)
        {
            chips.Add(new FilterChip(Availability(available), asked with { Available = null }));
        }

        chips.AddRange(
            asked.Categories.Select(category => new FilterChip(
                words.Category(category),
                asked with
                {
                    Categories = [.. asked.Categories.Where(other => other != category)],
                }
            ))
        );
        chips.AddRange(
            asked.Prices.Select(price => new FilterChip(
                Price(price),
                asked with
                {
                    Prices = [.. asked.Prices.Where(other => other != price)],
                }
            ))
        );
        if (asked.RecommendedOnly)
        {
            chips.Add(new FilterChip(texts["Avec au moins une recommandation"], asked with { RecommendedOnly = false }));
        }

        chips.AddRange(hiring.Chips(asked));
        chips.AddRange(
            asked.Languages.Select(language => new FilterChip(
                SpokenLanguages.Name(language),
                asked with
                {
                    Languages = [.. asked.Languages.Where(other => other != language)],
                }
            ))
        );
        return chips;
    }

    private static FilterOption Option(string value, string text, int? count, bool isChosen) => new(value, text, count, isChosen);

    private static IEnumerable<FilterOption> Languages(ResultsAddress asked, SearchFacets? facets) =>
        (facets is null ? SpokenLanguages.Codes : facets.Languages.Keys.Where(code => code.Length > 0).Union(asked.Languages))
            .Select(code =>
                Option(code, SpokenLanguages.Name(code), FilterOptions.CountOf(facets?.Languages, code), asked.Languages.Contains(code))
            )
            .OrderByDescending(option => option.IsChosen)
            .ThenByDescending(option => option.Count)
            .ThenBy(option => option.Text, StringComparer.CurrentCulture);

    private IEnumerable<FilterOption> Categories(ResultsAddress asked, SearchFacets? facets) =>
        AddressCodes.Categories.Select(pair =>
            Option(
                pair.Code,
                words.Category(pair.Value),
                FilterOptions.CountOf(facets?.Categories, pair.Value.ToString()),
                asked.Categories.Contains(pair.Value)
            )
        );

    private IEnumerable<FilterOption> Prices(ResultsAddress asked, SearchFacets? facets) =>
        AddressCodes.Prices.Select(pair =>
            Option(pair.Code, Price(pair.Value), FilterOptions.CountOf(facets?.Prices, pair.Value), asked.Prices.Contains(pair.Value))
        );

    /// <summary>Nothing to choose while nobody has a slot.</summary>
    private IReadOnlyList<FilterOption> Availabilities(ResultsAddress asked, SearchFacets? facets) =>
        FilterOptions.WithAny(
            asked.Available is null,
            AddressCodes.Availabilities.Select(pair =>
                Option(
                    pair.Code,
                    Availability(pair.Value),
                    facets is null ? 0 : FilterOptions.CountOf(facets.Availabilities, pair.Value),
                    asked.Available == pair.Value
                )
            ),
            texts
        );

    private IEnumerable<FilterOption> Radii(ResultsAddress asked, SearchFacets? facets) =>
        SearchFacets.Radii.Select(km =>
            Option(
                km.ToString(CultureInfo.InvariantCulture),
                texts["Jusqu’à {0} km", km],
                FilterOptions.CountOf(facets?.Distances, km),
                asked.RadiusKm == km
            )
        );

    private string Availability(NextAvailability availability) =>
        availability == NextAvailability.Today ? texts["Aujourd’hui"] : texts["D’ici 7 jours"];

    private string Price(PriceRange range) =>
        range switch
        {
            PriceRange.Free => texts["Gratuit"],
            PriceRange.UpTo30 => texts["Jusqu’à 30 €"],
            PriceRange.UpTo60 => texts["De 30 à 60 €"],
            PriceRange.UpTo100 => texts["De 60 à 100 €"],
            _ => texts["Plus de 100 €"],
        };
}
