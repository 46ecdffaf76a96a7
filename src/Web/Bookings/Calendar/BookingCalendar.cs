using System.Net.Mail;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using NodaTime;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Professionals;

namespace Visavis.Web.Bookings.Calendar;

/// <summary>A booking as a calendar entry, in the current language and the zone of its reader.</summary>
public sealed class BookingCalendar(
    SiteAddress site,
    BookingLinks links,
    BookingWords words,
    IOptions<MailOptions> mail,
    IStringLocalizer<BookingTexts> texts,
    TimeProvider time
)
{
    public const string FileName = "rendez-vous.ics";

    public IcsEvent EventOf(Booking booking, BookingSide side, string professionalName, string zone, string? attendee)
    {
        var other = side == BookingSide.Client ? professionalName : booking.ClientName;
        var url = site.Url + links.PersonalPath(booking, side);
        return new IcsEvent(
            $"{booking.Id:N}@{new Uri(site.Url).Host}",
            booking.Sequence,
            booking.State is BookingState.Cancelled or BookingState.Declined or BookingState.Expired,
            Instant.FromDateTimeOffset(booking.StartsAt),
            Instant.FromDateTimeOffset(booking.EndsAt),
            BookingWords.ZoneOf(zone),
            texts["{0} avec {1}", booking.ServiceName, other],
            Description(booking, url),
            LocationOf(booking, url),
            url,
            Instant.FromDateTimeOffset(time.GetUtcNow()),
            MailAddress.TryCreate(mail.Value.From, out var from) ? from.Address : $"no-reply@{new Uri(site.Url).Host}"
        )
        {
            Attendee = attendee,
            IsTentative = booking.State is BookingState.Requested or BookingState.Unconfirmed,
        };
    }

    public MailAttachment Attachment(IcsEvent one) =>
        new(FileName, $"text/calendar; method={one.Method}; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(IcsWriter.Write(one)));

    /// <summary>Addresses that add the appointment to a calendar on the web.</summary>
    public static IEnumerable<(string Name, string Url)> AddLinks(IcsEvent one)
    {
        string Escape(string? text) => Uri.EscapeDataString(text ?? "");
        var (from, to) = (one.Start.ToString("uuuuMMdd'T'HHmmss'Z'", null), one.End.ToString("uuuuMMdd'T'HHmmss'Z'", null));
        yield return (
            "Google",
            $"https://calendar.google.com/calendar/render?action=TEMPLATE&text={Escape(one.Summary)}&dates={from}/{to}&details={Escape(one.Description)}&location={Escape(one.Location)}"
        );
        yield return (
            "Outlook",
            $"https://outlook.live.com/calendar/0/deeplink/compose?path=/calendar/action/compose&rru=addevent&subject={Escape(one.Summary)}&startdt={one.Start}&enddt={one.End}&body={Escape(one.Description)}&location={Escape(one.Location)}"
        );
    }

    private string Description(Booking booking, string url)
    {
        var lines = new List<string>
        {
            texts["Rendez-vous n° {0}, {1}.", booking.Code, words.Way(booking.Way)],
            words.Price(booking.PriceCents),
        };
        if (booking.Audience.Length > 0)
        {
            lines.Add(texts["Pour qui : {0}", booking.Audience]);
        }

        if (booking.ToBring.Length > 0)
        {
            lines.Add(texts["À apporter ou à préparer : {0}", booking.ToBring]);
        }

        if (booking.PlaceTelephone is { } desk)
        {
            lines.Add(texts["Téléphone du lieu : {0}", PhoneNumber.Show(desk)]);
        }

        lines.Add(texts["Rejoindre, déplacer ou annuler : {0}", url]);
        return string.Join('\n', lines);
    }

    private static string? LocationOf(Booking booking, string url) =>
        booking.Way switch
        {
            MeetingWay.Video => url,
            MeetingWay.Telephone => null,
            _ when booking.State is BookingState.Accepted or BookingState.Completed && booking.PlaceAccess is { Length: > 0 } access =>
                $"{booking.Place} ({access})",
            MeetingWay.AtClient when booking.State is not (BookingState.Accepted or BookingState.Completed) => null,
            _ => booking.Place,
        };
}
