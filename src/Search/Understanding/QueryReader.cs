using Visavis.Search.Places;
using Visavis.Search.Text;

namespace Visavis.Search.Understanding;

/// <summary>Understands what was typed, the same for every engine.</summary>
public static class QueryReader
{
    public const int MaxWords = 10;
    private const int MaxCharacters = 300;

    public static QueryReading Read(string? what, string? where)
    {
        var typed = what?.Length > MaxCharacters ? what[..MaxCharacters] : what;
        var place = Gazetteer.France.Resolve(where);
        return new QueryReading
        {
            Reference = ReferenceCode.Parse(typed),
            Words = [.. StopWords.Without(Text.Words.Of(typed)).Distinct().Take(MaxWords)],
            Place = place,
            PlaceUnknown = place is null && !string.IsNullOrWhiteSpace(where),
        };
    }
}
