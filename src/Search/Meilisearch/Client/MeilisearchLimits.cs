namespace Visavis.Search.Meilisearch.Client;

/// <summary>How far the client trusts a server.</summary>
internal sealed record MeilisearchLimits
{
    /// <summary>For one attempt of a call.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Of a call that may be repeated.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>Before the second attempt; doubled for each further one.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The most that a server may ask for with <c>Retry-After</c>.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(15);

    public int MaxAnswerBytes { get; init; } = 8 * 1024 * 1024;
}
