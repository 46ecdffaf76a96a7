using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Visavis.TestSupport.Meilisearch;

/// <summary>Who may do what; everybody everything without a master key.</summary>
internal sealed class StandInKeys(string? masterKey)
{
    private readonly Dictionary<string, JsonObject> keys = [];

    public IEnumerable<JsonObject> All => keys.Values;

    public void Check(HttpRequest request, string action, params IEnumerable<string> indexes)
    {
        if (masterKey is null)
        {
            if (action.StartsWith("keys.", StringComparison.Ordinal))
            {
                throw new StandInError("missing_master_key", "Meilisearch is running without a master key.");
            }

            return;
        }

        if (
            request.Headers.Authorization.ToString() is not { Length: > 0 } header
            || !header.StartsWith("Bearer ", StringComparison.Ordinal)
        )
        {
            throw new StandInError("missing_authorization_header", "The Authorization header is missing.");
        }

        var secret = header["Bearer ".Length..];
        var key = keys.Values.FirstOrDefault(key => (string)key["key"]! == secret);
        if (secret != masterKey && (key is null || !Allows(key, "actions", action) || !indexes.All(index => Allows(key, "indexes", index))))
        {
            throw new StandInError("invalid_api_key", "The provided API key is invalid.");
        }
    }

    public JsonObject Find(string keyOrUid) =>
        keys.Values.FirstOrDefault(key => (string)key["uid"]! == keyOrUid || (string)key["key"]! == keyOrUid)
        ?? throw new StandInError("api_key_not_found", $"API key `{keyOrUid}` not found.");

    public JsonObject Create(JsonObject wanted)
    {
        var uid = (string?)wanted["uid"] ?? Guid.NewGuid().ToString();
        if (!Guid.TryParse(uid, out var guid) || guid.Version != 4)
        {
            throw new StandInError("invalid_api_key_uid", $"Invalid value at `.uid`: `{uid}` is no uuid v4.");
        }

        if (keys.ContainsKey(uid))
        {
            throw new StandInError("api_key_already_exists", $"`uid` field value `{uid}` is already an existing API key.");
        }

        var now = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture);
        var key = (JsonObject)wanted.DeepClone();
        key["uid"] = uid;
        key["key"] = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(masterKey!), Encoding.UTF8.GetBytes(uid)));
        key["createdAt"] = now;
        key["updatedAt"] = now;
        return keys[uid] = key;
    }

    public void Clear() => keys.Clear();

    private static bool Allows(JsonObject key, string list, string wanted) =>
        key[list]!
            .AsArray()
            .Select(pattern => (string)pattern!)
            .Any(pattern => pattern == wanted || (pattern.EndsWith('*') && wanted.StartsWith(pattern[..^1], StringComparison.Ordinal)));
}
