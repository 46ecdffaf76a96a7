using Visavis.Web.Availability.FreeBusy;

namespace Visavis.Web.Availability;

/// <summary>A calendar somebody shares, and what was last read of it: when it is busy, never why.</summary>
public sealed class LinkedCalendar
{
    public const int MostPerPerson = 10;
    public const int LongestCalendarId = 254;
    public const int LongestBusy = 100_000;

    public Guid Id { get; set; }

    public Guid ProfessionalId { get; set; }

    /// <summary>As Google knows it, e.g. <c>name@gmail.com</c> or <c>…@group.calendar.google.com</c>.</summary>
    public required string CalendarId { get; set; }

    public DateTimeOffset AddedAt { get; set; }

    /// <summary>When it was last read; null when never.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>What the last reading was about.</summary>
    public DateTimeOffset? ReadFrom { get; set; }

    public DateTimeOffset? ReadTo { get; set; }

    /// <summary>Busy seconds since 1970 as <c>start-end start-end</c>, merged.</summary>
    public string Busy { get; set; } = "";

    /// <summary>What is wrong since the last attempt; null when it was read.</summary>
    public UnknownReason? Trouble { get; set; }

    /// <summary>Attempts without success since the last reading.</summary>
    public int Failures { get; set; }

    public DateTimeOffset NextReadAt { get; set; }

    /// <summary>A node reads it until then; no other does.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    public int Version { get; set; }

    /// <summary>Takes in what a source said.</summary>
    public void Take(CalendarReading reading, DateTimeOffset now, DateTimeOffset next)
    {
        LeasedUntil = null;
        NextReadAt = next;
        Trouble = reading.Trouble;
        Version++;
        if (reading.Trouble is not null)
        {
            Failures++;
            return;
        }

        (Failures, ReadAt) = (0, now);
        (ReadFrom, ReadTo) = (reading.Window.Start.ToDateTimeOffset(), reading.Window.End.ToDateTimeOffset());
        Busy = BusyText.Write(reading.Busy);
    }
}
