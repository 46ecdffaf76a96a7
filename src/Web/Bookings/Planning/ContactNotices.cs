using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Bookings.Planning;

/// <summary>The named contacts of a client hear of every change of what is agreed with a person of their organisation.</summary>
public sealed class ContactNotices(
    VisavisDbContext db,
    Notifier notifier,
    BookingContacts contacts,
    BookingWords words,
    IStringLocalizer<BookingTexts> texts,
    TimeProvider time
)
{
    /// <param name="doer">Who did it, and need not be told.</param>
    public async Task TellAsync(
        Booking booking,
        BookingNews news,
        string professional,
        IEnumerable<(string Organisation, NamedContact Person)> named,
        Guid? doer,
        CancellationToken cancellationToken
    )
    {
        if (booking.State == BookingState.Unconfirmed || !IsTold(news))
        {
            return;
        }

        var told = named.Select(one => one.Person.AccountId).Distinct();
        foreach (var contact in told.Where(id => id != doer && id != booking.ProfessionalId && id != booking.ClientId))
        {
            var opens = await contacts.MayOpenAsync(booking, contact, cancellationToken);
            await notifier.AddAsync(
                db,
                new Notification
                {
                    Kind = BookingKinds.Contact,
                    AccountId = contact,
                    SubjectKey = BookingNotices.SubjectOf(booking.Id),
                    Write = reader => new NotificationContent(
                        texts["Rendez-vous de {0} avec {1}", booking.ClientName, professional],
                        [
                            What(booking, news, professional, reader),
                            booking.ServiceName,
                            words.When(booking.StartsAt, booking.EndsAt, reader.TimeZone, booking.ProfessionalZone),
                            texts["Vous êtes le contact de {0}.", booking.ClientName],
                        ],
                        opens ? texts["Voir le rendez-vous"] : texts["Mon tableau de bord"],
                        opens ? $"{Pages.PlannedModel.Path}/{booking.Code}" : Pages.DashboardModel.Path
                    ),
                },
                cancellationToken
            );
        }
    }

    /// <summary>What is owed, and why not, is between the two.</summary>
    private static bool IsTold(BookingNews news) =>
        news is not (BookingNews.WaiverAsked or BookingNews.FeeWaived or BookingNews.FeeKept or BookingNews.EarlierFree);

    private string What(Booking booking, BookingNews news, string professional, NotificationReader reader) =>
        news switch
        {
            BookingNews.TimeProposed => texts[
                "Nouveau moment proposé : {0}. L’ancien reste valable tant qu’il n’est pas accepté.",
                words.Moment(booking.ProposedStart!.Value, reader.TimeZone, booking.ProfessionalZone)
            ],
            BookingNews.Moved => texts["Le nouveau moment est convenu."],
            BookingNews.MoveRefused => texts["Le nouveau moment est refusé"],
            BookingNews.Missed => texts["Rendez-vous manqué par {0}", professional],
            BookingNews.Withdrawn => texts["Contrat rétracté : {0}", booking.ServiceName],
            _ => words.State(booking, time.GetUtcNow()),
        };
}
