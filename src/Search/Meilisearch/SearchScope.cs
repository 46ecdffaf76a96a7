using System.Globalization;
using Visavis.Search.Places;
using Visavis.Search.Professions;
using Visavis.Search.Text;
using Visavis.Search.Understanding;

namespace Visavis.Search.Meilisearch;

/// <summary>What one search asks for, in the server's terms: words, the filter with or without each of its parts, the order.</summary>
internal sealed class SearchScope
{
    private const double MaxRadiusKm = 20_000;

    /// <summary>The server forgives errors in words of so many letters.</summary>
    private const int ShortestForgiven = 5;

    /// <summary>Of one filter, as the server takes long for long lists.</summary>
    private const int MostTitles = 80;

    private readonly IReadOnlyList<string> stems;

    /// <summary>Stems of words that are of trades as they are written: the server is not to forgive errors in them.</summary>
    private readonly HashSet<string> certain = new(StringComparer.Ordinal);
    private string? whole;
    private readonly Place? place;
    private readonly bool isLastWhole;
    private readonly bool hasApart;
    private readonly double radiusKm;
    private readonly Dictionary<FilterPart, string> parts = [];

    public SearchScope(SearchQuery query, QueryReading reading, bool hasApart = false)
        : this(query, reading, isLastWhole: false, hasApart) { }

    private SearchScope(SearchQuery query, QueryReading reading, bool isLastWhole, bool hasApart)
    {
        this.isLastWhole = isLastWhole;
        this.hasApart = hasApart;
        stems = [.. reading.Words.SelectMany(word => Asked(word, reading)).Distinct()];
        certain.UnionWith(
            reading
                .Words.Where(word => reading.Meant.ContainsKey(word) || TradeWords.French.HasWritten(word))
                .SelectMany(word => Asked(word, reading))
                .Where(stem => stem.Length >= ShortestForgiven)
        );
        radiusKm = double.IsFinite(query.RadiusKm) ? Math.Clamp(query.RadiusKm, 0, MaxRadiusKm) : MaxRadiusKm;
        var isNear = query.Near is { IsValid: true };
        place = isNear ? null : reading.Place;
        Center = isNear ? query.Near : PointOf(place);
        AddParts(query, reading);
    }

    /// <summary>Those online as last written to the index, which may be seconds ago.</summary>
    public static string IsOnline => "online = 1";

    /// <summary>Every professional: the checkpoint is none.</summary>
    public static string Everybody { get; } = Filter.Equal("kind", MeilisearchDocument.PersonKind);

    /// <summary>A space at the end says that the last word is whole.</summary>
    public string Words => string.Join(' ', stems.Select(Written)) + (isLastWhole ? " " : "");

    /// <summary>The search for only some of the words. The one typed last may be a beginning; no other may.</summary>
    public static SearchScope OfSome(SearchQuery query, QueryReading reading, IReadOnlyList<string> words, bool hasApart) =>
        new(query, reading with { Words = words, Languages = [] }, isLastWhole: words[^1] != reading.Words[^1], hasApart);

    /// <summary>The search for those of the trades that the words speak of, when nobody has the words; who speaks the language, if anybody does.</summary>
    public static SearchScope OfFamilies(SearchQuery query, QueryReading reading, bool hasApart, bool withLanguages, bool withNear = false)
    {
        var scope = new SearchScope(query, reading with { Words = [] }, isLastWhole: false, hasApart);
        scope.parts[FilterPart.Typed] = Filter.And([
            Filter.In("families", reading.Families.Where(family => withNear || !family.IsNear).Select(family => family.Code)),
            .. withLanguages ? Languages(reading) : [],
        ]);
        scope.whole = Filter.In("families", reading.Families.Take(1).Select(family => family.Code));
        return scope;
    }

