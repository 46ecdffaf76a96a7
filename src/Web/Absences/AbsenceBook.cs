using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Web.Availability;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;

namespace Visavis.Web.Absences;

/// <summary>Somebody whose absence can be declared.</summary>
public sealed record Absentee(Guid Id, string Name);

/// <summary>A booking that an absence touches, with who would take it over.</summary>
public sealed record TouchedBooking(Booking Booking, AbsenceCover? Cover, string? SubstituteName);

/// <summary>Absences: one's own, and for owners and planners those of the members of their organisation.</summary>
public sealed class AbsenceBook(VisavisDbContext db, CoverNotices notices, TimeProvider time)
{
    private const int Shown = 50;

    public async Task<IReadOnlyList<Absentee>> MayDeclareAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var planning = db.Memberships.Planning().Where(own => own.AccountId == accountId);
        return await db
            .Professionals.Where(p =>
                p.Id == accountId
                || db.Memberships.Any(m =>
                    m.AccountId == p.Id && m.LeftAt == null && planning.Any(own => own.OrganisationId == m.OrganisationId)
                )
            )
            .OrderBy(p => p.Id == accountId ? 0 : 1)
            .ThenBy(p => p.DisplayName)
            .Select(p => new Absentee(p.Id, p.DisplayName))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Those that are not over, of whom the person may declare.</summary>
    public async Task<IReadOnlyList<Absence>> ListAsync(IReadOnlyCollection<Absentee> people, CancellationToken cancellationToken)
    {
        var ids = people.Select(p => p.Id).ToList();
        // It is yesterday somewhere until the day is over everywhere.
        var yesterday = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-1);
        return await db.Set<Absence>()
            .AsNoTracking()
            .Where(a => ids.Contains(a.ProfessionalId) && a.Last >= yesterday)
            .OrderBy(a => a.First)
            .Take(Shown)
            .ToListAsync(cancellationToken);
    }

    /// <summary>What was declared before is found again.</summary>
    /// <returns>Null when the calendar has too many exceptional days already.</returns>
    public async Task<Absence?> DeclareAsync(
        Guid accountId,
        Guid professionalId,
        DateOnly first,
        DateOnly last,
        CancellationToken cancellationToken
    )
    {
        if (
            await db.Set<Absence>()
                .AsNoTracking()
                .FirstOrDefaultAsync(a => a.ProfessionalId == professionalId && a.First == first && a.Last == last, cancellationToken) is
            { } known
        )
        {
            return known;
        }

        // Exceptional hours of exactly these days: nobody is there to keep them.
        db.RemoveRange(
            await db.Set<DateOverrideRow>()
                .Where(r => r.ProfessionalId == professionalId && r.First == first && r.Last == last)
                .ToListAsync(cancellationToken)
        );
        if (
            await db.Set<DateOverrideRow>().CountAsync(r => r.ProfessionalId == professionalId, cancellationToken)
            >= DateOverrideRow.MostPerPerson
        )
        {
            return null;
        }

        var day = new DateOverrideRow
        {
            Id = Guid.NewGuid(),
            ProfessionalId = professionalId,
            First = first,
            Last = last,
        };
        var absence = new Absence
        {
            Id = Guid.NewGuid(),
            ProfessionalId = professionalId,
            First = first,
            Last = last,
            DeclaredById = accountId,
            CreatedAt = time.GetUtcNow(),
            OverrideId = day.Id,
        };
        db.AddRange(day, absence);
        await db.SaveChangesAsync(cancellationToken);
        return absence;
    }

    /// <summary>Back earlier, or declared by mistake: the slots return, what was agreed stays, and who was asked hears that nothing is to be chosen.</summary>
    public async Task EndAsync(Absence absence, CancellationToken cancellationToken)
    {
        foreach (var row in await TouchedAsync(absence, cancellationToken))
        {
            if (row is { Booking.IsOpen: true, Cover: { State: not CoverState.Agreed } cover } && cover.AbsenceId == absence.Id)
            {
                await notices.BackAsync(row.Booking, cancellationToken);
            }
        }

        db.RemoveRange(await db.Set<DateOverrideRow>().Where(r => r.Id == absence.OverrideId).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<Absence>().Where(a => a.Id == absence.Id).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Open bookings of these days in the professional's zone, earliest first.</summary>
    public async Task<IReadOnlyList<TouchedBooking>> TouchedAsync(Absence absence, CancellationToken cancellationToken)
    {
        var zoneId = await db.Users.Where(a => a.Id == absence.ProfessionalId).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        var zone = ScheduleReader.ZoneOf(zoneId);
        var from = zone.AtStartOfDay(LocalDate.FromDateOnly(absence.First)).ToDateTimeOffset().ToUniversalTime();
        var to = zone.AtStartOfDay(LocalDate.FromDateOnly(absence.Last.AddDays(1))).ToDateTimeOffset().ToUniversalTime();
        var now = time.GetUtcNow();
        var bookings = await db.Set<Booking>()
            .AsNoTracking()
            .Where(b => b.ProfessionalId == absence.ProfessionalId && b.StartsAt < to && b.EndsAt > from && b.StartsAt > now)
            .Where(b =>
                b.State == BookingState.Requested
                || b.State == BookingState.Accepted
                || db.Set<AbsenceCover>().Any(c => c.BookingId == b.Id && c.AbsenceId == absence.Id)
            )
            .OrderBy(b => b.StartsAt)
            .ToListAsync(cancellationToken);
        var ids = bookings.ConvertAll(b => b.Id);
        var covers = await db.Set<AbsenceCover>()
            .AsNoTracking()
            .Where(c => ids.Contains(c.BookingId))
            .Join(db.Users, c => c.SubstituteId, a => a.Id, (c, a) => new { Cover = c, a.DisplayName })
            .ToDictionaryAsync(c => c.Cover.BookingId, cancellationToken);
        return
        [
            .. bookings.Select(b =>
                covers.TryGetValue(b.Id, out var found)
                    ? new TouchedBooking(b, found.Cover, found.DisplayName)
                    : new TouchedBooking(b, null, null)
            ),
        ];
    }

    /// <summary>The day that it is where the person works.</summary>
    public async Task<DateOnly> TodayOfAsync(Guid professionalId, CancellationToken cancellationToken) =>
        Foundation.Localization.LocalTime.Date(
            time.GetUtcNow(),
            await db.Users.Where(a => a.Id == professionalId).Select(a => a.TimeZone).SingleAsync(cancellationToken)
        );
}
