using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Media.Documents;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.Media.Serving;

/// <summary>Where browsers get photos and documents. What may not be seen is absent.</summary>
public static class MediaEndpoints
{
    /// <summary>A file of a stranger opened by itself can do nothing, whatever it turns out to be.</summary>
    private const string FilePolicy = "default-src 'none'; sandbox";

    /// <summary>Kept while it is looked at, and asked for again soon: what was hidden or erased is gone within minutes wherever it was kept.</summary>
    private const string WhileLookedAt = "public, max-age=300, must-revalidate";
    private const string Shortly = "public, max-age=300";
    private const string Never = "private, no-store";

    public static void MapMedia(this IEndpointRouteBuilder endpoints)
    {
        string[] reading = [HttpMethods.Get, HttpMethods.Head];
        endpoints.MapMethods("/media/{id}/{size}", reading, PhotoAsync).WithMetadata(new AllowUnfinishedAccountAttribute());
        endpoints.MapMethods("/documents/{id}", reading, DocumentAsync);
    }

    private static async Task PhotoAsync(
        string id,
        string size,
        HttpContext context,
        VisavisDbContext db,
        IMediaOwners owners,
        IBlobStore store,
        CancellationToken cancellationToken
    )
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        if (!Guid.TryParseExact(id, "N", out var photoId) || PhotoSizes.Parse(size) is not { } wanted)
        {
            return;
        }

        var found = await db
            .Photos.AsNoTracking()
            .Where(photo => photo.Id == photoId)
            .Join(
                owners.In(db),
                photo => photo.ProfessionalId,
                owner => owner.Id,
                (photo, owner) =>
                    new
                    {
                        Owner = owner.Id,
                        IsPublic = photo.DeletedAt == null && !owner.IsHidden,
                        photo.Files,
                    }
            )
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null || (!found.IsPublic && found.Owner != context.User.AccountId()))
        {
            return;
        }

        // Small pictures have fewer sizes: then the largest there is will do.
        var file = found.Files.OrderBy(f => f.Size).FirstOrDefault(f => f.Size >= wanted) ?? found.Files.MaxBy(f => f.Size);
        if (file is not null)
        {
            context.Response.Headers.CacheControl = found.IsPublic ? WhileLookedAt : Never;
            // An address always means the same bytes: whoever has them need not get them again.
            context.Response.Headers.ETag = $"\"{id}-{(int)file.Size}\"";
            if (
                found.IsPublic
                && context
                    .Request.Headers.IfNoneMatch.ToString()
                    .Contains(context.Response.Headers.ETag.ToString(), StringComparison.Ordinal)
            )
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            await SendAsync(context, store, file.StorageKey, file.ContentType, file.Bytes, cancellationToken);
        }
    }

    private static async Task DocumentAsync(
        string id,
        string? key,
        HttpContext context,
        VisavisDbContext db,
        IMediaOwners owners,
        DocumentLinks links,
        DocumentReaders readers,
        IBlobStore store,
        CancellationToken cancellationToken
    )
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        if (!Guid.TryParseExact(id, "N", out var documentId))
        {
            return;
        }

        var document = await db.ProfileDocuments.AsNoTracking().SingleOrDefaultAsync(d => d.Id == documentId, cancellationToken);
        if (document is null)
        {
            return;
        }

        var person = context.User.AccountId();
        var owner = await owners.In(db).SingleAsync(p => p.Id == document.ProfessionalId, cancellationToken);
        var isPublic = document is { Visibility: DocumentVisibility.Public, DeletedAt: null } && !owner.IsHidden;
        var isOpened = person is { } reader && links.Opens(key, documentId, reader);
        var mayRead =
            isPublic
            || (
                (document.DeletedAt is null || owner.Id == person)
                && await readers.MayReadAsync(owner, document.Visibility, person, cancellationToken)
            );
        if (!mayRead)
        {
            return;
        }

        if (!isPublic && !isOpened)
        {
            // Who may read and comes with yesterday's address gets today's.
            context.Response.Headers.CacheControl = Never;
            context.Response.Redirect(links.PersonalOf(documentId, person!.Value));
            return;
        }

        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(DocumentName.Of(document.Title));
        context.Response.Headers.ContentDisposition = disposition.ToString();
        context.Response.Headers.CacheControl = isPublic ? Shortly : Never;
        await SendAsync(context, store, document.StorageKey, DocumentLibrary.ContentType, document.Bytes, cancellationToken);
    }

    private static async Task SendAsync(
        HttpContext context,
        IBlobStore store,
        string key,
        string contentType,
        long bytes,
        CancellationToken cancellationToken
    )
    {
        var response = context.Response;
        try
        {
            await using var content = HttpMethods.IsHead(context.Request.Method)
                ? Stream.Null
                : await store.OpenReadAsync(key, cancellationToken);
            if (content is null)
            {
                response.Headers.Remove(HeaderNames.CacheControl);
                response.Headers.Remove(HeaderNames.ContentDisposition);
                return;
            }

            response.StatusCode = StatusCodes.Status200OK;
            response.ContentType = contentType;
            response.ContentLength = bytes;
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
