namespace Visavis.Web.Availability;

/// <summary>Why nobody knows whether a time is free.</summary>
public enum UnknownReason
{
    /// <summary>The calendar was not read yet.</summary>
    NotReadYet,

    /// <summary>Google cannot be reached, is slow, or asks to wait.</summary>
    GoogleUnreachable,

    /// <summary>The calendar is not public any more, or is gone.</summary>
    CalendarNotShared,

    /// <summary>The site is not set up to read calendars.</summary>
    NotConfigured,

    /// <summary>Google's answer about the calendar makes no sense or is not whole.</summary>
    AnswerUnusable,
}
