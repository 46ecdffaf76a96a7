using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Reports;

#pragma warning disable CA1304, CA1311, CA1862, MA0011 // ToLower() here is lower() of the database, which knows no culture of ours.

namespace Visavis.Web.Bookings;

/// <summary>A report can be attached to an appointment by its two sides, signed in or by the key of a mail.</summary>
internal sealed class BookingReports(BookingLinks links) : IReportedPlace
{
    public ReportPlace Place => ReportPlace.Booking;

    public async Task<FoundPlace?> FindAsync(
        VisavisDbContext db,
        string id,
        Guid? reporter,
        string? key,
        CancellationToken cancellationToken
    )
    {
        var code = id.ToUpperInvariant();
        var booking = await db.Set<Booking>().AsNoTracking().SingleOrDefaultAsync(b => b.Code == code, cancellationToken);
        if (booking is null || links.SideOf(booking, reporter, key) is not { } side)
        {
            return null;
        }

        var other = side == BookingSide.Client ? booking.ProfessionalId : booking.ClientId;
        var name = await db
            .Users.Where(a => a.Id == other && a.ErasedAt == null)
            .Select(a => a.DisplayName)
            .SingleOrDefaultAsync(cancellationToken);
        return new FoundPlace(booking.Code, other, other is null ? booking.ClientName : name);
    }

    public async Task<string> CopyAsync(VisavisDbContext db, string id, Guid? reporter, CancellationToken cancellationToken)
    {
        var booking = await db.Set<Booking>().AsNoTracking().SingleAsync(b => b.Code == id, cancellationToken);
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"booking {booking.Code}: {(booking.ProfessionalId == reporter ? "client → reporter" : "reporter → professional")}, {booking.State}"
        );
        text.AppendLine(CultureInfo.InvariantCulture, $"{booking.StartsAt:u} … {booking.EndsAt:u}, asked {booking.CreatedAt:u}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{booking.ServiceName}, {booking.Way}, {booking.PriceCents} cents");
        if (booking.CallId is { } call)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"after call {call}");
        }

        if (booking.CancelledAt is { } cancelled)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"cancelled {cancelled:u} by {booking.CancelledBy}");
        }

        foreach (var (question, answer) in booking.Questions.Zip(booking.Answers))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{question} {answer}");
        }

        if (booking.Reason is { Length: > 0 } reason)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"reason: {reason}");
        }

        return text.ToString();
    }
}

/// <summary>An agreed appointment is a meeting; whoever booked, guests too, is a client.</summary>
internal sealed class BookingMeetings : IMeetings
{
    public Task<bool> HaveMetAsync(VisavisDbContext db, Guid? reporter, string? email, Guid subject, CancellationToken cancellationToken)
    {
        var agreed = db.Set<Booking>().Where(b => b.State == BookingState.Accepted || b.State == BookingState.Completed);
        var address = email?.ToLowerInvariant();
        return agreed.AnyAsync(
            b =>
                (reporter != null && b.ClientId == reporter && b.ProfessionalId == subject)
                || (reporter != null && b.ClientId == subject && b.ProfessionalId == reporter)
                || (
                    reporter == null
                    && address != null
                    && b.ProfessionalId == subject
                    && b.ClientId == null
                    && b.ClientEmail != null
                    && b.ClientEmail.ToLower() == address
                ),
            cancellationToken
        );
    }

    public async Task<IReadOnlyList<RecentClient>> ClientsAsync(
        VisavisDbContext db,
        Guid professional,
        DateTimeOffset since,
        CancellationToken cancellationToken
    ) =>
        await db.Set<Booking>()
            .Where(b => b.ProfessionalId == professional && b.State != BookingState.Unconfirmed)
            .Where(b => b.StartsAt >= since || b.CreatedAt >= since)
            .Select(b => new RecentClient(b.ClientId, b.ClientEmail, b.ClientLanguage, b.ClientZone))
            .ToListAsync(cancellationToken);
}
