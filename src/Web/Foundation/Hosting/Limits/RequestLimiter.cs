using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Hosting.Counting;
using Visavis.Web.Results.Suggestions;

namespace Visavis.Web.Foundation.Hosting.Limits;

/// <summary>
/// Asks of each request whether its sender still may. The framework's middleware would do, but it never lets go of its limiters: their
/// timers, ten times a second, kept each site that had been stopped in memory, and there are hundreds in a run of the tests.
/// </summary>
public sealed class RequestLimiter : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<HttpContext>[] limiters;
    private readonly PartitionedRateLimiter<HttpContext> all;

    public RequestLimiter(IOptions<RateLimitOptions> options, SharedCounts counts)
    {
        var limits = options.Value;
        limiters =
        [
            Limiter(counts, context => IsSuggestion(context) ? $"suggestions {Address(context)}" : null, limits.SuggestionsPerMinute),
            Limiter(counts, context => IsSearch(context) ? $"searches {Address(context)}" : null, limits.SearchesPerMinute),
            Limiter(counts, context => IsSignIn(context) ? $"sign-in {Address(context)}" : null, limits.SignInsPerMinute),
            Limiter(counts, context => IsWriting(context) ? $"writer {Writer(context)}" : null, limits.WritesPerMinute),
            Limiter(counts, context => IsWriting(context) ? $"writers {Address(context)}" : null, limits.WritesPerMinuteAndAddress),
        ];
        all = PartitionedRateLimiter.CreateChained(limiters);
    }

    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<DisableRateLimitingAttribute>() is not null)
        {
            await next(context);
            return;
        }

        using var lease = all.AttemptAcquire(context);
        if (lease.IsAcquired)
        {
            await next(context);
            return;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) ? retryAfter : Window;
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        all.Dispose();
        Array.ForEach(limiters, limiter => limiter.Dispose());
    }

    private static PartitionedRateLimiter<HttpContext> Limiter(SharedCounts counts, Func<HttpContext, string?> key, int perMinute) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context =>
            key(context) is { } partition ? counts.Of(partition, perMinute, Window) : RateLimitPartition.GetNoLimiter("")
        );

    private static bool IsSuggestion(HttpContext context) =>
        context.Request.Path.Equals(SuggestionEndpoint.Path, StringComparison.OrdinalIgnoreCase);

    /// <summary>Pages of results and profiles: read by people, and not copied by programs.</summary>
    private static bool IsSearch(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/professionals", StringComparison.OrdinalIgnoreCase);

    private static bool IsWriting(HttpContext context) =>
        !(
            HttpMethods.IsGet(context.Request.Method)
            || HttpMethods.IsHead(context.Request.Method)
            || HttpMethods.IsOptions(context.Request.Method)
        );

    /// <summary>Where somebody who is not signed in may try: forms that check a secret or send a mail.</summary>
    private static readonly PathString[] Doors =
    [
        AccountServices.SignInPath,
        "/account/register",
        "/account/confirm",
        "/account/forgot-password",
        "/account/reset-password",
        "/account/security/proof",
    ];

    /// <summary>Posts of those forms, and what comes back from Google.</summary>
    private static bool IsSignIn(HttpContext context)
    {
        var path = context.Request.Path;
        return IsWriting(context)
            ? Array.Exists(Doors, door => path.StartsWithSegments(door, StringComparison.OrdinalIgnoreCase))
            : path.StartsWithSegments(AccountServices.SignInPath, StringComparison.OrdinalIgnoreCase, out var rest) && rest.HasValue;
    }

    private static string Writer(HttpContext context) => context.User.AccountId()?.ToString("N") ?? Address(context);

    /// <summary>One household has a whole /64 of IPv6 addresses.</summary>
    private static string Address(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes()[..8])
            : address.ToString();
    }
}
