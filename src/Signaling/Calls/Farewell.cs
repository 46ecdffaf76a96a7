using Microsoft.AspNetCore.Http;
using Visavis.Signaling.Protocol;

namespace Visavis.Signaling.Calls;

/// <summary>The beacon of a call page that is being closed. <see cref="Limits.HubDoor"/> has seen that it comes from a page of ours.</summary>
internal sealed record Farewell(string? CallId, string? ClientId)
{
    public static async Task<IResult> HearAsync(HttpContext context, CallAbsences absences, CancellationToken cancellationToken)
    {
        if (context.Request.ContentLength is not (> 0 and < 1024) || !context.Request.HasJsonContentType())
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        Farewell? said;
        try
        {
            said = await context.Request.ReadFromJsonAsync<Farewell>(cancellationToken);
        }
        catch (System.Text.Json.JsonException)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        var name = context.User.FindFirst(System.Security.Claims.ClaimTypes.NameIdentifier)?.Value;
        if (said is { CallId: { } callId, ClientId: { } clientId } && Guid.TryParseExact(name, "D", out var userId))
        {
            await absences.LeaveAsync(callId, userId, clientId);
        }

        return Results.NoContent();
    }
}
