using Microsoft.Extensions.Options;

namespace Visavis.Web.Foundation.Hosting.Limits;

/// <summary>
/// A page that is read is there within a time, or says that it will be in a moment: with a database that takes seconds for each answer, its many questions
/// would otherwise add up to minutes, and hold the connections that calls and forms need. What writes is never given up half way.
/// </summary>
internal sealed partial class ReadingPatience(IOptions<PeakOptions> options, ILogger<ReadingPatience> logger)
{
    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsReading(context.Request))
        {
            await next(context);
            return;
        }

        var gone = context.RequestAborted;
        var isOver = false;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(gone);
        patience.CancelAfter(options.Value.ReadingPatience);
        context.RequestAborted = patience.Token;
        // A file that has begun may take as long as its reader's line needs.
        context.Response.OnStarting(() =>
        {
            if (!isOver)
            {
                patience.CancelAfter(Timeout.InfiniteTimeSpan);
            }

            return Task.CompletedTask;
        });
        try
        {
            await next(context);
        }
        catch (Exception e) when (patience.IsCancellationRequested && !gone.IsCancellationRequested && !context.Response.HasStarted)
        {
            Log.TooSlow(logger, context.Request.Path, e.GetType().Name);
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = PassingTrouble.RetryAfterSeconds;
        }
        finally
        {
            isOver = true;
            context.RequestAborted = gone;
        }
    }

    private static bool IsReading(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && request.WantsPage();

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Path} was not read in time and answered 503 ({Problem})")]
        public static partial void TooSlow(ILogger logger, PathString path, string problem);
    }
}
