using System.Text.Json.Nodes;

namespace Visavis.TestSupport.Meilisearch;

/// <summary>The filter language by itself.</summary>
public static class StandInFilters
{
    /// <summary>Whether a document passes; faults of the expression are thrown.</summary>
    public static Func<JsonObject, bool> Parse(string filter, params string[] filterable) =>
        FilterExpression.Parse(filter, filterable.ToHashSet());
}
