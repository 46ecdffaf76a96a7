using System.ComponentModel.DataAnnotations;

namespace Visavis.Web.Foundation.Hosting.Limits;

/// <summary>Section <c>RateLimits</c> of the configuration: how often, before 429.</summary>
public sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    /// <summary>Attempts to sign in, from one address.</summary>
    [Range(1, 1_000_000, ErrorMessage = "RateLimits:SignInsPerMinute must be between 1 and 1000000.")]
    public int SignInsPerMinute { get; set; } = 30;

    /// <summary>Writing requests of one person, or of one address when signed out.</summary>
    [Range(1, 1_000_000, ErrorMessage = "RateLimits:WritesPerMinute must be between 1 and 1000000.")]
    public int WritesPerMinute { get; set; } = 120;

    /// <summary>Writing requests from one address, whoever is signed in: a company may stand behind one.</summary>
    [Range(1, 1_000_000, ErrorMessage = "RateLimits:WritesPerMinuteAndAddress must be between 1 and 1000000.")]
    public int WritesPerMinuteAndAddress { get; set; } = 1200;

    /// <summary>Pages of results and profiles read from one address.</summary>
    [Range(1, 1_000_000, ErrorMessage = "RateLimits:SearchesPerMinute must be between 1 and 1000000.")]
    public int SearchesPerMinute { get; set; } = 600;

    /// <summary>Suggestions while typing, for one address: several quick typists may stand behind it.</summary>
    [Range(1, 1_000_000, ErrorMessage = "RateLimits:SuggestionsPerMinute must be between 1 and 1000000.")]
    public int SuggestionsPerMinute { get; set; } = 1200;
}
