using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Bookings;
using Visavis.Web.Channels;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Services;

/// <summary>What a letter or a call about hours has to tell.</summary>
/// <param name="Hours">As they are being saved.</param>
public sealed record HoursFacts(Booking Booking, ServiceHours Hours, string Professional, int Days);

/// <summary>The words about hours for who has no screen: everything that the page would show, and how to answer without it.</summary>
public sealed class HoursLetter(VisavisDbContext db, IStringLocalizer<ServiceTexts> texts, TimeProvider time)
{
    /// <summary>Null when there are no hours.</summary>
    public async Task<HoursFacts?> FactsAsync(Booking booking, CancellationToken cancellationToken)
    {
        var hours =
            db.Set<ServiceHours>().Local.FirstOrDefault(h => h.BookingId == booking.Id)
            ?? await db.Set<ServiceHours>().AsNoTracking().SingleOrDefaultAsync(h => h.BookingId == booking.Id, cancellationToken);
        if (hours is null)
        {
            return null;
        }

        var professional = await db
            .Users.Where(a => a.Id == booking.ProfessionalId)
            .Select(a => a.DisplayName)
            .SingleAsync(cancellationToken);
        var channel = await ClientChannels.OfAsync(db, BookingClients.Of(booking), cancellationToken);
        return new HoursFacts(booking, hours, professional, ClientChannels.DaysFor(channel, DateOnly.FromDateTime(time.GetUtcNow().Date)));
    }

    /// <summary>In the language of the moment.</summary>
    public IReadOnlyList<string> Words(HoursFacts facts)
    {
        var (booking, hours) = (facts.Booking, facts.Hours);
        var minutes = ServiceWords.Minutes(hours.Counted);
        var words = new List<string>
        {
            texts["{0} avec {1}, {2}.", booking.ServiceName, facts.Professional, LocalTime.Of(hours.StartsAt, booking.ClientZone)].Value,
            hours.IsBreakPaid
                ? texts["Temps de travail : {0}. Pause payée : {1} minutes.", minutes, hours.BreakMinutes].Value
                : texts["Temps de travail : {0}. Pause non payée : {1} minutes.", minutes, hours.BreakMinutes].Value,
        };
        words.Add(
            hours.State switch
            {
                HoursState.Entered when hours.IsByHand => texts[
                    "Ces heures ont été contestées ou rouvertes : sans réponse, rien n’est approuvé. Vous pouvez confirmer ou contester par la ligne téléphonique avec votre numéro et votre code, ou en renvoyant cette lettre."
                ],
                HoursState.Entered => texts[
                    "Vous pouvez confirmer ou contester par la ligne téléphonique avec votre numéro et votre code, ou en renvoyant cette lettre. Sans réponse, ces heures seront approuvées {0} jours ouvrés après le jour où vous en avez été prévenu, sans dépasser ce qui a été réservé.",
                    facts.Days
                ],
                HoursState.Contested => texts[
                    "Ces heures sont contestées : rien n’est approuvé tant que vous n’êtes pas d’accord tous les deux."
                ],
                _ => texts["Ces heures sont approuvées."],
            }
        );
        return words;
    }
}
