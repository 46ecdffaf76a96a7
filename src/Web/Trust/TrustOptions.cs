using System.ComponentModel.DataAnnotations;

namespace Visavis.Web.Trust;

/// <summary>Section <c>Trust</c> of the configuration.</summary>
public sealed class TrustOptions
{
    public const string Section = "Trust";

    /// <summary>Reports taken from one network address in an hour; those about a danger to life are always taken.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Trust:ReportsPerHour must be between 1 and 1000000.")]
    public int ReportsPerHour { get; set; } = 10;

    /// <summary>How many unconnected reporters make a protective limit without one of them having met the person.</summary>
    [Range(2, 100, ErrorMessage = "Trust:UnconnectedReporters must be between 2 and 100.")]
    public int UnconnectedReporters { get; set; } = 3;

    /// <summary>Hours after which a protective limit ends unless a human confirmed it.</summary>
    [Range(1, 72, ErrorMessage = "Trust:ProtectiveHours must be between 1 and 72.")]
    public int ProtectiveHours { get; set; } = 72;

    /// <summary>Age of the oldest untouched report from which health and the administrators are alarmed.</summary>
    [Range(1, 720, ErrorMessage = "Trust:AlarmAfterHours must be between 1 and 720.")]
    public int AlarmAfterHours { get; set; } = 24;

    /// <summary>Months after its closing when a report and what belongs to it are removed.</summary>
    [Range(7, 120, ErrorMessage = "Trust:KeepMonths must be between 7 and 120.")]
    public int KeepMonths { get; set; } = 24;
}
