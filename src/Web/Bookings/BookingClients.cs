using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Notifications;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Bookings;

/// <summary>Who the client of an appointment is: an account, the client of an organisation's file, or a guest with an address at most.</summary>
public static class BookingClients
{
    public static ServedClient Of(Booking booking) => new(booking.ClientId, booking.ClientId is null ? booking.ClientFileId : null);

    /// <summary>A client written down without file and address is told by the professional themselves.</summary>
    public static bool CanBeTold(Booking booking) => booking.ClientId is not null || ReaderOf(booking) is not null;

    /// <summary>Null for who has an account, and for whom nobody can tell.</summary>
    public static GuestReader? ReaderOf(Booking booking) =>
        booking.ClientId is not null || (string.IsNullOrEmpty(booking.ClientEmail) && booking.ClientFileId is null)
            ? null
            : new GuestReader(booking.ClientEmail ?? "", booking.ClientLanguage, booking.ClientZone) { FileId = booking.ClientFileId };

    /// <summary>The appointments of a client; of a file those that were written down from it, or from one that was joined to it.</summary>
    public static IQueryable<Booking> BookingsOf(this VisavisDbContext db, ServedClient client)
    {
        var (account, files) = (client.AccountId, client.Files(db));
        return account is null
            ? db.Set<Booking>().Where(b => b.ClientId == null && files.Any(f => f.Id == b.ClientFileId))
            : db.Set<Booking>().Where(b => b.ClientId == account);
    }
}

/// <summary>What was written down from a file is the account's that took it over: on its dashboard, told to it, billed to it.</summary>
public sealed class BookingsOfFile(VisavisDbContext db) : IFileTakenOver
{
    public async Task TakenOverAsync(ClientFile file, Guid accountId, CancellationToken cancellationToken)
    {
        // Nobody is both sides of an appointment.
        foreach (
            var booking in await db.BookingsOf(new ServedClient(null, file.Id))
                .Where(b => b.ProfessionalId != accountId)
                .ToListAsync(cancellationToken)
        )
        {
            booking.ClientId = accountId;
            booking.Version++;
        }
    }
}
