using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Web.Bookings;
using Visavis.Web.Channels;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Telephone.Help;

/// <summary>An appointment of today or tomorrow whose client is told by telephone.</summary>
/// <param name="Number">Where the client is rung; null when nobody wrote it down.</param>
/// <param name="ToldBy">Who rang; null while nobody noted it.</param>
public sealed record ReminderCall(
    ClientFile File,
    Booking Booking,
    string Professional,
    string? Number,
    string? ToldBy,
    DateTimeOffset? ToldAt
);

/// <summary>
/// The calls by which an organisation reminds those of its clients who are told by telephone: from the day before on, until the appointment
/// begins. Nothing is sent: who rings says so, and that is the receipt.
/// </summary>
public sealed class ReminderCalls(VisavisDbContext db, ClientFileBook files, TimeProvider time)
{
    private const int Most = 100;

    /// <summary>Of the clients whom this member may read, next first.</summary>
    public async Task<IReadOnlyList<ReminderCall>> ListAsync(Guid organisationId, Membership reader, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var name = await db.Users.Where(a => a.Id == organisationId).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        var zone = BookingWords.ZoneOf(name);
        var until = zone.AtStartOfDay(Instant.FromDateTimeOffset(now).InZone(zone).Date.PlusDays(2)).ToDateTimeOffset();
        var near = db.Set<Booking>().AsNoTracking().Where(b => b.State == BookingState.Accepted && b.StartsAt > now && b.StartsAt < until);
        var members = OrganisationChange.CurrentMembers(db, organisationId).Select(m => m.AccountId);
        var written =
            from booking in near
            join file in db.Set<ClientFile>() on booking.ClientFileId equals file.Id
            where booking.ClientId == null && file.OrganisationId == organisationId
            where db.Set<ClientFile>().Any(f => f.Id == (file.JoinedToId ?? file.Id) && f.Channel == ClientChannel.Telephone)
            select new { FileId = file.JoinedToId ?? file.Id, Booking = booking };
        var takenOver =
            from booking in near
            join file in db.Set<ClientFile>() on booking.ClientId equals file.AccountId
            where file.OrganisationId == organisationId && file.JoinedToId == null
            where booking.ProfessionalId == organisationId || members.Contains(booking.ProfessionalId)
            where
                db.Set<ChannelChoice>().Any(c => c.AccountId == booking.ClientId && c.Channel == ClientChannel.Telephone)
                || db.Set<ClientFile>().Any(f => f.AccountId == booking.ClientId && f.Channel == ClientChannel.Telephone)
            select new { FileId = file.Id, Booking = booking };
        var rows = (await written.OrderBy(row => row.Booking.StartsAt).Take(Most).ToListAsync(cancellationToken))
            .Concat(await takenOver.OrderBy(row => row.Booking.StartsAt).Take(Most).ToListAsync(cancellationToken))
            .DistinctBy(row => row.Booking.Id)
            .OrderBy(row => row.Booking.StartsAt)
            .ThenBy(row => row.Booking.Id)
            .Take(Most)
            .ToList();
        var givers = rows.Select(row => row.Booking.ProfessionalId).Distinct().ToList();
        var names = await db.Users.Where(a => givers.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancellationToken);
        var told = await ToldAsync([.. rows.Select(row => row.Booking.Id)], cancellationToken);
        var calls = new List<ReminderCall>();
        // By the one rule: of an account its own choice goes before what a file says.
        foreach (var (fileId, booking) in rows.Select(row => (row.FileId, row.Booking)))
        {
            if (
                await files.ReadAsync(organisationId, reader, fileId, cancellationToken) is not { } file
                || ChannelRoute.ReminderBy(await ClientChannels.OfAsync(db, ServedClient.Of(file), cancellationToken)) != ReminderWay.Ring
            )
            {
                continue;
            }

            var (by, at) = told.GetValueOrDefault((booking.Id, booking.StartsAt));
            calls.Add(
                new ReminderCall(
                    file,
                    booking,
                    names[booking.ProfessionalId],
                    PhoneNumber.Read(booking.ClientPhone) ?? file.Telephone,
                    by,
                    at
                )
            );
        }

        return calls;
    }

    /// <summary>The start of an appointment of which its client can still be reminded; null when it is past, called off, or was told.</summary>
    public async Task<DateTimeOffset?> DueAsync(Guid bookingId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await db.Set<Booking>()
            .Where(b => b.Id == bookingId && b.State == BookingState.Accepted && b.StartsAt > now)
            .Where(b => !db.Set<HelperAct>().Any(a => a.BookingId == b.Id && a.Act == HelpedWith.Reminded && a.RemindedStart == b.StartsAt))
            .Select(b => (DateTimeOffset?)b.StartsAt)
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Who told of which start, and when.</summary>
    internal async Task<Dictionary<(Guid Booking, DateTimeOffset Start), (string? By, DateTimeOffset? At)>> ToldAsync(
        IReadOnlyCollection<Guid> bookings,
        CancellationToken cancellationToken
    )
    {
        var acts = await db.Set<HelperAct>()
            .AsNoTracking()
            .Where(a => a.Act == HelpedWith.Reminded && a.BookingId != null && bookings.Contains(a.BookingId.Value))
            .Select(a => new
            {
                BookingId = a.BookingId!.Value,
                a.RemindedStart,
                a.At,
                By = db.Users.Where(u => u.Id == a.HelperId).Select(u => u.DisplayName).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return acts.Where(a => a.RemindedStart is not null)
            .GroupBy(a => (a.BookingId, a.RemindedStart!.Value))
            .ToDictionary(g => g.Key, g => g.OrderBy(a => a.At).Select(a => (a.By, (DateTimeOffset?)a.At)).First());
    }
}
