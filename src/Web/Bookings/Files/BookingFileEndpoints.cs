using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Serving;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.Bookings.Files;

/// <summary>Files of a booking, for its two sides; to anybody else they are absent.</summary>
internal static class BookingFileEndpoints
{
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

        await new PrivateFile(file.StorageKey, file.Name, file.ContentType, file.Bytes, file.IsPicture).SendAsync(
            response,
            store,
            cancellationToken
        );
    }
}
