using Visavis.Search.Text;
using Visavis.Search.Understanding;

namespace Visavis.Search.Meilisearch;

/// <summary>
/// Makes documents of professionals. Both genders, numbers and accents of a word meet in its stem, and searches ask for stems; the words
/// themselves are there for whoever has typed the beginning of one.
/// </summary>
internal static class DocumentMaker
{
    public static MeilisearchDocument Make(ProfessionalDocument document, DateTimeOffset now, long? order = null)
    {
        var words = DocumentWords.Of(document);
        return new MeilisearchDocument
        {
            Id = document.Id,
            Phrases = [.. words.Titles.Concat(words.Names).Concat(words.Needs).Select(phrase => Phrase(Telling(phrase))).Distinct()],
            Titles = Forms(words.Titles),
            Names = [.. words.Names.Select(name => Spelled(Words.Of(name)))],
            Needs = Forms(words.Needs),
            Services = Forms(words.OtherProfessions.Concat(words.Services)),
            Cities = [.. words.Cities.Select(city => Spelled(Words.Of(city)))],
            Presentation = Phrase(Telling(words.Presentation)),
            Reference = document.ReferenceCode,
            Name = document.Name,
            Profession = document.Profession,
            City = document.City,
            Category = document.Category,
            CommuneCode = document.CommuneCode,
            Department = document.Department,
            Languages = document.Languages,
            Price = PriceRanges.Of(document.PriceCents)?.ToString(),
            Recommended = document.Recommendations > 0,
            NextSlotAt = document.NextSlotAt?.ToUnixTimeMilliseconds(),
            Merit = Merit(document, now),
            Order = order,
            Geo = new GeoPoint(document.Latitude, document.Longitude).IsValid
                ? new MeilisearchPoint(document.Latitude, document.Longitude)
                : null,
        };
    }

    /// <summary>Equal for the same words in whatever gender and number.</summary>
    public static string Phrase(IEnumerable<string> words) => string.Join(' ', words.Select(FrenchStem.Of));

    /// <summary>
    /// Quality and freshness in the weights' points. Freshness counts from a fixed day, so that the order stays right as time goes by;
    /// whoever has not touched a profile for long is as if it were that long ago.
    /// </summary>
    private static double Merit(ProfessionalDocument document, DateTimeOffset now)
    {
        var weights = RankingWeights.Present;
        var oldest = now.AddDays(-weights.FreshnessDays);
        var touched = document.UpdatedAt > oldest ? document.UpdatedAt : oldest;
        var days = Math.Floor((touched - DateTimeOffset.UnixEpoch).TotalDays);
        return Math.Round((weights.Quality * document.Quality / 100.0) + (weights.Freshness * days / weights.FreshnessDays), 3);
    }

    private static IReadOnlyList<string> Forms(IEnumerable<string> phrases) =>
        [.. phrases.Select(phrase => Spelled(Telling(phrase))).Where(forms => forms.Length > 0).Distinct()];

    private static string Spelled(IReadOnlyCollection<string> words) =>
        string.Join(' ', words.Concat(words.Select(FrenchStem.Of)).Distinct());

    private static List<string> Telling(string phrase) => StopWords.Without(Words.Of(phrase));
}
