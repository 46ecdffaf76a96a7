namespace Visavis.Search;

/// <summary>What the configuration says of every engine outside of the process.</summary>
public interface ISearchEngineOptions
{
    /// <summary>Whether the engine is to be used.</summary>
    bool IsOn { get; }

    /// <summary>How long a search may take before the embedded engine answers in its place.</summary>
    TimeSpan Budget { get; }

    /// <summary>Changes may wait this long for the engine before its answers count as outdated.</summary>
    TimeSpan StaleAfter { get; }

    /// <summary>How often to look whether the engine is well.</summary>
    TimeSpan CheckEvery { get; }

    /// <summary>What is wrong, each with its key and what to do; nothing when the engine is off.</summary>
    IEnumerable<string> Problems();
}
