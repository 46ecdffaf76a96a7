using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Visavis.TestSupport.Google;

/// <summary>Signs ID tokens with a key of its own, well or badly.</summary>
public sealed class IdTokenForge : IDisposable
{
    public const string KeyId = "stand-in";

    private readonly RSA key = RSA.Create(2048);

    /// <summary>The public key as the provider's certificates address shows it.</summary>
    public JsonObject Certificates()
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["keys"] = new JsonArray(
                new JsonObject
                {
                    ["kty"] = "RSA",
                    ["alg"] = "RS256",
                    ["use"] = "sig",
                    ["kid"] = KeyId,
                    ["n"] = WebEncoders.Base64UrlEncode(parameters.Modulus!),
                    ["e"] = WebEncoders.Base64UrlEncode(parameters.Exponent!),
                }
            ),
        };
    }

    public string Sign(JsonObject claims)
    {
        var content = Content(claims, "RS256");
        var signature = key.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{content}.{WebEncoders.Base64UrlEncode(signature)}";
    }

    public static string WithoutSignature(JsonObject claims) => $"{Content(claims, "none")}.";

    public static string SignWithAnotherKey(JsonObject claims)
    {
        using var other = new IdTokenForge();
        return other.Sign(claims);
    }

    public void Dispose() => key.Dispose();

    private static string Content(JsonObject claims, string algorithm)
    {
        var header = new JsonObject
        {
            ["alg"] = algorithm,
            ["kid"] = KeyId,
            ["typ"] = "JWT",
        };
        return $"{Part(header)}.{Part(claims)}";
    }

    private static string Part(JsonObject part) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
