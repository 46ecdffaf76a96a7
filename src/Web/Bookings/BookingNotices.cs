using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using NodaTime;
using Visavis.Web.Bookings.Calendar;
using Visavis.Web.Bookings.Planning;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Bookings;

/// <summary>Tells both sides of a booking what happened, in the save that makes it happen; what was not sent yet is replaced.</summary>
public sealed class BookingNotices(
    VisavisDbContext db,
    Notifier notifier,
    BookingContacts contacts,
    ContactSentences sentences,
    ContactNotices contactNotices,
    BookingLinks links,
    BookingWords words,
    BookingCalendar calendar,
    SiteAddress site,
    IStringLocalizer<BookingTexts> texts,
    TimeProvider time
)
{
    private static readonly TimeSpan[] RemindersBefore = [TimeSpan.FromDays(1), TimeSpan.FromHours(1)];

    public static string SubjectOf(Guid bookingId) => $"booking:{bookingId:N}";

    /// <param name="by">Who did it.</param>
    /// <param name="alternatives">Other free times, told with what is lost.</param>
    /// <param name="planner">Who did it in the name of <paramref name="by"/>: then that side is told as well.</param>
    public async Task ChangedAsync(
        Booking booking,
        BookingNews news,
        BookingSide by,
        CancellationToken cancellationToken,
        IReadOnlyList<Interval>? alternatives = null,
        BookingPlanner? planner = null
    )
    {
        var professional = await db
            .Users.Where(a => a.Id == booking.ProfessionalId)
            .Select(a => a.DisplayName)
            .SingleAsync(cancellationToken);
        var named = await contacts.OfAsync(booking, cancellationToken);
        // Reminders of an old time, and mails that are no longer true.
        await notifier.DropAsync(db, SubjectOf(booking.Id), cancellationToken);
        BookingSide[] sides = planner is null ? [.. SidesOf(booking, news, by)] : [BookingSide.Client, BookingSide.Professional];
        foreach (var side in sides.Where(side => CanBeTold(booking, side)))
        {
            await TellAsync(booking, news, by, side, professional, named, alternatives ?? [], planner, cancellationToken);
        }

        await contactNotices.TellAsync(booking, news, professional, named, planner?.AccountId, cancellationToken);

        if (booking.State == BookingState.Accepted)
        {
            await PlanRemindersAsync(booking, cancellationToken);
        }
    }

    /// <summary>The words of a reminder, composed when it is due; null when the booking no longer stands, or not at that time.</summary>
    public async Task<NotificationContent?> ReminderAsync(
        Guid bookingId,
        NotificationReader reader,
        DateTimeOffset dueAt,
        CancellationToken cancellationToken
    )
    {
        var booking = await db.Set<Booking>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == bookingId, cancellationToken);
        if (
            booking is not { State: BookingState.Accepted }
            || booking.StartsAt <= time.GetUtcNow()
            // Planned for another start than the one it has now.
            || dueAt < booking.StartsAt - RemindersBefore.Max()
        )
        {
            return null;
        }

        var professional = await db
            .Users.Where(a => a.Id == booking.ProfessionalId)
            .Select(a => a.DisplayName)
            .SingleAsync(cancellationToken);
        var side = reader.AccountId == booking.ProfessionalId ? BookingSide.Professional : BookingSide.Client;
        var other = side == BookingSide.Client ? professional : booking.ClientName;
        var content = Content(
            booking,
            side,
            reader,
            professional,
            texts["Rappel : {0} avec {1}", booking.ServiceName, other],
            texts["Voici un rappel de votre rendez-vous avec {0}.", other],
            booking.Way == Professionals.MeetingWay.Video ? texts["Voir et rejoindre"] : texts["Voir le rendez-vous"],
            withCalendar: false
        );
        var named = await contacts.OfAsync(booking, cancellationToken);
        return content with { Paragraphs = [.. content.Paragraphs, .. Contacts(named, side)] };
    }

    public Task EarlierFreeAsync(Booking booking, DateTimeOffset free, CancellationToken cancellationToken) =>
        EarlierAsync(
            booking,
            professional => texts["Un créneau plus tôt s’est libéré chez {0}", professional],
            (professional, reader) =>
                texts[
                    "{0} a un créneau libre le {1}. Déplacez votre rendez-vous si ce moment vous convient mieux ; sinon, rien ne change.",
                    professional,
                    words.Moment(free, reader.TimeZone, booking.ProfessionalZone)
                ],
            texts => texts["Voir ce créneau"],
            cancellationToken
        );

    /// <summary>The professional came online: perhaps it need not wait until the appointment.</summary>
    public Task OnlineAsync(Booking booking, CancellationToken cancellationToken) =>
        EarlierAsync(
            booking,
            professional => texts["{0} est en ligne maintenant", professional],
            (professional, _) =>
                texts[
                    "Vous attendez un moment plus tôt : vous pouvez appeler {0} dès maintenant. Votre rendez-vous reste valable.",
                    professional
                ],
            texts => texts["Voir le rendez-vous"],
            cancellationToken
        );

    private async Task EarlierAsync(
        Booking booking,
        Func<string, string> title,
        Func<string, NotificationReader, string> sentence,
        Func<IStringLocalizer<BookingTexts>, string> action,
        CancellationToken cancellationToken
    )
    {
        if (!BookingClients.CanBeTold(booking))
        {
            return;
        }

        var professional = await db
            .Users.Where(a => a.Id == booking.ProfessionalId)
            .Select(a => a.DisplayName)
            .SingleAsync(cancellationToken);
        await notifier.AddAsync(
            db,
            NoticeTo(booking, BookingSide.Client, BookingKinds.Earlier) with
            {
                Write = reader =>
                    Content(
                        booking,
                        BookingSide.Client,
                        reader,
                        professional,
                        title(professional),
                        sentence(professional, reader),
                        action(texts),
                        withCalendar: false
                    ),
            },
            cancellationToken
        );
    }

    private static IEnumerable<BookingSide> SidesOf(Booking booking, BookingNews news, BookingSide by) =>
        news switch
        {
            BookingNews.Made when booking.State == BookingState.Unconfirmed => [BookingSide.Client],
            BookingNews.Declined or BookingNews.TimeGone or BookingNews.FeeWaived or BookingNews.FeeKept => [BookingSide.Client],
            BookingNews.WaiverAsked => [BookingSide.Professional],
            BookingNews.TimeProposed or BookingNews.MoveRefused =>
            [
                by == BookingSide.Client ? BookingSide.Professional : BookingSide.Client,
            ],
            BookingNews.Cancelled
            or BookingNews.Expired when booking.DecidedAt is null && booking.AnswerBy is null && booking.ClientId is null =>
            [
                BookingSide.Client,
            ],
            _ => [BookingSide.Client, BookingSide.Professional],
        };

    private Task TellAsync(
        Booking booking,
        BookingNews news,
        BookingSide by,
        BookingSide side,
        string professional,
        IReadOnlyList<(string Organisation, NamedContact Person)> named,
        IReadOnlyList<Interval> alternatives,
        BookingPlanner? planner,
        CancellationToken cancellationToken
    )
    {
        var asks =
            side == BookingSide.Professional
            && by != side
            && (booking.State == BookingState.Requested || news is BookingNews.TimeProposed or BookingNews.WaiverAsked);
        var withCalendar =
            booking.State is BookingState.Accepted or BookingState.Cancelled
            && news is not (BookingNews.TimeProposed or BookingNews.MoveRefused);
        return notifier.AddAsync(
            db,
            NoticeTo(booking, side, asks ? BookingKinds.Request : BookingKinds.News) with
            {
                Write = reader =>
                {
                    var (title, sentence, action) = Say(booking, news, by, side, professional, reader);
                    var content = Content(booking, side, reader, professional, title, sentence, action, withCalendar);
                    var others = side == BookingSide.Client ? Others(booking, news, alternatives, reader) : [];
                    IEnumerable<string> doer = planner is null
                        ? []
                        : [Doer(planner, by == BookingSide.Client ? booking.ClientName : professional)];
                    string[] more = [.. doer, .. others];
                    var contacts = Contacts(named, side);
                    return content with
                    {
                        Paragraphs = [content.Paragraphs[0], .. more, .. content.Paragraphs.Skip(1), .. contacts],
                        OnPaper = content.OnPaper is { } paper ? [paper[0], .. more, .. paper.Skip(1), .. contacts] : null,
                    };
                },
            },
            cancellationToken
        );
    }

    /// <summary>For the client of an organisation: who plans there for them.</summary>
    private IReadOnlyList<string> Contacts(IReadOnlyList<(string Organisation, NamedContact Person)> named, BookingSide side) =>
        side == BookingSide.Client ? sentences.Of(named) : [];

    /// <summary>Why it was cancelled, and other free times.</summary>
    private IEnumerable<string> Others(Booking booking, BookingNews news, IReadOnlyList<Interval> alternatives, NotificationReader reader)
    {
        if (news == BookingNews.Cancelled && booking is { CancelledBy: BookingSide.Professional, Reason: { Length: > 0 } reason })
        {
            yield return texts["Motif : {0}", reason];
        }

        if (news != BookingNews.TimeGone && alternatives.Count > 0)
        {
            yield return texts["Voici les prochains créneaux possibles :"];
        }

        foreach (var slot in alternatives)
        {
            yield return words.Moment(slot.Start.ToDateTimeOffset(), reader.TimeZone, booking.ProfessionalZone);
        }
    }

    private async Task PlanRemindersAsync(Booking booking, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var before in RemindersBefore.Where(before => booking.StartsAt - before > now))
        {
            foreach (var side in new[] { BookingSide.Client, BookingSide.Professional }.Where(side => CanBeTold(booking, side)))
            {
                await notifier.AddAsync(
                    db,
                    NoticeTo(booking, side, BookingKinds.Reminder) with
                    {
                        SendAt = booking.StartsAt - before,
                    },
                    cancellationToken
                );
            }
        }
    }

    private string Doer(BookingPlanner planner, string inTheNameOf) =>
        texts["C’est {0}, de {1}, qui l’a fait au nom de {2}.", planner.Name, planner.Organisation, inTheNameOf];

    private static bool CanBeTold(Booking booking, BookingSide side) =>
        side == BookingSide.Professional || BookingClients.CanBeTold(booking);

    private static Notification NoticeTo(Booking booking, BookingSide side, string kind) =>
        new()
        {
            Kind = kind,
            SubjectKey = SubjectOf(booking.Id),
            AccountId = side == BookingSide.Professional ? booking.ProfessionalId : booking.ClientId,
            Guest = side == BookingSide.Client ? BookingClients.ReaderOf(booking) : null,
        };

    private NotificationContent Content(
        Booking booking,
        BookingSide side,
        NotificationReader reader,
        string professional,
        string title,
        string sentence,
        string action,
        bool withCalendar
    )
    {
        var (zone, otherZone) = Zones(booking, side, reader);
        var other = side == BookingSide.Client ? professional : booking.ClientName;
        var lines = new List<string>
        {
            sentence,
            texts["{0}, {1}", booking.ServiceName, other],
            words.When(booking.StartsAt, booking.EndsAt, zone, otherZone),
            texts["{0}. Prix : {1}. Rendez-vous n° {2}.", words.Way(booking.Way), words.Price(booking.PriceCents), booking.Code],
        };
        if (booking is { State: BookingState.Accepted, Place.Length: > 0 })
        {
            lines.Add(
                texts[
                    "Adresse : {0}",
                    string.Join(", ", new[] { booking.Place, booking.PlaceAccess }.Where(part => !string.IsNullOrEmpty(part)))
                ]
            );
        }

        if (booking is { State: BookingState.Accepted, PlaceTelephone: { } desk })
        {
            lines.Add(texts["Téléphone du lieu : {0}", PhoneNumber.Show(desk)]);
        }

        if (booking.ForName is { Length: > 0 } person)
        {
            lines.Add(texts["Pour : {0}", person]);
        }

        if (booking is { State: BookingState.Accepted, ClientPhone: { Length: > 0 } written })
        {
            var phone = PhoneNumber.ShowWritten(written);
            lines.Add(
                booking.Way != Professionals.MeetingWay.Telephone ? texts["Téléphone : {0}", phone]
                : side == BookingSide.Client ? texts["{0} vous appelle au {1}.", professional, phone]
                : texts["Vous appelez {0} au {1}.", booking.ClientName, phone]
            );
        }

        if (side == BookingSide.Client && (booking.IsOpen || booking.State == BookingState.Unconfirmed))
        {
            if (booking.Audience.Length > 0)
            {
                lines.Add(texts["Pour qui : {0}", booking.Audience]);
            }

            if (booking.ToBring.Length > 0)
            {
                lines.Add(texts["À apporter ou à préparer : {0}", booking.ToBring]);
            }

            lines.Add(words.Terms(booking, zone, otherZone));
        }

        // A letter and a call have no link, and no camera to check: they say where to answer instead.
        var onPaper = side == BookingSide.Client ? new List<string>(lines) : null;
        if (side == BookingSide.Client && (booking.IsOpen || booking.State == BookingState.Unconfirmed))
        {
            lines.Add(texts["Le même lien sert aussi à annuler."]);
            onPaper!.Add(
                texts["Pour annuler ou déplacer, appelez votre contact ou la ligne téléphonique, avec votre numéro et votre code."]
            );
        }

        if (booking is { Way: Professionals.MeetingWay.Video, IsOpen: true })
        {
            lines.Add(texts["Avant le jour même, vérifiez votre caméra et votre micro : {0}", site.Url + "/help/check"]);
        }

        return new NotificationContent(title, lines, action, links.PersonalPath(booking, side))
        {
            OnPaper = onPaper,
            Attachments = withCalendar ? [calendar.Attachment(calendar.EventOf(booking, side, professional, zone, reader.Email))] : [],
        };
    }

    /// <summary>A guest reads the zone in which they booked; who has an account, that of the account.</summary>
    private static (string Own, string Other) Zones(Booking booking, BookingSide side, NotificationReader reader) =>
        side == BookingSide.Client ? (reader.TimeZone, booking.ProfessionalZone) : (reader.TimeZone, booking.ClientZone);

    private (string Title, string Sentence, string Action) Say(
        Booking booking,
        BookingNews news,
        BookingSide by,
        BookingSide side,
        string professional,
        NotificationReader reader
    ) => new BookingSentences(texts, words).Say(booking, news, by, side, professional, reader);
}
