using System.Globalization;
using System.Security.Claims;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.DataRights;

public static class DataRightsEndpoints
{
    public static IEndpointConventionBuilder MapDataRights(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/account/other/{id:guid}/data", DownloadAsync).RequireAuthorization();

    /// <summary>The person's own file; anybody else's id answers as one that does not exist.</summary>
    private static async Task<IResult> DownloadAsync(
        Guid id,
        ClaimsPrincipal person,
        DataExports exports,
        IBlobStore store,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var found = await exports.FindReadyAsync(person.AccountId()!.Value, id, cancellationToken);
        // Storage that is away is no missing file: the error page says to come back.
        if (found?.StorageKey is not { } key || await store.OpenReadAsync(key, cancellationToken) is not { } content)
        {
            return HttpResults.NotFound();
        }

        context.Response.Headers.CacheControl = "no-store";
        var day = LocalTime.Date(found.CreatedAt, ReaderZone.Of(person)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return HttpResults.Stream(content, "application/zip", $"visavis-{day}.zip");
    }
}
