using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Visavis.TestSupport.Meilisearch;

public sealed partial class MeilisearchStandIn
{
    private (int, JsonNode) Indexes(HttpRequest request, string[] path, JsonNode? body)
    {
        switch (request.Method)
        {
            case "GET":
                keys.Check(request, "indexes.get");
                return (200, List(int.Parse(request.Query["limit"].FirstOrDefault() ?? "20", CultureInfo.InvariantCulture)));
            case "POST":
                var uid = (string)body!["uid"]!;
                keys.Check(request, "indexes.create", uid);
                return Accepted("indexCreation", Valid(uid), _ => Create(uid));
            default:
                keys.Check(request, "indexes.delete", path[1]);
                return Accepted("indexDeletion", path[1], _ => Remove(path[1]));
        }
    }

    private (int, JsonNode) OfIndex(HttpRequest request, string[] path, JsonNode? body)
    {
        var (uid, method) = (path[1], request.Method);
        switch (path[2])
        {
            case "search":
                keys.Check(request, "search", uid);
                return (200, Search(request, uid, body!.AsObject(), []));
            case "settings" when method == "GET":
                keys.Check(request, "settings.get", uid);
                return (200, Read(uid, index => index.Settings.DeepClone()));
            case "settings":
                keys.Check(request, "settings.update", uid);
                StandInSettings.Check(body!.AsObject());
                return Accepted("settingsUpdate", Valid(uid), _ => FindOrCreate(uid).Set(body!.AsObject()));
            case "documents" when method == "GET":
                keys.Check(request, "documents.get", uid);
                return (
                    200,
                    Read(
                        uid,
                        index =>
                            index.Find(path[3])?.DeepClone()
                            ?? throw new StandInError("document_not_found", $"Document `{path[3]}` not found.")
                    )
                );
            case "documents" when path is [.., "fetch"]:
                keys.Check(request, "documents.get", uid);
                return (200, Read(uid, index => Fetch(index, body!.AsObject())));
            case "documents" when path.Length > 3:
                keys.Check(request, "documents.delete", uid);
                var ids = body!.AsArray().Select(id => (string)id!).ToList();
                return Accepted(
                    "documentDeletion",
                    Valid(uid),
                    details =>
                    {
                        details["providedIds"] = ids.Count;
                        details["deletedDocuments"] = Find(uid).Delete(ids);
                    }
                );
            default:
                keys.Check(request, "documents.add", uid);
                var documents = body!.AsArray().Select(document => document!.AsObject()).ToList();
                var onlyExisting = request.Query["skipCreation"] == "true";
                return Accepted(
                    "documentAdditionOrUpdate",
                    Valid(uid),
                    details =>
                    {
                        (details["receivedDocuments"], details["indexedDocuments"]) = (documents.Count, 0);
                        FindOrCreate(uid).Put(documents, method == "PUT", onlyExisting);
                        details["indexedDocuments"] = documents.Count;
                    }
                );
        }
    }

    private static JsonObject Fetch(StandInIndex index, JsonObject asked)
    {
        var passes = FilterExpression.Parse((string?)asked["filter"] ?? "", index.Names("filterableAttributes").ToHashSet());
        var fields = asked["fields"]?.AsArray().Select(field => (string)field!).ToHashSet();
        var (offset, limit) = ((int?)asked["offset"] ?? 0, (int?)asked["limit"] ?? 20);
        var found = index.Documents.Where(document => passes(document.Fields)).ToList();
        return new JsonObject
        {
            ["results"] = new JsonArray([
                .. found
                    .Skip(offset)
                    .Take(limit)
                    .Select(document => new JsonObject(
                        document
                            .Fields.Where(field => fields?.Contains(field.Key) != false)
                            .Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()))
                    )),
            ]),
            ["offset"] = offset,
            ["limit"] = limit,
            ["total"] = found.Count,
        };
    }

    private (int, JsonNode) Swap(HttpRequest request, JsonArray pairs)
    {
        var swaps = pairs
            .Select(pair =>
                (Indexes: pair!["indexes"]!.AsArray().Select(uid => (string)uid!).ToList(), Renames: (bool?)pair["rename"] == true)
            )
            .ToList();
        keys.Check(request, "indexes.swap", swaps.SelectMany(pair => pair.Indexes));
        return Accepted(
            "indexSwap",
            null,
            _ =>
            {
                foreach (var (pair, renames) in swaps)
                {
                    if (renames)
                    {
                        indexes[pair[1]] = Find(pair[0]);
                        Remove(pair[0]);
                        continue;
                    }

                    (indexes[pair[0]], indexes[pair[1]]) = (Find(pair[1]), Find(pair[0]));
                }
            }
        );
    }

    private (int, JsonNode) MultiSearch(HttpRequest request, JsonArray queries)
    {
        var uids = queries.Select(query => (string)query!["indexUid"]!).ToList();
        keys.Check(request, "search", uids);
        var results = new JsonArray();
        var shared = new Dictionary<string, QueryMatches>();
        foreach (var (query, uid) in queries.Zip(uids))
        {
            var asked = query!.DeepClone().AsObject();
            asked.Remove("indexUid");
            try
            {
                var result = Search(request, uid, asked, shared);
                result["indexUid"] = uid;
                results.Add(result);
            }
            catch (StandInError e)
            {
                throw new StandInError(e.Code, $"Inside `.queries[{results.Count}]`: {e.Message}", 400);
            }
        }

        return (200, new JsonObject { ["results"] = results });
    }

    private JsonObject Search(HttpRequest request, string uid, JsonObject query, Dictionary<string, QueryMatches> shared)
    {
        SearchKeys.Enqueue(request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal));
        return (JsonObject)Read(uid, index => new StandInSearch(index, query, shared).Run());
    }

    private (int, JsonNode) Accepted(string type, string? uid, Action<JsonObject> work) => (202, tasks.Enqueue(type, uid, work));

    private JsonObject List(int limit)
    {
        lock (gate)
        {
            var views = indexes.Select(index => new JsonObject
            {
                ["uid"] = index.Key,
                ["primaryKey"] = "id",
                ["createdAt"] = index.Value.CreatedAt.ToString("O", CultureInfo.InvariantCulture),
                ["updatedAt"] = index.Value.CreatedAt.ToString("O", CultureInfo.InvariantCulture),
            });
            return new JsonObject
            {
                ["results"] = new JsonArray([.. views.Take(limit)]),
                ["offset"] = 0,
                ["limit"] = limit,
                ["total"] = indexes.Count,
            };
        }
    }

    private JsonNode Read(string uid, Func<StandInIndex, JsonNode> read)
    {
        lock (gate)
        {
            return read(Find(uid));
        }
    }

    private void Create(string uid)
    {
        if (!indexes.TryAdd(uid, new StandInIndex()))
        {
            throw new StandInError("index_already_exists", $"Index `{uid}` already exists.");
        }
    }

    private void Remove(string uid)
    {
        if (!indexes.Remove(uid))
        {
            throw NotFound(uid);
        }
    }

    private StandInIndex FindOrCreate(string uid)
    {
        if (!indexes.TryGetValue(uid, out var index))
        {
            indexes[uid] = index = new StandInIndex();
        }

        return index;
    }

    private StandInIndex Find(string uid) => indexes.GetValueOrDefault(uid) ?? throw NotFound(uid);

    private static StandInError NotFound(string uid) => new("index_not_found", $"Index `{uid}` not found.");

    private static string Valid(string uid) =>
        IndexUid().IsMatch(uid) ? uid : throw new StandInError("invalid_index_uid", $"`{uid}` is not a valid index uid.");
}
