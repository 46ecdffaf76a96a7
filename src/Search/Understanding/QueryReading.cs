namespace Visavis.Search.Understanding;

/// <summary>What was typed in the two boxes, as every engine understands it.</summary>
public sealed record QueryReading
{
    public static QueryReading Nothing { get; } = new();

    /// <summary>The reference code the first box is written like, without prefix; null when it is not. Nobody need have it.</summary>
    public string? Reference { get; init; }

    /// <summary>
    /// The telling words of the first box, lower case and without accents, at most <see cref="QueryReader.MaxWords"/>; without the place, the
    /// words for "online" and the words that say nothing.
    /// </summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The place to search; null for everywhere.</summary>
    public Place? Place { get; init; }

    /// <summary>Something was typed in the second box that names no known place.</summary>
    public bool PlaceUnknown { get; init; }

    /// <summary>The place was found among the words of the first box.</summary>
    public bool PlaceFromWhat { get; init; }

    /// <summary>
    /// The words with the place of the first box left in, to search everywhere with when nobody is found there: "SOS Serrures" is a company,
    /// though Sos is a commune. The same as <see cref="Words"/> without <see cref="PlaceFromWhat"/>.
    /// </summary>
    public IReadOnlyList<string> AllWords { get; init; } = [];

    /// <summary>
    /// Words that are not required and only add points: courtesy, haste, what everybody speaks of, the frame a trade is carried on in. With
    /// Meilisearch, which knows no words that add only a little, they add nothing.
    /// </summary>
    public IReadOnlyList<string> Helping { get; init; } = [];

    /// <summary>ISO 639-1 codes of the languages that the first box asks for.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The languages that somebody is asked to translate or to teach; not required, as trades are called by them.</summary>
    public IReadOnlyList<string> LanguagesBeside { get; init; } = [];

    /// <summary>The families of trades that the words speak of, the likeliest first.</summary>
    public IReadOnlyList<TradeFamily> Families { get; init; } = [];

    /// <summary>For words of <see cref="Words"/> that no title or need has: those they were meant to be, the likeliest first.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Meant { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>For words of <see cref="Words"/> that speak of a trade without being its name: the phrases they stand in.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<SpokenPhrase>> Spoken { get; init; } =
        new Dictionary<string, IReadOnlyList<SpokenPhrase>>();

    /// <summary>The trades that a sentence speaks of, the likeliest first; each of <see cref="Words"/> speaks of all of them.</summary>
    public IReadOnlyList<MeantTrade> Trades { get; init; } = [];

    /// <summary>Whether only some words of a sentence decide: what they speak of then counts like the trade's name.</summary>
    public bool IsSentence { get; init; }

    /// <summary>Something was typed that is no word: an emoji, a sign. It finds nobody.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>The communes that the place of <see cref="Place"/> could be as well, itself first; empty when it is the only one of its name or was told apart.</summary>
    public IReadOnlyList<Place> PlaceChoices { get; init; } = [];

    /// <summary>Whether a word of the first box is one of titles or needs, or was meant to be one.</summary>
    public bool NamesTrade { get; init; }

    /// <summary>The first box asked for people who are online.</summary>
    public bool OnlineOnly { get; init; }

    /// <summary>
    /// The first box asked for a consultation by video, which everybody gives: it narrows nothing. With <see cref="OnlineOnly"/> it could be
    /// either, and those online go before when there are any.
    /// </summary>
    public bool ByVideo { get; init; }

    /// <summary>The reading in which the first box holds no place but only words.</summary>
    public QueryReading WithoutPlaceFromWhat() =>
        PlaceFromWhat ? this with { Words = AllWords, Place = null, PlaceFromWhat = false, PlaceChoices = [], Trades = [] } : this;
}
