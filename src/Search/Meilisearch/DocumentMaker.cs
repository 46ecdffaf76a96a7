using Visavis.Search.Hiring;
using Visavis.Search.Places;
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
        var spot = CommuneCurve.France.SpotOf(document.CommuneCode);
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
            Families = [.. words.Families.Concat(words.OtherFamilies).Distinct()],
            Price = PriceRanges.Of(document.PriceCents)?.ToString(),
            Recommended = document.Recommendations > 0,
            NextSlotAt = document.NextSlotAt?.ToUnixTimeMilliseconds(),
            SlotQuarter = document.NextSlotAt is { } slot ? QuarterOf(slot) : null,
            Spot = spot,
            Apart = spot is null || !CommuneCurve.France.IsCenter(spot.Value, document.Latitude, document.Longitude),
            Recruits = document.Recruits is not null,
            Sought = [.. document.Recruits?.Distinct(StringComparer.Ordinal) ?? []],
            Experience = HiringRanges.Of(document.JobWish?.ExperienceYears)?.ToString(),
            Mobility = [.. HiringRanges.Reached(document.JobWish?.MobilityKm).Select(reach => reach.ToString())],
            StartDay = document.JobWish is { } wish ? wish.AvailableFrom?.DayNumber ?? 0 : null,
            SlotDay = document.NextSlotAt is { } day ? Turns.DayOf(day) : null,
            Turns = Turns.Of(document.Id),
            Merit = Merit(document),
            Order = order,
            Geo = new GeoPoint(document.Latitude, document.Longitude).IsValid
                ? new MeilisearchPoint(document.Latitude, document.Longitude)
                : null,
        };
    }

    /// <summary>Quarters of an hour since 1970: days begin with one in every time zone.</summary>
    public static long QuarterOf(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / 900;

    /// <summary>Equal for the same words in whatever gender and number.</summary>
    public static string Phrase(IEnumerable<string> words) => string.Join(' ', words.Select(FrenchStem.Of));

    /// <summary>Answers, recommendations and quality in the weights' points: what does not change by the hour.</summary>
    private static double Merit(ProfessionalDocument document)
    {
        var weights = RankingWeights.Present;
        var proven = Math.Min(1, Math.Log(1 + document.Recommendations) / Math.Log(1 + weights.ManyRecommendations));
        var points =
            (weights.Quality * document.Quality / 100.0)
            + (weights.AnswerRate * (document.AnswerRate ?? 50) / 100.0)
            + (weights.Recommendations * proven);
        return Math.Floor(points / weights.Turn);
    }

    private static IReadOnlyList<string> Forms(IEnumerable<string> phrases) =>
        [.. phrases.Select(phrase => Spelled(Telling(phrase))).Where(forms => forms.Length > 0).Distinct()];

    private static string Spelled(IReadOnlyCollection<string> words) =>
        string.Join(' ', words.Concat(words.Select(FrenchStem.Of)).Distinct());

    private static List<string> Telling(string phrase) => StopWords.Without(Words.Of(phrase));
}
