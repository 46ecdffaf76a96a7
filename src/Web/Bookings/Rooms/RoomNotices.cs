using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;

namespace Visavis.Web.Bookings.Rooms;

/// <summary>Tells one side of an appointment that the other is in its room, wherever they are. Each joins the caller's save.</summary>
public sealed class RoomNotices(
    VisavisDbContext db,
    Notifier notifier,
    BookingLinks links,
    IStringLocalizer<BookingTexts> texts,
    TimeProvider time
)
{
    public static string SubjectOf(Booking booking) => $"room:{booking.Id:N}";

    public Task TellHostAsync(Booking booking, CancellationToken cancellationToken) =>
        notifier.AddAsync(
            db,
            new Notification
            {
                Kind = BookingKinds.Room,
                AccountId = booking.ProfessionalId,
                SubjectKey = SubjectOf(booking),
                Write = _ => new NotificationContent(
                    texts["{0} est dans la salle d’attente", booking.ClientName],
                    [texts["Votre rendez-vous {0} peut commencer : faites entrer cette personne.", booking.Code]],
                    texts["Rejoindre"],
                    BookingLinks.RoomPath(booking)
                ),
            },
            cancellationToken
        );

    /// <summary>Once for an appointment: a professional who comes back, or whose connection broke, moves that one line of the bell at most.</summary>
    public async Task TellClientAsync(Booking booking, CancellationToken cancellationToken)
    {
        var account = booking.ClientId ?? await VoiceOfAsync(booking, cancellationToken);
        var guest = account is null ? BookingClients.ReaderOf(booking) : null;
        if ((account is null && guest is null) || await WasToldAsync(booking, cancellationToken))
        {
            return;
        }

        var professional = await db
            .Users.Where(a => a.Id == booking.ProfessionalId)
            .Select(a => a.DisplayName)
            .SingleAsync(cancellationToken);
        await notifier.AddAsync(
            db,
            new Notification
            {
                Kind = BookingKinds.Host,
                AccountId = account,
                Guest = guest,
                SubjectKey = SubjectOf(booking),
                Write = _ => new NotificationContent(
                    texts["{0} vous attend dans la salle", professional],
                    [texts["Votre rendez-vous {0} peut commencer : entrez dans la salle.", booking.Code]],
                    texts["Rejoindre"],
                    links.ClientRoomPath(booking, account)
                ),
            },
            cancellationToken
        );
    }

    /// <summary>The account of their own with which a guest came in; one that was made for the room has nothing but its pages.</summary>
    private Task<Guid?> VoiceOfAsync(Booking booking, CancellationToken cancellationToken) =>
        db.Set<RoomGuest>()
            .Where(g => g.BookingId == booking.Id && !g.IsTemporary)
            .Select(g => (Guid?)g.AccountId)
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Since the room opened: an appointment that was moved since is told of anew.</summary>
    private async Task<bool> WasToldAsync(Booking booking, CancellationToken cancellationToken)
    {
        var (subject, opened) = (SubjectOf(booking), booking.StartsAt - BookingActs.RoomOpensBefore);
        var told = await db.Set<Notice>()
            .Where(n => n.SubjectKey == subject && n.Kind == BookingKinds.Host && n.DeliveredAt >= opened)
            .FirstOrDefaultAsync(cancellationToken);
        if (told is { ReadAt: null })
        {
            told.DeliveredAt = time.GetUtcNow();
        }

        return told is not null;
    }
}
