using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Serving;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.Messages;

/// <summary>Files of a conversation, for its two people; to anybody else they are absent.</summary>
public static class MessageFileEndpoints
{
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
                && f.StorageKey != ""
                && db.Set<ConversationSide>()
                    .Any(s => s.AccountId == me && s.ConversationId == f.ConversationId && f.Sequence > s.HiddenUpTo)
                && !db.Set<HiddenMessage>().Any(h => h.AccountId == me && h.ConversationId == f.ConversationId && h.Sequence == f.Sequence)
            )
            .FirstOrDefaultAsync(cancellationToken);
        if (file is null)
        {
            return;
        }

        await new PrivateFile(file.StorageKey, file.Name, file.ContentType, file.Bytes, file.Width is not null).SendAsync(
            response,
            store,
            cancellationToken
        );
    }
}