    /// <summary>The search for those of the trades that a sentence speaks of, and for whoever is called just so; the likeliest trades come first.</summary>
    public static SearchScope OfTrades(SearchQuery query, QueryReading reading, bool hasApart)
    {
        var scope = new SearchScope(query, reading with { Words = [] }, isLastWhole: false, hasApart);
        var called = DocumentMaker.Phrase(reading.AllWords);
        var likeliest = reading.Trades.Where(trade => trade.IsLikeliest).ToList();
        scope.parts[FilterPart.Typed] = Filter.And([Trades(reading.Trades, called), .. Languages(reading)]);
        scope.whole = Trades(likeliest, called);
        return scope;
    }

    /// <summary>The search for whoever has all the words of a sentence, in a name or service perhaps: "reportage de mariage".</summary>
    public static SearchScope OfAllWords(SearchQuery query, QueryReading reading, bool hasApart) =>
        new(query, reading with { Words = reading.AllWords }, isLastWhole: true, hasApart);

    /// <summary>What distances are measured from.</summary>
    public GeoPoint? Center { get; }

    /// <summary>Each word alone; only the last may be a beginning.</summary>
    public IEnumerable<string> WordByWord() =>
        stems.Select((stem, place) => place == stems.Count - 1 ? Written(stem) : $"{Written(stem)} ");

    /// <summary>Those who are called, or answer a need that is called, just what was typed; in the place of words those of the likeliest trades.</summary>
    public string Whole => whole ?? Filter.Equal("phrases", string.Join(' ', stems));

    /// <summary>Whether some come first.</summary>
    public bool HasWhole => whole is not null || stems.Count > 0;

    public bool Has(FilterPart part) => parts.ContainsKey(part);

    /// <summary>Everybody at the place, whatever else is ticked.</summary>
    public string AtPlace => Filter.And([Everybody, .. parts.Where(part => part.Key == FilterPart.Place).Select(part => part.Value)]);

    /// <summary>The same of those of the trades that were asked for in the place of words.</summary>
    public string AtPlaceOfFamilies => $"{AtPlace} AND {parts[FilterPart.Typed]}";

    public string Everything() => Filter.And([Everybody, .. parts.Values]);

    /// <summary>Whether anything narrows the search but words and the place.</summary>
    public bool IsNarrowed => parts.Keys.Any(part => part is not FilterPart.Place);

    /// <summary>Whether some people are to be judged by their own position rather than by their commune's centre.</summary>
    public bool HasApart => hasApart && Center is not null;

    /// <summary>The same, with those who are not at the centre of their commune judged by where they are.</summary>
    public string EverythingExactly() =>
        HasApart
            ? Filter.And([
                Everybody,
                .. parts.Where(part => part.Key != FilterPart.Place).Select(part => part.Value),
                Filter.Or(
                    Filter.And(Filter.Equal("apart", value: false), parts[FilterPart.Place]),
                    Filter.And(Filter.Equal("apart", value: true), Filter.Around(Center!, radiusKm))
                ),
            ])
            : Everything();

    /// <summary>As if the part were not asked for, or something else in its place.</summary>
    public string Without(FilterPart part, string? instead = null) =>
        Filter.And([
            Everybody,
            .. parts.Where(other => other.Key != part).Select(other => other.Value),
            .. instead is null ? [] : new[] { instead },
        ]);

    /// <summary>
    /// Within the distance, as ranges of communes: the server need not read the tree of all positions for each question. Those of the
    /// commune itself are within, however large it is.
    /// </summary>
    public string Within(double km) => Filter.InRanges("spot", CommuneCurve.France.Within(Center!.Latitude, Center.Longitude, km));

    /// <summary>Kilometres to the commune of a number.</summary>
    public double KmTo(int spot) => CommuneCurve.France.KmTo(spot, Center!.Latitude, Center.Longitude);

    public IReadOnlyList<string>? Sort(SearchSort sort) =>
        (sort, Center) switch
        {
            (SearchSort.NextSlot, null) => ["nextSlotAt:asc"],
            (SearchSort.NextSlot, { } center) => ["nextSlotAt:asc", Nearest(center)],
            (_, { } center) => [Nearest(center)],
            _ => null,
        };

    /// <summary>In quotes: just so.</summary>
    private string Written(string stem) => certain.Contains(stem) ? $"\"{stem}\"" : stem;

