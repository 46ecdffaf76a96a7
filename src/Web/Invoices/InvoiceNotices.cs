using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using NodaTime;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Notifications;
using Visavis.Web.Professionals;
using Visavis.Web.Services;

namespace Visavis.Web.Invoices;

/// <summary>What clients are told about their invoices; joins the caller's save.</summary>
public sealed class InvoiceNotices(VisavisDbContext db, Notifier notifier, BookingLinks links, IStringLocalizer<InvoiceTexts> texts)
{
    /// <summary>Days after the last day to pay at which an unpaid invoice reminds by itself.</summary>
    private const int DaysAfterDue = 3;

    /// <param name="booking">One of its services: the way in for a guest.</param>
    public async Task IssuedAsync(
        Invoice invoice,
        InvoiceDocument document,
        byte[] pdf,
        Booking? booking,
        CancellationToken cancellationToken
    )
    {
        var (number, issuer, cents) = (document.Number, document.Issuer.Name, document.DueCents - document.PrepaidCents);
        var reader = InvoiceClients.ReaderOf(invoice, booking);
        if (invoice.ClientId is null && reader is null)
        {
            // Written down without a file and without an address: the issuer hands it over.
            return;
        }

        var path = PathOf(invoice, booking);
        await notifier.AddAsync(
            db,
            new Notification
            {
                Kind = InvoiceKinds.Invoices,
                AccountId = invoice.ClientId,
                Guest = reader,
                SubjectKey = InvoiceKinds.SubjectOf(invoice.Id),
                Write = _ => new NotificationContent(
                    document.IsCreditNote ? texts["Avoir {0} de {1}", number, issuer] : texts["Facture {0} de {1}", number, issuer],
                    document.IsCreditNote
                        ?
                        [
                            document.IsInPart
                                ? texts[
                                    "Il reprend {0} de la facture {1}. Le document est joint.",
                                    Euros(-document.DueCents),
                                    document.CorrectsNumber
                                ]
                                : texts["Il annule la facture {0}. Le document est joint.", document.CorrectsNumber],
                        ]
                        :
                        [
                            texts["{0} à régler avant le {1}. Le document est joint.", Euros(cents), Day(document.DueOn)],
                            texts["Le paiement se fait directement auprès de {0} : rien n’est prélevé par ce site.", issuer],
                        ],
                    texts["Voir le document"],
                    path
                )
                {
                    Attachments = [new MailAttachment($"{number}.pdf", "application/pdf", pdf)],
                },
            },
            cancellationToken
        );
        if (!document.IsCreditNote && cents > 0)
        {
            await RemindAsync(invoice, cents, At(document.DueOn.AddDays(DaysAfterDue)), cancellationToken);
        }
    }

    public async Task RemindAsync(Invoice invoice, long cents, DateTimeOffset? sendAt, CancellationToken cancellationToken)
    {
        if ((invoice.ClientId ?? invoice.ClientFileId) is null)
        {
            return;
        }

        var (number, due) = (invoice.Number, invoice.DueOn);
        var booking = await BookingAsync(invoice, cancellationToken);
        await notifier.AddAsync(
            db,
            new Notification
            {
                Kind = InvoiceKinds.Reminders,
                AccountId = invoice.ClientId,
                Guest = InvoiceClients.ReaderOf(invoice, booking),
                SubjectKey = InvoiceKinds.ReminderOf(invoice.Id),
                SendAt = sendAt,
                Write = _ => new NotificationContent(
                    texts["Facture {0} : le délai de paiement est passé", number],
                    [
                        texts["{0} étaient à régler avant le {1}.", Euros(cents), Day(due)],
                        texts["Si vous avez déjà payé, il suffit d’attendre que le paiement soit noté."],
                    ],
                    texts["Voir la facture"],
                    PathOf(invoice, booking)
                ),
            },
            cancellationToken
        );
    }

    public async Task PaidAsync(Invoice invoice, long cents, long left, CancellationToken cancellationToken)
    {
        if (left <= 0)
        {
            await DropRemindersAsync(invoice.Id, cancellationToken);
        }

        if ((invoice.ClientId ?? invoice.ClientFileId) is null)
        {
            return;
        }

        var number = invoice.Number;
        var booking = await BookingAsync(invoice, cancellationToken);
        await notifier.AddAsync(
            db,
            new Notification
            {
                Kind = InvoiceKinds.Invoices,
                AccountId = invoice.ClientId,
                Guest = InvoiceClients.ReaderOf(invoice, booking),
                SubjectKey = $"invoice-paid:{invoice.Id:N}",
                Write = _ => new NotificationContent(
                    cents > 0
                        ? texts["Paiement noté pour la facture {0}", number]
                        : texts["Remboursement noté pour la facture {0}", number],
                    [
                        left switch
                        {
                            > 0 => texts["{0} notés ; il reste {1} à régler.", Euros(Math.Abs(cents)), Euros(left)],
                            < 0 => texts["{0} notés ; {1} sont à vous rendre.", Euros(Math.Abs(cents)), Euros(-left)],
                            _ => texts["{0} notés : tout est réglé.", Euros(Math.Abs(cents))],
                        },
                    ],
                    texts["Voir la facture"],
                    PathOf(invoice, booking)
                ),
            },
            cancellationToken
        );
    }

