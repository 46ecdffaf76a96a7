using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Help.Support;
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

    /// <summary>Calls of the last month by how they ended; a call that runs has no end yet.</summary>
    public async Task<IReadOnlyList<(string End, bool Connected, int Count)>> CallsAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow().AddDays(-30);
        var found = await db
            .Calls.Where(c => c.StartedAt >= since)
            .GroupBy(c => new { c.EndReason, Connected = c.ConnectedAt != null })
            .Select(g => new
            {
                g.Key.EndReason,
                g.Key.Connected,
                Count = g.Count(),
            })
            .ToListAsync(cancellationToken);
        return [.. found.Select(f => (f.EndReason ?? "", f.Connected, f.Count)).OrderByDescending(f => f.Count)];
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
}

public sealed record Overview(int Reports, int Appeals, int Support, int SupportLate, int EffectsWaiting, int Accounts, int Listed);
