using System.Text.Json.Nodes;

namespace Visavis.TestSupport.Meilisearch;

/// <summary>Settings that the server refuses at once, before any task.</summary>
internal static class StandInSettings
{
    private static readonly string[] Rules =
    [
        "words",
        "typo",
        "sort",
        "proximity",
        "attribute",
        "exactness",
        "attributeRank",
        "wordPosition",
    ];

    public static void Check(JsonObject settings)
    {
        foreach (var rule in settings["rankingRules"] as JsonArray ?? [])
        {
            var name = (string)rule!;
            if (
                !Rules.Contains(name)
                && !name.EndsWith(":asc", StringComparison.Ordinal)
                && !name.EndsWith(":desc", StringComparison.Ordinal)
            )
            {
                throw new StandInError(
                    "invalid_settings_ranking_rules",
                    $"Invalid value at `.rankingRules`: `{name}` ranking rule is invalid."
                );
            }
        }

        if (settings["typoTolerance"]?["minWordSizeForTypos"] is JsonObject sizes && (int?)sizes["oneTypo"] > (int?)sizes["twoTypos"])
        {
            throw new StandInError(
                "invalid_settings_typo_tolerance",
                "Invalid value at `.typoTolerance.minWordSizeForTypos`: `twoTypos` should be greater or equals to `oneTypo`."
            );
        }
    }
}