    /// <summary>The client has to give an address before anything can be issued.</summary>
    public Task AskAddressAsync(Guid clientId, string issuerName, CancellationToken cancellationToken) =>
        notifier.AddAsync(
            db,
            new Notification
            {
                Kind = InvoiceKinds.Invoices,
                AccountId = clientId,
                SubjectKey = $"invoice-address:{clientId:N}",
                Write = _ => new NotificationContent(
                    texts["Une facture attend votre adresse"],
                    [texts["{0} ne peut établir votre facture sans votre nom et votre adresse postale.", issuerName]],
                    texts["Donner mon adresse"],
                    "/account/contact"
                ),
            },
            cancellationToken
        );

    public Task IssuedMonthAsync(Guid issuerId, int month, int count, CancellationToken cancellationToken) =>
        notifier.AddAsync(
            db,
            new Notification
            {
                Kind = InvoiceKinds.Invoices,
                AccountId = issuerId,
                SubjectKey = $"invoice-run:{issuerId:N}:{month}",
                Write = _ => new NotificationContent(
                    texts["Factures du mois émises : {0}", count],
                    [texts["Chaque client a reçu la sienne. Notez les paiements à mesure qu’ils arrivent."]],
                    texts["Voir les factures émises"],
                    InvoicesModule.IssuedPath
                ),
            },
            cancellationToken
        );

    /// <summary>To the issuer: what was agreed anew is not what the invoice says.</summary>
    public Task HoursChangedAsync(Invoice invoice, Booking booking, CancellationToken cancellationToken)
    {
        var (number, service) = (invoice.Number, booking.ServiceName);
        return notifier.AddAsync(
            db,
            new Notification
            {
                Kind = InvoiceKinds.Invoices,
                AccountId = invoice.IssuerId,
                SubjectKey = $"invoice-hours:{booking.Id:N}",
                Write = _ => new NotificationContent(
                    texts["Des heures ont changé après la facture {0}", number],
                    [
                        texts[
                            "Les heures de la prestation {0} ont été rouvertes, puis approuvées de nouveau. La facture ne change pas d’elle-même : reprenez-la par un avoir, et la prestation pourra être facturée avec les nouvelles heures.",
                            service
                        ],
                    ],
                    texts["Voir la facture"],
                    InvoicesModule.PathOf(invoice.Id)
                ),
            },
            cancellationToken
        );
    }

    public Task DropRemindersAsync(Guid invoiceId, CancellationToken cancellationToken) =>
        notifier.DropAsync(db, InvoiceKinds.ReminderOf(invoiceId), cancellationToken);

    /// <summary>Who has no account gets in by one of the services.</summary>
    private string PathOf(Invoice invoice, Booking? booking) =>
        invoice.ClientId is null && booking is not null
            ? ServicePages.Path(booking, booking.ClientId is null ? links.Key(booking, BookingSide.Client) : null)
            : InvoicesModule.PathOf(invoice.Id);

    /// <summary>Of who has no account; the rows of what is being issued may not be saved yet.</summary>
    private async Task<Booking?> BookingAsync(Invoice invoice, CancellationToken cancellationToken)
    {
        if (invoice.ClientId is not null)
        {
            return null;
        }

        var id =
            db.Set<InvoicedBooking>().Local.Where(b => b.InvoiceId == invoice.Id).Select(b => (Guid?)b.BookingId).FirstOrDefault()
            ?? await db.Set<InvoicedBooking>()
                .Where(b => b.InvoiceId == invoice.Id)
                .Select(b => (Guid?)b.BookingId)
                .FirstOrDefaultAsync(cancellationToken);
        return await db.Set<Booking>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancellationToken);
    }

    private static string Euros(long cents) => EuroAmount.Show((int)cents);

    private static string Day(DateOnly day) => DayText.Brief(day);

    private static DateTimeOffset At(DateOnly day) =>
        LocalDate
            .FromDateOnly(day)
            .At(new NodaTime.LocalTime(9, 0))
            .InZoneLeniently(BookingWords.ZoneOf("Europe/Paris"))
            .ToDateTimeOffset()
            .ToUniversalTime();
}
