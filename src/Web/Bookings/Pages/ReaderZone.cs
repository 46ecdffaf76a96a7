using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Bookings.Pages;

/// <summary>In which zone a reader is told times: the one they ask for, that of their account, or else the professional's.</summary>
internal static class ReaderZone
{
    public static async Task<string> OfAsync(
        HttpContext context,
        VisavisDbContext db,
        string? asked,
        Guid professionalId,
        CancellationToken cancellationToken
    )
    {
        if (Named(asked) is { } zone)
        {
            return zone;
        }

        var id = context.User.AccountId() ?? professionalId;
        return await db.Users.Where(a => a.Id == id).Select(a => a.TimeZone).SingleOrDefaultAsync(cancellationToken) ?? "Europe/Paris";
    }

    /// <summary>The zone that was written, by its name or its town; null when there is none of that name.</summary>
    public static string? Named(string? asked) =>
        asked is null ? null
        : IsKnown(asked) ? asked
        : ZoneNames.Find(asked) is { } found && IsKnown(found) ? found
        : null;

    /// <summary>To both sources of zones: pages and mails ask one or the other.</summary>
    private static bool IsKnown(string id) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out _);
}
