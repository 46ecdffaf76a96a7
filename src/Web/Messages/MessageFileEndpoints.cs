using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.Messages;

/// <summary>Files of a conversation, for its two people; to anybody else they are absent.</summary>
public static class MessageFileEndpoints
{
    private const string FilePolicy = "default-src 'none'; sandbox";

    public static string PathOf(MessageFile file) => $"/messages/files/{file.Id:N}";

    public static void MapMessages(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/messages/files/{id}", SendAsync).RequireAuthorization();

    private static async Task SendAsync(
        string id,
        HttpContext context,
        VisavisDbContext db,
        IBlobStore store,
        CancellationToken cancellationToken
    )
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status404NotFound;
        if (!Guid.TryParse(id, out var fileId))
        {
            return;
        }

        var me = context.User.AccountId();
        var file = await db.Set<MessageFile>()
            .AsNoTracking()
            .Where(f =>
                f.Id == fileId
                && db.Set<ConversationSide>()
                    .Any(s => s.AccountId == me && s.ConversationId == f.ConversationId && f.Sequence > s.HiddenUpTo)
                && !db.Set<HiddenMessage>().Any(h => h.AccountId == me && h.ConversationId == f.ConversationId && h.Sequence == f.Sequence)
            )
            .FirstOrDefaultAsync(cancellationToken);
        if (file is null)
        {
            return;
        }

        try
        {
            await using var content = await store.OpenReadAsync(file.StorageKey, cancellationToken);
            if (content is null)
            {
                return;
            }

            var disposition = new ContentDispositionHeaderValue(file.Width is null ? "attachment" : "inline");
            disposition.SetHttpFileName(file.Name);
            response.StatusCode = StatusCodes.Status200OK;
            response.ContentType = file.ContentType;
            response.ContentLength = file.Bytes;
            response.Headers.ContentDisposition = disposition.ToString();
            response.Headers.CacheControl = "private, no-store";
            response.Headers.ContentSecurityPolicy = FilePolicy;
            await content.CopyToAsync(response.Body, cancellationToken);
        }
        catch (StorageUnavailableException) when (!response.HasStarted)
        {
            response.Clear();
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }
}
