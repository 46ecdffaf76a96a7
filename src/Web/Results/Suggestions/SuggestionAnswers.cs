using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Search;
using Visavis.Search.Places;
using Visavis.Search.Suggestions;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals;
using Visavis.Web.Results.Pages;

namespace Visavis.Web.Results.Suggestions;

/// <summary>Puts suggestions in the reader's words, each with what choosing it does.</summary>
public sealed class SuggestionAnswers(
    Suggester suggester,
    PopularProfessions popular,
    VisavisDbContext db,
    IStringLocalizer<SearchTexts> texts
)
{
    private const int MaxCharacters = 100;
    private const int MaxPlaces = 8;

    /// <summary>For the first box.</summary>
    public async Task<SuggestionAnswer> ForWhatAsync(string? typed, CancellationToken cancellationToken)
    {
        await popular.CountsAsync(cancellationToken);
        var found = await suggester.SuggestAsync(Short(typed), cancellationToken);
        return Answer(
            new SuggestionGroup(texts["En ligne"], found.OnlineWhat is { } what ? Online(what) : []),
            new SuggestionGroup(texts["Métiers"], [.. found.Professions.Select(p => new SuggestionChoice(p.Label) { What = p.Label })]),
            new SuggestionGroup(
                texts["Besoins"],
                [.. found.Needs.Select(need => new SuggestionChoice(need.Phrase) { Note = need.Profession, What = need.Phrase })]
            ),
            new SuggestionGroup(texts["Noms"], await NamesAsync(found.Names, cancellationToken)),
            new SuggestionGroup(texts["Villes"], [.. found.Cities.Select(city => Place(city) with { What = found.CityWhat })])
        );
    }

    /// <summary>For the second box.</summary>
    public SuggestionAnswer ForWhere(string? typed) =>
        Answer(new SuggestionGroup(texts["Villes"], [.. Gazetteer.France.Suggest(Short(typed), MaxPlaces).Select(Place)]));

    /// <summary>For a field that asks for a commune.</summary>
    public SuggestionAnswer ForCommune(string? typed) =>
        Answer(new SuggestionGroup(texts["Communes"], [.. Gazetteer.France.SuggestCommunes(Short(typed), MaxPlaces).Select(Place)]));

    /// <summary>"En ligne" is either: reachable at this moment, or by video instead of at a desk.</summary>
    private IReadOnlyList<SuggestionChoice> Online(string what) =>
        what.Length == 0
            ? [new SuggestionChoice(texts["Qui est en ligne maintenant"]) { Href = $"{new ResultsAddress { OnlineOnly = true }}" }]
            :
            [
                new SuggestionChoice(texts["{0}, en ligne maintenant", what])
                {
                    Href = $"{new ResultsAddress { What = what, OnlineOnly = true }}",
                },
                new SuggestionChoice(texts["{0}, par vidéo", what])
                {
                    Note = texts["Tout de suite ou sur rendez-vous"],
                    Href = $"{new ResultsAddress { What = what }}",
                },
            ];

    private static string Short(string? typed) =>
        typed is null ? ""
        : typed.Length > MaxCharacters ? typed[..MaxCharacters]
        : typed;

    private static SuggestionChoice Place(PlaceSuggestion place) =>
        new(place.Text) { Note = place.Postcode ?? (place.Department == place.Name ? null : place.Department), Where = place.Text };

    /// <summary>As they are now: whoever is hidden or gone is not named, whatever the index still says.</summary>
    private async Task<IReadOnlyList<SuggestionChoice>> NamesAsync(IReadOnlyList<NameSuggestion> names, CancellationToken cancellationToken)
    {
        if (names.Count == 0)
        {
            return [];
        }

        var ids = names.Select(name => Guid.Parse(name.Id)).ToList();
        var people = await db
            .Professionals.AsNoTracking()
            .Where(professional => ids.Contains(professional.Id) && !professional.IsHidden)
            .ToListAsync(cancellationToken);
        return
        [
            .. people
                .OrderBy(person => ids.IndexOf(person.Id))
                .Select(person => new SuggestionChoice(person.DisplayName)
                {
                    Note = $"{person.ProfessionLabel}, {person.City}",
                    Href = ProfessionalDirectory.ProfilePath(person),
                }),
        ];
    }

    private SuggestionAnswer Answer(params IReadOnlyList<SuggestionGroup> groups)
    {
        var count = groups.Sum(group => group.Items.Count);
        var said = count switch
        {
            0 => texts["Aucune suggestion"],
            1 => texts["1 suggestion"],
            _ => texts["{0} suggestions", count],
        };
        return new SuggestionAnswer(said, [.. groups.Where(group => group.Items.Count > 0)]);
    }
}
