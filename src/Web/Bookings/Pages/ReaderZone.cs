using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;

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
        if (asked is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(asked) is not null)
        {
            return asked;
        }

        var id = context.User.AccountId() ?? professionalId;
        return await db.Users.Where(a => a.Id == id).Select(a => a.TimeZone).SingleOrDefaultAsync(cancellationToken) ?? "Europe/Paris";
    }
}
