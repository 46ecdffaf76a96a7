using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Visavis.Signaling.Protocol;
using Visavis.Web.Foundation.Forms;

namespace Visavis.Web.Foundation.Hosting.Limits;

/// <summary>
/// In a peak a form waits its turn, and is refused with a time to come again when too many wait: what is read and what is said in calls never waits here, and finds
/// connections to the database free. Files have places of their own, since a slow line holds one for as long as it sends.
/// </summary>
internal sealed class WriteQueue(IOptions<PeakOptions> options) : IDisposable
{
    private readonly ConcurrencyLimiter forms = Limiter(AtOnce(options.Value), options.Value.WritesWaiting);
    private readonly ConcurrencyLimiter files = Limiter(Math.Max(1, AtOnce(options.Value) / 2), options.Value.WritesWaiting);

    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        if (
            !WriteProtection.MayWrite(context)
            || context.Request.Path.StartsWithSegments(SignalingProtocol.Path, StringComparison.OrdinalIgnoreCase)
        )
        {
            await next(context);
            return;
        }

        var isFile =
            !context.Request.HasFormContentType
            || context.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) is true;
        if (!isFile)
        {
            // Read before it takes a place: whoever sends a byte a second holds nobody up.
            await context.Request.TryReadFormAsync();
        }

        using var place = await TakeAsync(isFile ? files : forms, context.RequestAborted);
        if (!place.IsAcquired)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = PassingTrouble.RetryAfterSeconds;
            return;
        }

        await next(context);
    }

    public void Dispose()
    {
        forms.Dispose();
        files.Dispose();
    }

    private static int AtOnce(PeakOptions options) => options.WritesAtOnce > 0 ? options.WritesAtOnce : 8 * Environment.ProcessorCount;

    private static ConcurrencyLimiter Limiter(int atOnce, int waiting) =>
        new(
            new ConcurrencyLimiterOptions
            {
                PermitLimit = atOnce,
                QueueLimit = waiting,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }
        );

    private async Task<RateLimitLease> TakeAsync(ConcurrencyLimiter limiter, CancellationToken aborted)
    {
        var place = limiter.AttemptAcquire();
        if (place.IsAcquired)
        {
            return place;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        patience.CancelAfter(options.Value.Patience);
        try
        {
            return await limiter.AcquireAsync(permitCount: 1, patience.Token);
        }
        catch (OperationCanceledException)
        {
            // Too long, or nobody waits for the answer any more.
            return place;
        }
    }
}
