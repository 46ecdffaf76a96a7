using Microsoft.EntityFrameworkCore;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Notifications;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Invoices;

/// <summary>Whose invoices are whose: an account's, with those of the files it took over; a client file's without one; a guest's by address.</summary>
public static class InvoiceClients
{
    public static IQueryable<Invoice> InvoicesOf(this VisavisDbContext db, ServedClient client)
    {
        var (account, files) = (client.AccountId, client.Files(db));
        return account is null
            ? db.Set<Invoice>().Where(i => i.ClientId == null && files.Any(f => f.Id == i.ClientFileId))
            : db.Set<Invoice>()
                .Where(i =>
                    i.ClientId == account
                    || (i.ClientId == null && db.Set<ClientFile>().Any(f => f.Id == i.ClientFileId && f.AccountId == account))
                );
    }

    /// <summary>The file of who has no account; null for an account, and for a guest.</summary>
    public static Guid? FileOf(InvoiceDraft draft) =>
        draft.ClientId is null ? draft.Ready.Select(one => one.Booking?.ClientFileId).LastOrDefault(file => file is not null) : null;

    /// <summary>Null for who has an account, and for whom nobody can tell.</summary>
    /// <param name="booking">One of the services, whose language and clock are known.</param>
    public static GuestReader? ReaderOf(Invoice invoice, Booking? booking) =>
        invoice is not { ClientId: null } || (invoice.GuestEmail is null && invoice.ClientFileId is null)
            ? null
            : new GuestReader(invoice.GuestEmail ?? "", booking?.ClientLanguage ?? "fr", booking?.ClientZone ?? "Europe/Paris")
            {
                FileId = invoice.ClientFileId,
            };
}
