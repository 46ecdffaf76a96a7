using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Visavis.Web.Bookings.Calendar;

/// <summary>Writes iCalendar (RFC 5545): its own few lines, because the library at hand cuts characters in two where it folds.</summary>
public static class IcsWriter
{
    private const int LongestLine = 75;
    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss");
    private static readonly InstantPattern Utc = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    public static string Write(IcsEvent one)
    {
        var file = new StringBuilder();
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//Visavis//Rendez-vous//FR");
        Line(file, "CALSCALE:GREGORIAN");
        Line(file, $"METHOD:{one.Method}");
        WriteZone(file, one);
        Line(file, "BEGIN:VEVENT");
        Line(file, $"UID:{Text(one.Uid)}");
        Line(file, string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{one.Sequence}"));
        Line(file, $"DTSTAMP:{Utc.Format(one.Stamp)}");
        Line(file, $"DTSTART{Moment(one.Start, one.Zone)}");
        Line(file, $"DTEND{Moment(one.End, one.Zone)}");
        Line(file, $"SUMMARY:{Text(one.Summary)}");
        Line(file, $"DESCRIPTION:{Text(one.Description)}");
        if (!string.IsNullOrEmpty(one.Location))
        {
            Line(file, $"LOCATION:{Text(one.Location)}");
        }

        if (one.Url is not null)
        {
            Line(file, $"URL:{Clean(one.Url)}");
        }

        Line(file, $"STATUS:{(one.IsCancelled ? "CANCELLED" : one.IsTentative ? "TENTATIVE" : "CONFIRMED")}");
        Line(file, "TRANSP:OPAQUE");
        Line(file, $"ORGANIZER;CN=Visavis:mailto:{Clean(one.Organizer)}");
        if (one.Attendee is { } attendee)
        {
            Line(file, $"ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:{Clean(attendee)}");
        }

        Line(file, "END:VEVENT");
        Line(file, "END:VCALENDAR");
        return file.ToString();
    }

    /// <summary>On the wall clock of the zone. A time that comes twice is written without one: the standard means its first, and parsers differ.</summary>
    private static string Moment(Instant at, DateTimeZone zone)
    {
        var local = at.InZone(zone).LocalDateTime;
        return zone.MapLocal(local).Count == 1 ? $";TZID={zone.Id}:{Local.Format(local)}" : $":{Utc.Format(at)}";
    }

    /// <summary>The offsets of the zone around the appointment, each change of the clocks written out.</summary>
    private static void WriteZone(StringBuilder file, IcsEvent one)
    {
        Line(file, "BEGIN:VTIMEZONE");
        Line(file, $"TZID:{one.Zone.Id}");
        var around = new Interval(one.Start - Duration.FromDays(1), one.End + Duration.FromDays(1));
        foreach (var part in one.Zone.GetZoneIntervals(around))
        {
            var before = part.HasStart ? one.Zone.GetUtcOffset(part.Start - Duration.Epsilon) : part.WallOffset;
            var onset = part.HasStart ? part.Start.WithOffset(before).LocalDateTime : new LocalDateTime(1970, 1, 1, 0, 0);
            var kind = part.Savings == NodaTime.Offset.Zero ? "STANDARD" : "DAYLIGHT";
            Line(file, $"BEGIN:{kind}");
            Line(file, $"DTSTART:{Local.Format(onset)}");
            Line(file, $"TZOFFSETFROM:{OffsetText(before)}");
            Line(file, $"TZOFFSETTO:{OffsetText(part.WallOffset)}");
            Line(file, $"TZNAME:{Text(part.Name)}");
            Line(file, $"END:{kind}");
        }

        Line(file, "END:VTIMEZONE");
    }

    private static string OffsetText(Offset offset)
    {
        var seconds = Math.Abs(offset.Seconds);
        var rest = seconds % 60 == 0 ? "" : (seconds % 60).ToString("00", CultureInfo.InvariantCulture);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(offset.Seconds < 0 ? '-' : '+')}{seconds / 3600:00}{seconds / 60 % 60:00}{rest}"
        );
    }

    /// <summary>A value of type TEXT.</summary>
    private static string Text(string value) =>
        Clean(value.ReplaceLineEndings("\n").Replace("\\", "\\\\", StringComparison.Ordinal))
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>Without what no calendar reads: control characters, and halves of characters.</summary>
    private static string Clean(string value)
    {
        var clean = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.Value == '\n' || (!Rune.IsControl(rune) && rune != Rune.ReplacementChar))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    /// <summary>Folds after at most 75 octets and only between characters.</summary>
    private static void Line(StringBuilder file, string content)
    {
        var octets = 0;
        foreach (var rune in content.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                file.Append("\r\n ");
                octets = 1;
            }

            file.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }
}
