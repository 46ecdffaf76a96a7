using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Accounts;

namespace Visavis.Web.Notifications.Push;

/// <summary>Where a browser says that it may be woken, or not any more.</summary>
public static class PushEndpoints
{
    public static void MapPush(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/account/push", AddAsync).RequireAuthorization();
        endpoints.MapPost("/account/push/remove", RemoveAsync).RequireAuthorization();
    }

    private static async Task<IResult> AddAsync(
        [FromForm] string? endpoint,
        [FromForm] string? p256dh,
        [FromForm] string? auth,
        HttpContext context,
        PushDevices devices,
        CancellationToken cancellationToken
    ) =>
        await devices.AddAsync(context.User.AccountId()!.Value, new PushSubscriptionInput(endpoint, p256dh, auth), cancellationToken)
            ? TypedResults.NoContent()
            : TypedResults.BadRequest();

    private static async Task<IResult> RemoveAsync(
        [FromForm] string? endpoint,
        HttpContext context,
        PushDevices devices,
        CancellationToken cancellationToken
    )
    {
        await devices.RemoveAsync(context.User.AccountId()!.Value, endpoint, cancellationToken);
        return TypedResults.NoContent();
    }
}
