using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Bookings;
using Visavis.Web.Bookings.Planning;
using Visavis.Web.Channels;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Letters;

namespace Visavis.Web.Telephone.Help;

/// <summary>The letters and calls about an appointment, and how its client is reminded of it: also that nobody does.</summary>
internal sealed class BookingLetters(
    VisavisDbContext db,
    ReminderCalls reminders,
    ToldWords words,
    IStringLocalizer<ChannelTexts> texts,
    TimeProvider time
) : IOtherReceipts
{
    public async Task<IReadOnlyList<string>> OfAsync(Booking booking, string timeZone, CancellationToken cancellationToken)
    {
        var subject = BookingNotices.SubjectOf(booking.Id);
        var letters = await db.Set<Letter>().AsNoTracking().Where(l => l.SubjectKey == subject).ToListAsync(cancellationToken);
        var calls = await db.Set<OutgoingCall>().AsNoTracking().Where(c => c.SubjectKey == subject).ToListAsync(cancellationToken);
        var lines = letters
            .Select(l => (At: l.SentAt ?? l.DroppedAt ?? l.QueuedAt, State: ToldWords.StateOf(l)))
            .Concat(calls.Select(c => (At: c.EndedAt ?? c.CreatedAt, State: ToldWords.StateOf(c))))
            .OrderBy(line => line.At)
            .Select(line => texts["Au client : {0}, le {1}", words.Of(line.State), LocalTime.Brief(line.At, timeZone)].Value)
            .ToList();
        if (await ReminderAsync(booking, timeZone, cancellationToken) is { } reminder)
        {
            lines.Add(reminder);
        }

        return lines;
    }

    /// <summary>Only of clients of an organisation: nobody else has somebody who rings.</summary>
    private async Task<string?> ReminderAsync(Booking booking, string timeZone, CancellationToken cancellationToken)
    {
        if (
            booking.State is not (BookingState.Accepted or BookingState.Completed)
            || !await PlannedBookings.FilesOf(db, booking).AnyAsync(cancellationToken)
        )
        {
            return null;
        }

        var channel = await ClientChannels.OfAsync(db, BookingClients.Of(booking), cancellationToken);
        switch (ChannelRoute.ReminderBy(channel))
        {
            case ReminderWay.Ring:
                var told = await reminders.ToldAsync([booking.Id], cancellationToken);
                return told.TryGetValue((booking.Id, booking.StartsAt), out var done)
                        ? texts[
                            "Rappel au client : par téléphone, par {0}, le {1}",
                            done.By ?? "",
                            LocalTime.Brief(done.At!.Value, timeZone)
                        ]
                    : booking.StartsAt > time.GetUtcNow() ? texts["Rappel au client : quelqu’un de l’organisation lui téléphone la veille"]
                    : texts["Rappel au client : personne n’a noté lui avoir téléphoné"];
            case ReminderWay.Written:
                return texts["Rappel au client : la lettre de confirmation dit la date ; une lettre de rappel arriverait trop tard"];
            default:
                return null;
        }
    }
}
