using Microsoft.EntityFrameworkCore;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Help.Support;
using Visavis.Web.Results.Empty;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Administration;

/// <summary>What the overview and the statistics count.</summary>
public sealed class SiteFigures(VisavisDbContext db, TimeProvider time)
{
    public async Task<Overview> OverviewAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = LocalTime.Date(now, ReaderZone.Default);
        return new Overview(
            await db.Set<Report>().CountAsync(r => r.ClosedAt == null, cancellationToken),
            await db.Set<Appeal>().CountAsync(a => a.DecidedAt == null, cancellationToken),
            await db.Set<SupportRequest>().CountAsync(r => r.AnsweredAt == null, cancellationToken),
            await db.Set<SupportRequest>().CountAsync(r => r.AnsweredAt == null && r.AnswerBy < today, cancellationToken),
            await db.Set<MeasureEffect>().CountAsync(e => e.DoneAt == null, cancellationToken),
            await db.Users.CountAsync(a => a.ErasedAt == null, cancellationToken),
            await db.Professionals.CountAsync(p => !p.IsHidden, cancellationToken)
        );
    }

    /// <summary>Mails of the last week by what became of them.</summary>
    public async Task<IReadOnlyList<(MailState State, int Count)>> MailsAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow().AddDays(-7);
        var found = await db
            .Mails.Where(m => m.CreatedAt >= since)
            .GroupBy(m => m.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancellationToken);
        return [.. found.Select(f => (f.Key, f.Count)).OrderBy(f => f.Key)];
    }

    /// <summary>Kinds of failures, of mails that are not sent.</summary>
    public async Task<IReadOnlyList<(string Error, int Count)>> MailErrorsAsync(CancellationToken cancellationToken)
    {
        var found = await db
            .Mails.Where(m => m.LastError != null && m.SentAt == null)
            .GroupBy(m => m.LastError!)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancellationToken);
        return [.. found.Select(f => (f.Key, f.Count)).OrderByDescending(f => f.Count)];
    }

    /// <summary>Calls of the last month by how they ended and whether picture or sound had flowed; a call that runs has no end yet.</summary>
    public async Task<IReadOnlyList<CallFigure>> CallsAsync(CancellationToken cancellationToken)
    {
        var since = Since();
        var found = await db
            .Calls.Where(c => c.StartedAt >= since)
            .GroupBy(c => new { c.EndReason, Connected = c.ConnectedAt != null })
            .Select(g => new
            {
                g.Key.EndReason,
                g.Key.Connected,
                Count = g.Count(),
                OverRelay = g.Count(c => c.CallerRelayOnly || c.CalleeRelayOnly),
                CameraRefused = g.Count(c => c.CallerCameraRefused || c.CalleeCameraRefused),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. found
                .Select(f => new CallFigure(f.EndReason, f.Connected, f.Count, f.OverRelay, f.CameraRefused))
                .OrderByDescending(f => f.Count),
        ];
    }

    /// <summary>Words that were searched in vain at least twice in the last month, most often first.</summary>
    public async Task<IReadOnlyList<(string Words, int Count)>> EmptySearchesAsync(CancellationToken cancellationToken)
    {
        const int most = 25;
        var since = DateOnly.FromDateTime(Since().UtcDateTime);
        var found = await db.Set<EmptySearch>()
            .Where(s => s.Day >= since)
            .GroupBy(s => s.Words)
            .Select(g => new { Words = g.Key, Count = g.Sum(s => s.Count) })
            .Where(f => f.Count > 1)
            .OrderByDescending(f => f.Count)
            .ThenBy(f => f.Words)
            .Take(most)
            .ToListAsync(cancellationToken);
        return [.. found.Select(f => (f.Words, f.Count))];
    }

    /// <summary>Appointments made in the last month, by what became of them.</summary>
    public async Task<IReadOnlyList<(BookingState State, int Count)>> BookingsAsync(CancellationToken cancellationToken)
    {
        var since = Since();
        var found = await db.Set<Booking>()
            .Where(b => b.CreatedAt >= since)
            .GroupBy(b => b.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancellationToken);
        return [.. found.Select(f => (f.Key, f.Count)).OrderByDescending(f => f.Count)];
    }

    /// <summary>Reports of the last month by kind.</summary>
    public async Task<IReadOnlyList<(ReportKind Kind, int Count)>> ReportsAsync(CancellationToken cancellationToken)
    {
        var since = Since();
        var found = await db.Set<Report>()
            .Where(r => r.ReceivedAt >= since)
            .GroupBy(r => r.Kind)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancellationToken);
        return [.. found.Select(f => (f.Key, f.Count)).OrderByDescending(f => f.Count)];
    }

    /// <summary>New accounts of the last fortnight, a day each.</summary>
    public async Task<IReadOnlyList<(DateOnly Day, int Count)>> NewAccountsAsync(CancellationToken cancellationToken)
    {
        const int days = 14;
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var since = new DateTimeOffset(today.AddDays(1 - days).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var made = await db.Users.Where(a => a.CreatedAt >= since).Select(a => a.CreatedAt).ToListAsync(cancellationToken);
        var byDay = made.GroupBy(at => DateOnly.FromDateTime(at.UtcDateTime)).ToDictionary(g => g.Key, g => g.Count());
        return [.. Enumerable.Range(0, days).Select(i => today.AddDays(i + 1 - days)).Select(day => (day, byDay.GetValueOrDefault(day)))];
    }

    private DateTimeOffset Since() => time.GetUtcNow().AddDays(-30);
}

/// <param name="End">Null while it runs.</param>
/// <param name="OverRelay">Of them, those whose people hid their network address: they need the relay.</param>
/// <param name="CameraRefused">Of them, those in which one of the two came without the camera, refused by them or their browser.</param>
public sealed record CallFigure(string? End, bool Connected, int Count, int OverRelay, int CameraRefused);

public sealed record Overview(int Reports, int Appeals, int Support, int SupportLate, int EffectsWaiting, int Accounts, int Listed);
