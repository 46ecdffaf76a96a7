using Visavis.Search.Professions;
using Visavis.Search.Text;

namespace Visavis.Search.Understanding;

/// <summary>Says why somebody is listed, from what was understood and what the person wrote: the same whichever engine found them.</summary>
public static class MatchReasons
{
    /// <summary>Null when what every card shows says it already, or when nothing was looked for by words.</summary>
    /// <param name="plain">Takes the marks out of a presentation.</param>
    public static MatchReason? Of(QueryReading reading, ProfessionalDocument person, Func<string, string> plain)
    {
        if (reading.Words.Count == 0)
        {
            return null;
        }

        var words = new SearchedWords(reading);
        var job = ProfessionCatalog.Rome.Find(person.ProfessionCode);
        var seen = words.In(person.Name, person.Profession, job?.Masculine, job?.Feminine, person.City);
        var left = words.Without(seen);
        if (left.IsEmpty)
        {
            return null;
        }

        var document = DocumentWords.Of(person);
        var others = person.OtherProfessions.Select(other => (Shown: other, Words: DocumentWords.Of(Only(person, other)).TitlesAndNeeds));
        return Best(left, MatchKind.Service, person.Services.Select(service => (service, (IEnumerable<string>)[service])))
            ?? Best(left, MatchKind.OtherProfession, others)
            ?? Best(left, MatchKind.Need, document.Needs.Select(need => (need, (IEnumerable<string>)[need])))
            ?? Spoken(reading, job, document)
            ?? Excerpt(left, plain(person.Presentation))
            ?? (seen.Count == 0 && IsOfFamily(reading, document) ? new MatchReason(MatchKind.NearTrade, []) : null);
    }

    /// <summary>What was said, as far as it speaks of the person's trade.</summary>
    private static MatchReason? Spoken(QueryReading reading, JobTitle? job, DocumentWords document) =>
        reading
            .Spoken.Values.SelectMany(phrases => phrases)
            .FirstOrDefault(phrase =>
                phrase.Trades.Any(trade =>
                    trade.Titles.Count > 0
                        ? job is not null && trade.Titles.Contains(job.Code)
                        : trade.Families.Any(document.Families.Contains)
                )
            )
            is { } said
            ? new MatchReason(MatchKind.Need, [new MarkedText(said.Phrase, IsMarked: true)])
            : null;

    private static bool IsOfFamily(QueryReading reading, DocumentWords document) =>
        reading.Families.Any(family => document.Families.Contains(family.Code) || document.OtherFamilies.Contains(family.Code));

    private static ProfessionalDocument Only(ProfessionalDocument person, string profession) =>
        person with
        {
            Profession = profession,
            ProfessionCode = null,
            OtherProfessions = [],
            Services = [],
        };

    /// <summary>The one with most of the words; of equals the shortest, which says least beside them.</summary>
    private static MatchReason? Best(SearchedWords words, MatchKind kind, IEnumerable<(string Shown, IEnumerable<string> Found)> candidates)
    {
        var best = candidates
            .Select(candidate => (candidate.Shown, Count: words.In([.. candidate.Found]).Count))
            .Where(candidate => candidate.Count > 0)
            .OrderByDescending(candidate => candidate.Count)
            .ThenBy(candidate => candidate.Shown.Length)
            .FirstOrDefault();
        return best.Shown is null ? null : new MatchReason(kind, words.Mark(best.Shown));
    }

    private static MatchReason? Excerpt(SearchedWords words, string presentation) =>
        words.Excerpt(presentation) is { Count: > 0 } text ? new MatchReason(MatchKind.Presentation, text) : null;
}
