using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.Bookings.Files;

/// <summary>Files of a booking, for its two sides; to anybody else they are absent.</summary>
internal static class BookingFileEndpoints
{
    private const string FilePolicy = "default-src 'none'; sandbox";

    public static void MapBookingFiles(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/bookings/{code:length(8)}/files/{id:guid}", SendAsync);

    private static async Task SendAsync(
        string code,
        Guid id,
        string? key,
        HttpContext context,
        VisavisDbContext db,
        BookingLinks links,
        IBlobStore store,
        CancellationToken cancellationToken
    )
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status404NotFound;
        var clean = code.ToUpperInvariant();
        var booking = await db.Set<Booking>().AsNoTracking().SingleOrDefaultAsync(b => b.Code == clean, cancellationToken);
        if (booking is null || links.SideOf(booking, context.User.AccountId(), key) is null)
        {
            return;
        }

        var file = await db.Set<BookingFile>()
            .AsNoTracking()
            .SingleOrDefaultAsync(f => f.Id == id && f.BookingId == booking.Id, cancellationToken);
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

            var disposition = new ContentDispositionHeaderValue(file.IsPicture ? "inline" : "attachment");
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
