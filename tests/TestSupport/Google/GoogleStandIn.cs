using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Visavis.TestSupport.Google;

/// <summary>An OpenID issuer on a real loopback port with keys of its own; correct unless a test bends it.</summary>
public sealed class GoogleStandIn : IAsyncDisposable
{
    public const string ClientId = "tests.apps.googleusercontent.com";
    public const string ClientSecret = "the-secret-of-the-tests";

    private readonly WebApplication server;
    private readonly IdTokenForge forge = new();
    private readonly ConcurrentDictionary<string, Grant> grants = new();

    private GoogleStandIn(WebApplication server) => this.server = server;

    public Uri Address { get; private set; } = null!;

    /// <summary>Of the site, where a test moves it.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>What the last person was sent here with.</summary>
    public IReadOnlyDictionary<string, string> Asked { get; private set; } = new Dictionary<string, string>();

    public GooglePerson Person { get; set; } = GooglePerson.New();

    /// <summary>When set, the person is sent back with this error instead of a code.</summary>
    public string? AuthorizationError { get; set; }

    /// <summary>Whether it does not answer who asks where its endpoints are.</summary>
    public bool IsAway { get; set; }

    /// <summary>Last change to the claims of the next tokens.</summary>
    public Action<JsonObject>? ChangeClaims { get; set; }

    /// <summary>Makes the token of the claims; signed with the published key unless set.</summary>
    public Func<JsonObject, string>? MakeToken { get; set; }

    /// <summary>Answers the token endpoint in the place of the right answer when set.</summary>
    public Func<HttpContext, Task>? AnswerTokenRequest { get; set; }

    /// <summary>What the application's configuration needs to take this for Google.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>
        {
            ["Google:ClientId"] = ClientId,
            ["Google:ClientSecret"] = ClientSecret,
            ["Google:Authority"] = Issuer,
            ["Google:Timeout"] = "00:00:30",
        };

    private string Issuer => Address.GetLeftPart(UriPartial.Authority);

    public static async Task<GoogleStandIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = builder.Build();
        var google = new GoogleStandIn(server);
        server.MapGet("/.well-known/openid-configuration", google.Describe);
        server.MapGet("/authorize", google.Authorize);
        server.MapPost("/token", google.ExchangeAsync);
        server.MapGet("/certs", () => Results.Text(google.forge.Certificates().ToJsonString(), "application/json"));
        await server.StartAsync();
        google.Address = new Uri(server.Urls.Single() + "/");
        return google;
    }

    /// <summary>Back to an honest provider and a new person.</summary>
    public void Reset()
    {
        Person = GooglePerson.New();
        AuthorizationError = null;
        IsAway = false;
        ChangeClaims = null;
        MakeToken = null;
        AnswerTokenRequest = null;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        forge.Dispose();
    }

    private IResult Describe() =>
        IsAway
            ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable)
            : Results.Json(
                new Dictionary<string, object>
                {
                    ["issuer"] = Issuer,
                    ["authorization_endpoint"] = $"{Address}authorize",
                    ["token_endpoint"] = $"{Address}token",
                    ["jwks_uri"] = $"{Address}certs",
                    ["response_types_supported"] = new[] { "code" },
                    ["subject_types_supported"] = new[] { "public" },
                    ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
                    ["code_challenge_methods_supported"] = new[] { "plain", "S256" },
                }
            );

    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        Asked = query.ToDictionary(item => item.Key, item => item.Value.ToString());
        var redirectUri = query["redirect_uri"].ToString();
        if (
            query["client_id"] != ClientId
            || query["response_type"] != "code"
            || query["code_challenge_method"] != "S256"
            || query["code_challenge"].Count == 0
            || query["nonce"].Count == 0
            || !query["scope"].ToString().Split(' ').Contains("openid")
        )
        {
            return Results.BadRequest("Not a request that Google would accept from this site.");
        }

        var answer = new Dictionary<string, string?> { ["state"] = query["state"] };
        if (AuthorizationError is not null)
        {
            answer["error"] = AuthorizationError;
        }
        else
        {
            var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
            grants[code] = new Grant(redirectUri, query["code_challenge"]!, query["nonce"]!, Person);
            answer["code"] = code;
        }

        return Results.Redirect(QueryHelpers.AddQueryString(redirectUri, answer));
    }

    private async Task ExchangeAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        if (AnswerTokenRequest is not null)
        {
            await AnswerTokenRequest(context);
            return;
        }

        // A code works once: the second request no longer finds it.
        var proof = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (
            !grants.TryRemove(form["code"].ToString(), out var grant)
            || form["grant_type"] != "authorization_code"
            || form["client_id"] != ClientId
            || form["client_secret"] != ClientSecret
            || form["redirect_uri"] != grant.RedirectUri
            || proof != grant.CodeChallenge
        )
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsJsonAsync(new { error = "invalid_grant" });
            return;
        }

        await context.Response.WriteAsJsonAsync(
            new
            {
                access_token = "an-access-token",
                token_type = "Bearer",
                expires_in = 3599,
                id_token = IdToken(grant),
            }
        );
    }

    private string IdToken(Grant grant)
    {
        var now = Time.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = Issuer,
            ["azp"] = ClientId,
            ["aud"] = ClientId,
            ["sub"] = grant.Person.Subject,
            ["email"] = grant.Person.Email,
            ["email_verified"] = true,
            ["name"] = grant.Person.Name,
            ["nonce"] = grant.Nonce,
            ["iat"] = now,
            ["exp"] = now + 3600,
        };
        ChangeClaims?.Invoke(claims);
        return MakeToken is null ? forge.Sign(claims) : MakeToken(claims);
    }

    private sealed record Grant(string RedirectUri, string CodeChallenge, string Nonce, GooglePerson Person);
}
