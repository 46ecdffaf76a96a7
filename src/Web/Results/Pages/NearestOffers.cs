using Microsoft.Extensions.Localization;
using Visavis.Search;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals;
using Visavis.Web.Results;

namespace Visavis.Web.Results.Pages;

/// <summary>
/// The nearest useful things to an empty result: without one of the filters, a wider area, everywhere, trades of the same family. Only
/// what finds somebody is offered, and only so many are tried that an empty page costs little more than a full one.
/// </summary>
public sealed class NearestOffers(
    ProfessionalDirectory directory,
    SimilarProfessions similarProfessions,
    ResultsFilters filters,
    IStringLocalizer<SearchTexts> texts
)
{
    private const int FiltersTried = 3;

    /// <param name="asked">What found nobody, as it was understood.</param>
    /// <param name="query">The same to the index.</param>
    public async Task<IReadOnlyList<NearestOffer>> FindAsync(
        ResultsAddress asked,
        SearchQuery query,
        SearchPage found,
        CancellationToken cancellationToken
    )
    {
        asked = asked with { Page = 1 };
        var offers = new List<NearestOffer>();
        var chips = filters.Chips(asked).Where(chip => chip.Without.Near == asked.Near).ToList();
        foreach (var chip in chips.Take(FiltersTried))
        {
            await TryAsync("x", chip.Without, texts["Sans le filtre « {0} »", chip.Text]);
        }

        if (chips.Count > 1)
        {
            await TryAsync("undo-2", asked.Unfiltered, texts["Sans aucun filtre"]);
        }

        if (asked.Near is not null || found.Place?.CommuneCode is not null)
        {
            var center = asked.Near is not null ? texts["de vous"].Value : FrenchPlace.OfForReader(found.Place!.Name);
            await TryWiderAsync(center);
        }

        if (asked.Near is not null || found.Place is not null)
        {
            var anywhere = asked with
            {
                Where = "",
                Near = null,
                RadiusKm = ResultsAddress.UsualRadiusKm,
                Sort = asked.Sort == SearchSort.Distance ? SearchSort.Relevance : asked.Sort,
            };
            await TryAsync("globe", anywhere, texts["Partout en France"]);
        }

        if (offers.Count == 0 && chips.Count > 0 && (asked.Near is not null || found.Place is not null))
        {
            await TryAsync("globe", new ResultsAddress { What = asked.What }, texts["Partout en France, sans aucun filtre"]);
        }

        foreach (
            var similar in await similarProfessions.FindAsync(query with { What = asked.What, Where = asked.Where }, cancellationToken)
        )
        {
            var title = similar.Title;
            var name = title.Masculine == title.Feminine ? title.Masculine : $"{title.Masculine} / {title.Feminine}";
            offers.Add(new NearestOffer("briefcase", asked with { What = title.Masculine }, name, similar.Count));
        }

        return offers;

        async Task TryAsync(string icon, ResultsAddress address, string text)
        {
            var counted = await directory.CountAsync(address.ToQuery(1, query.Online, query.Slots!), cancellationToken);
            if (counted is { Total: > 0, SomeWordsIgnored: false })
            {
                offers.Add(new NearestOffer(icon, address, text, counted.Total, counted.TotalIsCapped));
            }
        }

        async Task TryWiderAsync(string center)
        {
            // The counts of the page already say how far one has to go; without them the widest is tried.
            var counts = found.Facets?.Distances;
            var wider = SearchFacets
                .Radii.Where(km => km > asked.RadiusKm)
                .Where(km => counts is { Count: > 0 } ? counts.GetValueOrDefault(km) > 0 : km == ResultsAddress.WideRadiusKm)
                .ToList();
            if (wider is [var km, ..])
            {
                await TryAsync("map-pin", asked with { RadiusKm = km }, texts["Jusqu’à {0} km autour {1}", km, center]);
            }
        }
    }
}

/// <summary>Another search that does find people.</summary>
/// <param name="Icon">Name of the icon that stands for it.</param>
/// <param name="IsCapped">There are more than <paramref name="Count"/>.</param>
public sealed record NearestOffer(string Icon, ResultsAddress Address, string Text, int Count, bool IsCapped = false);
