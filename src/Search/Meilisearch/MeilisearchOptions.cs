namespace Visavis.Search.Meilisearch;

/// <summary>Section <c>Search:Meilisearch</c> of the configuration; without an address the engine is off.</summary>
public sealed class MeilisearchOptions : ISearchEngineOptions
{
    public const string Section = "Search:Meilisearch";
    private const int LongestPrefix = 100;

    /// <summary>e.g. <c>http://localhost:7700</c>.</summary>
    public string? Url { get; set; }

    /// <summary>A key that may write our indexes, and make the search key unless <see cref="SearchKey"/> is given; none for a server without keys.</summary>
    public string? ApiKey { get; set; }

    /// <summary>A key that may do nothing but search; made at the first search when absent.</summary>
    public string? SearchKey { get; set; }

    /// <summary>Begins the name of every index, so that several sites can share a server.</summary>
    public string IndexPrefix { get; set; } = "visavis_";

    /// <summary>How long a search may take before the embedded engine answers in its place.</summary>
    public TimeSpan Budget { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>For one call that is not a search.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>For the server to carry out what it was sent.</summary>
    public TimeSpan TaskTimeout { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Changes may wait this long for the server before its answers count as outdated.</summary>
    public TimeSpan StaleAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often to look whether the server is well.</summary>
    public TimeSpan CheckEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Searches sent at a time; further ones wait for their turn within their time.</summary>
    public int ParallelSearches { get; set; } = 16;

    public bool IsOn => !string.IsNullOrWhiteSpace(Url);

    /// <summary>What is wrong, each with its key and what to do; nothing when the engine is off.</summary>
    public IEnumerable<string> Problems()
    {
        if (!IsOn)
        {
            yield break;
        }

        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            yield return $"{Section}:{nameof(Url)} must be an address such as http://localhost:7700; leave it empty to search without Meilisearch.";
        }

        if (IndexPrefix.Length is 0 or > LongestPrefix || !IndexPrefix.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            yield return $"{Section}:{nameof(IndexPrefix)} must be of letters, digits, - and _, for example visavis_.";
        }

        foreach (var (name, value) in Durations().Where(duration => duration.Value <= TimeSpan.Zero))
        {
            yield return $"{Section}:{name} is {value}: it must be longer than zero, for example {Example(name)}.";
        }

        if (ParallelSearches is < 1 or > 1000)
        {
            yield return $"{Section}:{nameof(ParallelSearches)} must be from 1 to 1000.";
        }
    }

    private IEnumerable<(string Name, TimeSpan Value)> Durations() =>
        [
            (nameof(Budget), Budget),
            (nameof(Timeout), Timeout),
            (nameof(TaskTimeout), TaskTimeout),
            (nameof(StaleAfter), StaleAfter),
            (nameof(CheckEvery), CheckEvery),
        ];

    private static string Example(string name) => name == nameof(Budget) ? "00:00:00.250" : "00:00:30";
}
