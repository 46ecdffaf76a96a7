using Visavis.Web.Bookings;

namespace Visavis.Web.Services;

/// <summary>Addresses of what follows an appointment.</summary>
public static class ServicePages
{
    public const string History = "/history";

    public static string Path(Booking booking, string? key = null) =>
        $"/services/{booking.Code}{(key is null ? "" : $"?key={Uri.EscapeDataString(key)}")}";

    public static string Path(string code) => $"/services/{code}";

    public static string SheetPath(string code) => $"/services/{code}/sheet";

    public static string SheetPath(Booking booking, string? key = null) =>
        $"/services/{booking.Code}/sheet{(key is null ? "" : $"?key={Uri.EscapeDataString(key)}")}";

    /// <summary>What the code on a sheet leads to: short, and the same for whoever scans it.</summary>
    public static string ScanPath(Booking booking) => $"/sheet/{booking.Code}";
}
