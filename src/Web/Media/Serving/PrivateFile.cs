using Microsoft.Net.Http.Headers;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.Media.Serving;

/// <summary>A stored file that only some people may see. Who may is asked before.</summary>
/// <param name="IsPicture">Shown in the browser; anything else is only saved.</param>
public sealed record PrivateFile(string StorageKey, string Name, string ContentType, long Bytes, bool IsPicture)
{
    private const string Policy = "default-src 'none'; sandbox";

    /// <summary>Sends it so that nobody on the way keeps it and nothing in it runs; 404 when it is gone, 503 when the storage does not answer.</summary>
    public async Task SendAsync(HttpResponse response, IBlobStore store, CancellationToken cancellationToken)
    {
        response.StatusCode = StatusCodes.Status404NotFound;
        try
        {
            await using var content = await store.OpenReadAsync(StorageKey, cancellationToken);
            if (content is null)
            {
                return;
            }

            var disposition = new ContentDispositionHeaderValue(IsPicture ? "inline" : "attachment");
            disposition.SetHttpFileName(Name);
            response.StatusCode = StatusCodes.Status200OK;
            response.ContentType = ContentType;
            response.ContentLength = Bytes;
            response.Headers.ContentDisposition = disposition.ToString();
            response.Headers.CacheControl = "private, no-store";
            response.Headers.ContentSecurityPolicy = Policy;
            await content.CopyToAsync(response.Body, cancellationToken);
        }
        catch (StorageUnavailableException) when (!response.HasStarted)
        {
            response.Clear();
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }
}