    private static IEnumerable<string> Languages(QueryReading reading) => reading.Languages.Select(code => Filter.Equal("languages", code));

    private static string Trades(IReadOnlyList<MeantTrade> trades, string called)
    {
        var meant = trades.Select(trade => Specialities.Meant(trade.Trade)).ToList();
        var titles = meant
            .SelectMany(trade => trade.Titles)
            .Select(code => DocumentMaker.Phrase(StopWords.Without(Text.Words.Of(ProfessionCatalog.Rome.Find(code)!.Masculine))));
        var families = meant.Where(trade => trade.Titles.Count == 0).SelectMany(trade => trade.Families).Distinct().ToList();
        var ofTitles = Filter.In("phrases", titles.Distinct().Take(MostTitles).Append(called));
        return families.Count == 0 ? ofTitles : Filter.Or(ofTitles, Filter.In("families", families));
    }

    private static string Nearest(GeoPoint point) =>
        string.Create(CultureInfo.InvariantCulture, $"_geoPoint({point.Latitude:0.######}, {point.Longitude:0.######}):asc");

    /// <summary>The word as it was meant; for one that stands in nobody's document but speaks of a trade, what that trade is called.</summary>
    private static IEnumerable<string> Asked(string word, QueryReading reading)
    {
        var meant = reading.Meant.Of(word);
        return
            TradeWords.French.IsOnlySpoken(meant)
            && reading.Spoken.TryGetValue(word, out var phrases)
            && phrases[0].Trades[0].Titles is [var code, ..]
            ? StopWords.Without(Text.Words.Of(ProfessionCatalog.Rome.Find(code)!.Masculine)).Select(FrenchStem.Of)
            : [FrenchStem.Of(meant)];
    }

    private static GeoPoint? PointOf(Place? place) => place?.CommuneCode is null ? null : new GeoPoint(place.Latitude, place.Longitude);

    private void AddParts(SearchQuery query, QueryReading reading)
    {
        var filters = query.Filters;
        Add(FilterPart.Place, Center is not null, () => Within(radiusKm));
        Add(FilterPart.Place, Center is null && place is not null, () => Filter.In("department", place!.Region ?? [place.Department]));
        Add(FilterPart.Category, filters.Categories.Count > 0, () => Filter.In("category", filters.Categories));
        Add(FilterPart.Language, filters.Languages.Count > 0, () => Filter.In("languages", filters.Languages));
        Add(FilterPart.Price, filters.Prices.Count > 0, () => Filter.In("price", filters.Prices.Select(price => price.ToString())));
        Add(FilterPart.Online, filters.OnlineOnly || reading.OnlineOnly, () => IsOnline);
        Add(
            FilterPart.Typed,
            reading.Languages.Count > 0,
            () => Filter.And(reading.Languages.Select(code => Filter.Equal("languages", code)))
        );
        Add(FilterPart.Recommended, filters.RecommendedOnly, () => Filter.Equal("recommended", value: true));
        Add(FilterPart.Recruiting, filters.RecruitingOnly, () => Filter.Equal("recruits", value: true));
        Add(FilterPart.SoughtTrade, filters.SoughtTrades.Count > 0, () => Filter.In("sought", filters.SoughtTrades));
        Add(
            FilterPart.Experience,
            filters.Experience.Count > 0,
            () => Filter.In("experience", filters.Experience.Select(range => range.ToString()))
        );
        Add(FilterPart.Mobility, filters.Mobility is not null, () => Filter.Equal("mobility", filters.Mobility.ToString()!));
        if (query.Slots is { } window && filters.Start is { } start)
        {
            Add(FilterPart.Start, isAsked: true, () => Filter.AtMost("startDay", window.LastDayOf(start).DayNumber));
        }

        if (query.Slots is { } slots && filters.Available is { } available)
        {
            Add(FilterPart.Available, isAsked: true, () => Filter.Between("nextSlotAt", slots.Now, slots.EndOf(available)));
        }
    }

    private void Add(FilterPart part, bool isAsked, Func<string> expression)
    {
        if (isAsked)
        {
            parts[part] = expression();
        }
    }
}
