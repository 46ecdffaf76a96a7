namespace Visavis.Search.Understanding;

/// <summary>
/// Tries the likelier meaning of a word that has two, and the other when nobody is found; the same for every engine. The place of the first
/// box may have been a name after all, and "en ligne" by video rather than at this moment.
/// </summary>
internal static class TwoMeanings
{
    /// <param name="reading">What was typed.</param>
    /// <param name="search">Searches for a reading of it.</param>
    /// <param name="exactly">The same, of whom only those with every word are wanted; it may do less.</param>
    public static async Task<SearchPage> SearchAsync(
        QueryReading reading,
        Func<QueryReading, Task<SearchPage>> search,
        Func<QueryReading, Task<SearchPage>>? exactly = null
    )
    {
        exactly ??= search;
        var page = await WhereAsync(reading, search, exactly);
        if (page.Total > 0 || !reading.OnlineOnly || !reading.ByVideo)
        {
            return page;
        }

        var byVideo = await WhereAsync(reading with { OnlineOnly = false }, search, exactly);
        return byVideo.Total > 0 ? byVideo : page;
    }

    private static async Task<SearchPage> WhereAsync(
        QueryReading reading,
        Func<QueryReading, Task<SearchPage>> search,
        Func<QueryReading, Task<SearchPage>> exactly
    )
    {
        var page = await search(reading);
        if (!reading.PlaceFromWhat || HasEveryWord(page))
        {
            return page;
        }

        var everywhere = await exactly(reading.WithoutPlaceFromWhat());
        return HasEveryWord(everywhere) ? everywhere : page;
    }

    private static bool HasEveryWord(SearchPage page) => page is { Total: > 0, SomeWordsIgnored: false };
}
