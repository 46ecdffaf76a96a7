using Microsoft.Extensions.Options;

namespace Visavis.Web.Telephone;

/// <summary>What the voice provider asks. Its signature stands in for the token of a page; without a line none of this exists.</summary>
internal static class VoiceEndpoints
{
    private const string Xml = "text/xml; charset=utf-8";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var voice = endpoints.MapGroup("/voice").DisableAntiforgery().AddEndpointFilter(CheckAsync);
        voice.MapPost("/call", CallAsync);
        voice.MapPost("/out/{id:guid}", OutAsync);
        voice.MapPost("/step/{step:int}", StepAsync);
        voice.MapPost("/status", StatusAsync);
    }

    private static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var services = context.HttpContext.RequestServices;
        if (!services.GetRequiredService<IOptions<TelephoneOptions>>().Value.IsOn)
        {
            return TypedResults.NotFound();
        }

        if (!await services.GetRequiredService<VoiceSignature>().HoldsAsync(context.HttpContext.Request))
        {
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return await next(context);
    }

    private static async Task<IResult> CallAsync(HttpRequest request, VoiceLine line, CancellationToken cancellationToken) =>
        Sid(request) is { } sid
            ? TypedResults.Text(await line.BeginAsync(sid, request.Form["From"], request.Form["FromCountry"], cancellationToken), Xml)
            : TypedResults.BadRequest();

    private static async Task<IResult> OutAsync(Guid id, HttpRequest request, VoiceLine line, CancellationToken cancellationToken) =>
        Sid(request) is { } sid && await line.BeginOutgoingAsync(sid, id, cancellationToken) is { } twiml
            ? TypedResults.Text(twiml, Xml)
            : TypedResults.NotFound();

    private static async Task<IResult> StepAsync(int step, HttpRequest request, VoiceLine line, CancellationToken cancellationToken) =>
        Sid(request) is { } sid && await line.StepAsync(sid, step, request.Form["Digits"].ToString(), cancellationToken) is { } twiml
            ? TypedResults.Text(twiml, Xml)
            : TypedResults.NotFound();

    private static async Task<IResult> StatusAsync(
        HttpRequest request,
        VoiceLine line,
        OutgoingCalls calls,
        CancellationToken cancellationToken
    )
    {
        if (Sid(request) is not { } sid)
        {
            return TypedResults.BadRequest();
        }

        if (request.Form["CallStatus"].ToString() is "completed" or "busy" or "no-answer" or "failed" or "canceled")
        {
            await calls.EndedAsync(sid, cancellationToken);
            await line.EndAsync(sid, cancellationToken);
        }

        return TypedResults.NoContent();
    }

    private static string? Sid(HttpRequest request) =>
        request.Form["CallSid"].ToString() is { Length: > 0 and <= 64 } sid && sid.All(char.IsAsciiLetterOrDigit) ? sid : null;
}
