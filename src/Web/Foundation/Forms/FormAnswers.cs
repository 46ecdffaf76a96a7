using System.Data.Common;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;

namespace Visavis.Web.Foundation.Forms;

/// <summary>
/// One form, one effect, the same answer twice: a second press on a slow line, a reload or the Back button send the same form again, and get what the first was
/// answered. While the first is still at work the second waits for it; and who goes away in the middle does not stop it half-way.
/// </summary>
public sealed partial class FormAnswers(SealedForms forms, KeptForms kept, ILogger<FormAnswers> logger)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(60);

    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        if (await SealAsync(context.Request) is not { } seal)
        {
            await next(context);
            return;
        }

        switch (await FirstOrAnswerAsync(context, seal))
        {
            case (true, _):
                await AnswerAsync(context, next, seal);
                break;
            case (_, { } answer) when answer.IsFor(context.Person()):
                await answer.WriteAsync(context.Response, context.Person());
                break;
            default:
                await next(context);
                break;
        }
    }

    /// <summary>Null for what is no form of a page of ours, and for forms that may be sent as often as one likes.</summary>
    private static async Task<FormSeal?> SealAsync(HttpRequest request)
    {
        if (
            request.HttpContext.GetEndpoint() is not { } endpoint
            || endpoint.Metadata.GetMetadata<ForgivesStalePageAttribute>() is { IsRepeatable: true }
            || await request.TryReadFormAsync() is not { } form
            || FormKey.In(form) is not { } key
            || key.IsMadeByScript == request.IsNavigation()
        )
        {
            return null;
        }

        return new FormSeal([.. Encoding.UTF8.GetBytes(key.Value), .. await request.FingerprintAsync(form)]);
    }

    /// <summary>Whether this is the first; or what the first was answered, waited for; or neither, when it is not known.</summary>
    private async Task<(bool IsFirst, FormAnswer? Answer)> FirstOrAnswerAsync(HttpContext context, FormSeal seal)
    {
        try
        {
            while (true)
            {
                if (await forms.ClaimAsync(seal, Lease, context.RequestAborted))
                {
                    return (true, null);
                }

                if (await forms.ReadAsync<FormAnswer>(seal, context.RequestAborted) is { } answer)
                {
                    return (false, answer);
                }

                await Task.Delay(LookAgain, context.RequestAborted);
            }
        }
        catch (Exception e) when (e is DbException or DbUpdateException or TimeoutException)
        {
            // A form that works twice is better than one that does not work at all; what it needs of the database will say so itself.
            Log.NotKept(logger, e);
            return (false, null);
        }
    }

    private async Task AnswerAsync(HttpContext context, RequestDelegate next, FormSeal seal)
    {
        using var limit = new CancellationTokenSource(Lease);
        context.RequestAborted = limit.Token;
        var person = context.Person();
        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var buffer = new MemoryStream();
        var held = new StreamResponseBodyFeature(buffer);
        context.Features.Set<IHttpResponseBodyFeature>(held);
        FormAnswer? answer = null;
        context.Response.OnStarting(() =>
        {
            // The last to be told of what lies within, and so with every cookie in place; not when an outer error page answers instead.
            var response = context.Response;
            answer = new FormAnswer(
                person,
                response.StatusCode,
                response.Headers.Location,
                response.ContentType,
                [.. response.Headers.SetCookie],
                buffer.ToArray()
            );
            return Task.CompletedTask;
        });
        var isAnswered = false;
        try
        {
            await next(context);
            await held.CompleteAsync();
            isAnswered = context.Response.StatusCode < StatusCodes.Status400BadRequest;
            if (isAnswered && context.Request.Form.ContainsKey(KeptForms.Field))
            {
                await kept.ForgetAsync(context);
            }
        }
        finally
        {
            context.Features.Set(body);
            if (!isAnswered)
            {
                await ForgetAsync(seal);
            }
        }

        if (isAnswered)
        {
            try
            {
                await context.Response.StartAsync(CancellationToken.None);
                await KeepAsync(seal, answer!);
            }
            catch (OperationCanceledException)
            {
                // They went away; the same form from the next press still finds its answer.
                await KeepAsync(seal, answer!);
            }
        }

        buffer.Position = 0;
        await buffer.CopyToAsync(context.Response.Body, CancellationToken.None);
    }

    private async Task KeepAsync(FormSeal seal, FormAnswer answer)
    {
        try
        {
            await forms.WriteAsync(seal, answer, Lifetime, CancellationToken.None);
        }
        catch (Exception e) when (e is DbException or DbUpdateException or TimeoutException)
        {
            Log.NotKept(logger, e);
        }
    }

    private async Task ForgetAsync(FormSeal seal)
    {
        try
        {
            await forms.RemoveAsync(seal, CancellationToken.None);
        }
        catch (Exception e) when (e is DbException or DbUpdateException or TimeoutException)
        {
            Log.NotKept(logger, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "What a form was answered could not be kept: sent twice, it may be done twice")]
        public static partial void NotKept(ILogger logger, Exception exception);
    }
}
