using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Signaling.Presence;
using Visavis.Web.Availability;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;
using Visavis.Web.Professionals;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Teams;

/// <summary>One day of one person: when they work, when they are taken. Unknown is never free.</summary>
public sealed record TeamDay(
    DateOnly Date,
    bool IsAway,
    IReadOnlyList<(int Start, int End)> Hours,
    IReadOnlyList<(int Start, int End)> Busy
);

public sealed record TeamRow(MemberEntry Member, PresenceStatus Status, bool HasHours, IReadOnlyList<TeamDay> Days);

/// <summary>What the team did together in a month.</summary>
public sealed record TeamNumbers(int Services, int ServiceMinutes, int Clients, int Replacements, int ReplacementMinutes, int Cancelled);

/// <summary>The one calendar of an organisation: who is reachable now, and who is taken when. Times alone, never with whom.</summary>
public sealed class TeamReader(VisavisDbContext db, PresenceService presence)
{
    private const int DaysShown = 7;
    private const int MostPeople = 90;

    public async Task<IReadOnlyList<TeamRow>> WeekAsync(
        OrganisationOverview team,
        DateOnly monday,
        DateTimeZone zone,
        CancellationToken cancellationToken
    )
    {
        var members = team.Members.Where(m => m.Profile is not null && m.Membership.AccountId != team.Id).Take(MostPeople).ToList();
        var ids = members.ConvertAll(m => m.Membership.AccountId);
        var (from, to) = (StartOf(monday, zone), StartOf(monday.AddDays(DaysShown), zone));
        var last = monday.AddDays(DaysShown);
        var hours = (
            await db.WorkingHours.AsNoTracking().Where(h => ids.Contains(h.ProfessionalId)).ToListAsync(cancellationToken)
        ).ToLookup(h => h.ProfessionalId);
        var away = (
            await db.Set<DateOverrideRow>()
                .AsNoTracking()
                .Where(r => ids.Contains(r.ProfessionalId) && r.Hours == "" && r.First < last && r.Last >= monday)
                .ToListAsync(cancellationToken)
        ).ToLookup(r => r.ProfessionalId);
        var booked = await db.Set<Booking>()
            .Where(b => ids.Contains(b.ProfessionalId) && b.StartsAt < to && b.EndsAt > from)
            .Where(b => b.State == BookingState.Accepted || b.State == BookingState.Completed)
            .Select(b => new
            {
                Who = b.ProfessionalId,
                b.StartsAt,
                b.EndsAt,
            })
            .ToListAsync(cancellationToken);
        var sent = await db.Set<ReplacementDay>()
            .Where(d => d.StartsAt < to && d.EndsAt > from)
            .Join(
                db.Set<Substitute>().Where(s => ids.Contains(s.AccountId)),
                d => d.SubstituteId,
                s => s.Id,
                (d, s) => new { Day = d, s.AccountId }
            )
            .Where(x => db.Set<ReplacementRequest>().Any(r => r.Id == x.Day.RequestId && r.State != ReplacementState.Cancelled))
            .Select(x => new
            {
                Who = x.AccountId,
                x.Day.StartsAt,
                x.Day.EndsAt,
            })
            .ToListAsync(cancellationToken);
        var busy = booked.Concat(sent).ToLookup(b => b.Who);
        return
        [
            .. members.Select(member =>
            {
                var id = member.Membership.AccountId;
                return new TeamRow(
                    member,
                    presence.GetStatus(id),
                    hours[id].Any(),
                    [
                        .. Enumerable
                            .Range(0, DaysShown)
                            .Select(offset =>
                            {
                                var date = monday.AddDays(offset);
                                return new TeamDay(
                                    date,
                                    away[id].Any(r => r.First <= date && r.Last >= date),
                                    [
                                        .. hours[id]
                                            .Where(h => h.Weekday == (int)LocalDate.FromDateOnly(date).DayOfWeek)
                                            .OrderBy(h => h.StartMinute)
                                            .Select(h => (h.StartMinute, h.EndMinute)),
                                    ],
                                    [
                                        .. busy[id]
                                            .Select(b => (Start: MinuteOf(b.StartsAt, date, zone), End: MinuteOf(b.EndsAt, date, zone)))
                                            .Where(b => b.End > 0 && b.Start < Block.DayMinutes)
                                            .Select(b => (Math.Max(b.Start, 0), Math.Min(b.End, Block.DayMinutes)))
                                            .Order(),
                                    ]
                                );
                            }),
                    ]
                );
            }),
        ];
    }

    public async Task<TeamNumbers> MonthAsync(
        OrganisationOverview team,
        DateOnly month,
        DateTimeZone zone,
        CancellationToken cancellationToken
    )
    {
        var ids = team.Members.Select(m => m.Membership.AccountId).Append(team.Id).Distinct().ToList();
        var (from, to) = (StartOf(month, zone), StartOf(month.AddMonths(1), zone));
        var bookings = await db.Set<Booking>()
            .Where(b => ids.Contains(b.ProfessionalId) && b.StartsAt >= from && b.StartsAt < to)
            .Select(b => new
            {
                b.State,
                b.DurationMinutes,
                // Many clients have no account: they are known by their file, or by the address of who booked.
                Client = b.ClientId ?? b.ClientFileId,
                b.ClientEmail,
            })
            .ToListAsync(cancellationToken);
        var done = bookings.Where(b => b.State == BookingState.Completed).ToList();
        var missions = await db.Set<ReplacementRequest>()
            .Where(r => r.OrganisationId == team.Id && r.State == ReplacementState.Done)
            .SelectMany(r => r.Days)
            .Where(d => d.StartsAt >= from && d.StartsAt < to && d.SubstituteId != null)
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return new TeamNumbers(
            done.Count,
            done.Sum(b => b.DurationMinutes),
            done.Select(b => b.Client?.ToString("N") ?? b.ClientEmail?.ToUpperInvariant()).OfType<string>().Distinct().Count(),
            missions.Select(d => d.RequestId).Distinct().Count(),
            missions.Sum(d => d.WorkMinutes),
            bookings.Count(b => b.State == BookingState.Cancelled)
        );
    }

    private static DateTimeOffset StartOf(DateOnly date, DateTimeZone zone) =>
        zone.AtStartOfDay(LocalDate.FromDateOnly(date)).ToDateTimeOffset().ToUniversalTime();

    /// <summary>Minutes from the midnight of a day to an instant, as the clock there shows.</summary>
    private static int MinuteOf(DateTimeOffset at, DateOnly date, DateTimeZone zone)
    {
        var local = Instant.FromDateTimeOffset(at).InZone(zone).LocalDateTime;
        return ((local.Date.ToDateOnly().DayNumber - date.DayNumber) * Block.DayMinutes) + (local.Hour * 60) + local.Minute;
    }
}
