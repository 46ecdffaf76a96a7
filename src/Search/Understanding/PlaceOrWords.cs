namespace Visavis.Search.Understanding;

/// <summary>When nobody is found at the place of the first box, its words may have been a name after all; the same for every engine.</summary>
internal static class PlaceOrWords
{
    /// <param name="reading">What was typed.</param>
    /// <param name="search">Searches for a reading of it.</param>
    public static async Task<SearchPage> SearchAsync(QueryReading reading, Func<QueryReading, Task<SearchPage>> search)
    {
        var page = await search(reading);
        if (!reading.PlaceFromWhat || HasEveryWord(page))
        {
            return page;
        }

        var everywhere = await search(reading.WithoutPlaceFromWhat());
        return HasEveryWord(everywhere) ? everywhere : page;
    }

    private static bool HasEveryWord(SearchPage page) => page is { Total: > 0, SomeWordsIgnored: false };
}
