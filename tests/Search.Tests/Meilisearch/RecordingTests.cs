using System.Text.Json.Nodes;
using Visavis.TestSupport.Meilisearch;

namespace Visavis.Search.Tests.Meilisearch;

/// <summary>The stand-in gives the answers that a real server gave to the same questions over the same documents.</summary>
/// <remarks>
/// Those left, one in a hundred: synonyms in the order, several words of one band in a single attribute, a query of more than ten words, a text
/// joined of two misspelled words, letters of another alphabet, bounding boxes, all facets at once and thresholds of the score, of which the
/// engine asks none.
/// </remarks>
public sealed class RecordingTests
{
    private const double Metre = 1.5;

    [Theory]
    [InlineData("contract", 0.98)]
    [InlineData("relevance", 0.98)]
    [InlineData("behaviour", 0.98)]
    public void The_stand_in_agrees_with_the_recorded_answers(string file, double least)
    {
        var (asked, agreed) = (0, 0);
        var differing = new List<string>();
        foreach (var recording in Recording.Read(file))
        {
            var index = new StandInIndex();
            index.Set((JsonObject)recording.Settings.DeepClone());
            index.Put(recording.Documents.Select(document => document!.AsObject()), merge: false);
            foreach (var (question, answer) in recording.Questions)
            {
                asked++;
                var given = Answer(index, question);
                if (Differs(given, answer) is { } how)
                {
                    differing.Add($"{recording.Name}: {how}: {question.ToJsonString()}");
                }
                else
                {
                    agreed++;
                }
            }
        }

        foreach (var line in differing)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(line);
        }

        Assert.True(agreed >= least * asked, $"{agreed} of {asked} questions ({100.0 * agreed / asked:F1} %) are answered alike.");
    }

    [Fact]
    public void The_stand_in_refuses_what_a_real_server_refused()
    {
        var index = new StandInIndex();
        var recording = Recording.Read("behaviour").First();
        index.Set((JsonObject)recording.Settings.DeepClone());
        index.Put(recording.Documents.Select(document => document!.AsObject()), merge: false);
        var accepted = new List<string>();
        var asked = 0;
        foreach (var line in Recording.Lines("refusals"))
        {
            asked++;
            var given = Answer(index, line["question"]!.AsObject());
            var code = (string?)line["answer"]!["code"];
            if (given["error"] is null || ((string?)given["code"] ?? code) != code)
            {
                accepted.Add($"{given["code"] ?? "answered"} for {code}: {line["question"]!.ToJsonString()}");
            }
        }

        Assert.True(asked > 0 && accepted.Count == 0, string.Join('\n', accepted));
    }

    private static JsonObject Answer(StandInIndex index, JsonObject question)
    {
        try
        {
            return new StandInSearch(index, question, []).Run();
        }
        catch (InvalidOperationException error)
        {
            // A value of another type than the published description says, which the stand-in holds every request against.
            return new JsonObject { ["error"] = error.Message };
        }
        catch (StandInError error)
        {
            return new JsonObject { ["error"] = error.Message, ["code"] = (string?)error.ToJson()["code"] };
        }
    }

    private static string? Differs(JsonObject given, JsonObject recorded)
    {
        if (given["error"] is { } error)
        {
            return $"refused ({error})";
        }

        foreach (var total in new[] { "estimatedTotalHits", "totalHits", "totalPages", "page" })
        {
            if ((int?)given[total] != (int?)recorded[total])
            {
                return $"{total} {given[total]} for {recorded[total]}";
            }
        }

        if (!JsonNode.DeepEquals(given["facetDistribution"], recorded["facetDistribution"]))
        {
            return "facets";
        }

        var (hits, expected) = (given["hits"]!.AsArray(), recorded["hits"]!.AsArray());
        var (ids, recordedIds) = (Ids(hits), Ids(expected));
        if (!ids.SequenceEqual(recordedIds))
        {
            return ids.Order(StringComparer.Ordinal).SequenceEqual(recordedIds.Order(StringComparer.Ordinal))
                ? $"order {string.Join(' ', ids)} for {string.Join(' ', recordedIds)}"
                : $"hits {string.Join(' ', ids)} for {string.Join(' ', recordedIds)}";
        }

        return hits.Zip(expected).Any(pair => IsFurther((double?)pair.First!["_geoDistance"], (double?)pair.Second!["_geoDistance"]))
            ? "_geoDistance"
            : null;
    }

    private static bool IsFurther(double? given, double? recorded) =>
        given is null != recorded is null || (given is { } metres && Math.Abs(metres - recorded!.Value) > Metre);

    private static List<string> Ids(JsonArray hits) => [.. hits.Select(hit => (string?)hit!["id"] ?? hit.ToJsonString())];
}
