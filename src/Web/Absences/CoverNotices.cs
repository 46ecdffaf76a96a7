using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Bookings;
using Visavis.Web.Bookings.Planning;
using Visavis.Web.Channels;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Absences;

/// <summary>How the client of a booking is reached about a substitute.</summary>
/// <param name="ByMail">With an account, or by a mail with their personal link.</param>
/// <param name="IsRung">Somebody has to ring: neither page nor mail reaches them in time.</param>
public sealed record CoverReach(bool ByMail, bool IsRung, string? Number);

/// <summary>Tells clients who would come instead, and that the regular person is back after all. Each joins the caller's save.</summary>
public sealed class CoverNotices(
    VisavisDbContext db,
    Notifier notifier,
    BookingLinks links,
    BookingContacts contacts,
    ContactSentences sentences,
    IStringLocalizer<AgreementTexts> texts
)
{
    public static string PathOf(Booking booking) => $"/absences/cover/{booking.Code}";

    public async Task<CoverReach> ReachAsync(Booking booking, CancellationToken cancellationToken)
    {
        if (booking.ClientId is not null)
        {
            return new CoverReach(ByMail: true, IsRung: false, Number: null);
        }

        var client = await BookingClients.Of(booking).NowAsync(db, cancellationToken);
        var file = client?.FileId is { } id
            ? await db.Set<ClientFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancellationToken)
            : null;
        var hasAddress = !string.IsNullOrEmpty(booking.ClientEmail) || !string.IsNullOrEmpty(file?.Email);
        var byMail = hasAddress && (file is null || ChannelRoute.ReminderBy(file.Channel) == ReminderWay.Mail);
        return new CoverReach(byMail, !byMail, PhoneNumber.Read(booking.ClientPhone) ?? file?.Telephone);
    }

    public async Task ProposedAsync(Booking booking, string substitute, CancellationToken cancellationToken)
    {
        var absent = await NameAsync(booking.ProfessionalId, cancellationToken);
        var reach = await ReachAsync(booking, cancellationToken);
        // A machine that rings could not take the answer: who is told by telephone is rung by a person, from the list of calls.
        if (reach is { ByMail: false, Number: not null } && await IsByTelephoneAsync(booking, cancellationToken))
        {
            return;
        }

        var named = await contacts.OfAsync(booking, cancellationToken);
        await AddAsync(
            booking,
            () =>
                new NotificationContent(
                    texts["Absence de {0} : {1} peut venir", absent, substitute],
                    [texts["Acceptez cette personne pour cette fois, ou reportez le rendez-vous. Ensuite, {0} revient.", absent]],
                    texts["Répondre"],
                    AnswerPath(booking)
                )
                {
                    OnPaper =
                    [
                        texts["{0} peut venir à la même heure, au même prix. Ensuite, {1} revient.", substitute, absent],
                        texts["Dites par téléphone si cette personne peut venir cette fois, ou si vous reportez le rendez-vous."],
                        .. sentences.Of(named),
                    ],
                },
            cancellationToken
        );
    }

    /// <summary>Nothing is to be chosen any more: the appointment stands with the regular person.</summary>
    public async Task BackAsync(Booking booking, CancellationToken cancellationToken)
    {
        var absent = await NameAsync(booking.ProfessionalId, cancellationToken);
        await notifier.DropAsync(db, SubjectOf(booking), cancellationToken);
        await AddAsync(
            booking,
            () =>
                new NotificationContent(
                    texts["{0} est de retour : votre rendez-vous a lieu comme prévu", absent],
                    [texts["Vous n’avez plus de remplacement à choisir : {0} vient à l’heure convenue.", absent]],
                    texts["Voir le rendez-vous"],
                    booking.ClientId is null ? links.PersonalPath(booking, BookingSide.Client) : BookingLinks.Path(booking)
                ),
            cancellationToken
        );
    }

    private static string SubjectOf(Booking booking) => $"cover:{booking.Id:N}";

    /// <summary>Who has an account signs in; a guest is known by the key of the mail.</summary>
    private string AnswerPath(Booking booking) =>
        booking.ClientId is null
            ? $"{PathOf(booking)}?key={Uri.EscapeDataString(links.Key(booking, BookingSide.Client))}"
            : PathOf(booking);

    private async Task AddAsync(Booking booking, Func<NotificationContent> write, CancellationToken cancellationToken)
    {
        if (BookingClients.CanBeTold(booking))
        {
            await notifier.AddAsync(
                db,
                new Notification
                {
                    Kind = AbsenceKinds.Cover,
                    AccountId = booking.ClientId,
                    Guest = BookingClients.ReaderOf(booking),
                    SubjectKey = SubjectOf(booking),
                    Write = _ => write(),
                },
                cancellationToken
            );
        }
    }

    private async Task<bool> IsByTelephoneAsync(Booking booking, CancellationToken cancellationToken) =>
        await ClientChannels.OfAsync(db, BookingClients.Of(booking), cancellationToken) == ClientChannel.Telephone;

    private Task<string> NameAsync(Guid accountId, CancellationToken cancellationToken) =>
        db.Users.Where(a => a.Id == accountId).Select(a => a.DisplayName).SingleAsync(cancellationToken);
}
