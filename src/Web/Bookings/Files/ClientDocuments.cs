using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media;
using Visavis.Web.Media.Documents;
using Visavis.Web.Media.Serving;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.Bookings.Files;

/// <summary>
/// The documents a professional opens to clients, for the client of one appointment, with an account or by the personal link alone: as long as
/// the appointment is agreed and the link is the one of now. To anybody else they are absent.
/// </summary>
public sealed class ClientDocuments(VisavisDbContext db, BookingLinks links)
{
    /// <param name="address">Of a page or file of the booking, with the reader's key.</param>
    public async Task<IReadOnlyList<ProfileMediaDocument>> ListAsync(
        Booking booking,
        Func<string, string> address,
        CancellationToken cancellationToken
    ) =>
        [
            .. (
                await Of(booking)
                    .OrderBy(document => document.Position)
                    .ThenBy(document => document.CreatedAt)
                    .ThenBy(document => document.Id)
                    .ToListAsync(cancellationToken)
            ).Select(document => new ProfileMediaDocument(document, address($"/documents/{document.Id:D}"))),
        ];

    internal static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/bookings/{code:length(8)}/documents/{id:guid}", SendAsync);

    private static async Task SendAsync(
        string code,
        Guid id,
        string? key,
        HttpContext context,
        ClientDocuments documents,
        IBlobStore store,
        CancellationToken cancellationToken
    )
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        if (await documents.FindAsync(code, id, context.User.AccountId(), key, cancellationToken) is { } document)
        {
            await new PrivateFile(
                document.StorageKey,
                DocumentName.Of(document.Title),
                DocumentLibrary.ContentType,
                document.Bytes,
                IsPicture: false
            ).SendAsync(context.Response, store, cancellationToken);
        }
    }

    private async Task<ProfileDocument?> FindAsync(string code, Guid id, Guid? reader, string? key, CancellationToken cancellationToken)
    {
        var clean = code.ToUpperInvariant();
        var booking = await db.Set<Booking>().AsNoTracking().SingleOrDefaultAsync(b => b.Code == clean, cancellationToken);
        return booking is not null && links.SideOf(booking, reader, key) == BookingSide.Client
            ? await Of(booking).SingleOrDefaultAsync(document => document.Id == id, cancellationToken)
            : null;
    }

    private IQueryable<ProfileDocument> Of(Booking booking) =>
        db
            .ProfileDocuments.AsNoTracking()
            .Where(document =>
                document.ProfessionalId == booking.ProfessionalId
                && document.DeletedAt == null
                && (booking.State == BookingState.Accepted || booking.State == BookingState.Completed)
            );
}
