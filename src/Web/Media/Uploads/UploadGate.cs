using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Hosting.Counting;

namespace Visavis.Web.Media.Uploads;

/// <summary>
/// Lets larger bodies in, for the handlers that take files and for people with a gallery unless the page says for everybody, and so many a minute. It stands before the
/// antiforgery check, which reads the whole form: onto disk, not into memory.
/// </summary>
public sealed class UploadGate(IOptions<MediaOptions> options, SharedCounts counts) : IDisposable
{
    /// <summary>Without scripts all chosen photos come in one request.</summary>
    private const int PhotosAtOnce = 6;
    private const long FormOverhead = 64 * 1024;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> uploads = PartitionedRateLimiter.Create<string, string>(person =>
        counts.Of($"uploads {person}", options.Value.UploadsPerMinute, Window)
    );

    public long LargestBody { get; } = Math.Max(options.Value.PhotoBytes * PhotosAtOnce, options.Value.DocumentBytes) + FormOverhead;

    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        if (SenderOf(context) is not { } sender)
        {
            await next(context);
            return;
        }

        using var lease = uploads.AttemptAcquire(sender);
        if (!lease.IsAcquired)
        {
            var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) ? retryAfter : Window;
            context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = LargestBody;
        }

        var form = new FormOptions
        {
            MultipartBodyLengthLimit = LargestBody,
            ValueLengthLimit = 64 * 1024,
            ValueCountLimit = 50,
        };
        context.Features.Set<IFormFeature>(new FormFeature(context.Request, form));
        await next(context);
    }

    public void Dispose() => uploads.Dispose();

    /// <summary>Who sends files where they may; null for everything else.</summary>
    private static string? SenderOf(HttpContext context)
    {
        if (
            !HttpMethods.IsPost(context.Request.Method)
            || context.GetEndpoint()?.Metadata.GetMetadata<AcceptsUploadsAttribute>() is not { } accepts
            || !accepts.Handlers.Contains(context.Request.Query["handler"].ToString(), StringComparer.OrdinalIgnoreCase)
        )
        {
            return null;
        }

        return context.User.AccountId() is { } person && Takes(accepts, context.User) ? person.ToString("N")
            : accepts.IsForEverybody ? context.Connection.RemoteIpAddress?.ToString() ?? ""
            : null;
    }

    private static bool Takes(AcceptsUploadsAttribute accepts, System.Security.Claims.ClaimsPrincipal person) =>
        accepts.IsForEverybody || person.IsProfessional() || (accepts.FromMembers && person.IsRegistered());
}
