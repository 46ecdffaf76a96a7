using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Services;

/// <summary>What a profile shows of its appraisals: every count, and the newest ones.</summary>
/// <param name="Absent">Appointments that the professional did not come to.</param>
/// <param name="Refused">Appraisals that a moderator refused, with a reason for their authors.</param>
public sealed record AppraisalList(
    int Completed,
    int Cancelled,
    int Absent,
    int Satisfied,
    int NotSatisfied,
    int Recommending,
    int Refused,
    IReadOnlyList<Appraisal> Newest
);

/// <summary>Appraisals on a profile.</summary>
public sealed class AppraisalListViewComponent(VisavisDbContext db) : ViewComponent
{
    private const int Shown = 20;

    public async Task<IViewComponentResult> InvokeAsync(Guid professionalId)
    {
        var aborted = HttpContext.RequestAborted;
        var states = await db.Set<Booking>()
            .Where(b => b.ProfessionalId == professionalId)
            .GroupBy(b => new
            {
                b.State,
                b.CancelledBy,
                IsAbsent = b.ProfessionalAttendance == Attendance.Absent,
            })
            .Select(group => new
            {
                group.Key.State,
                group.Key.CancelledBy,
                group.Key.IsAbsent,
                Count = group.Count(),
            })
            .ToListAsync(aborted);
        var opinions = await db.Set<Appraisal>()
            .Where(a => a.ProfessionalId == professionalId)
            .GroupBy(a => new
            {
                a.IsSatisfied,
                a.IsRecommendation,
                IsRefused = a.RefusedAt != null,
            })
            .Select(group => new
            {
                group.Key.IsSatisfied,
                group.Key.IsRecommendation,
                group.Key.IsRefused,
                Count = group.Count(),
            })
            .ToListAsync(aborted);
        var newest = await db.Set<Appraisal>()
            .AsNoTracking()
            .Where(a => a.ProfessionalId == professionalId && a.RefusedAt == null)
            .OrderByDescending(a => a.PublishedAt)
            .Take(Shown)
            .ToListAsync(aborted);
        return View(
            "/Services/Pages/Components/AppraisalList/Default.cshtml",
            new AppraisalList(
                states.Where(s => s is { State: BookingState.Completed, IsAbsent: false }).Sum(s => s.Count),
                states.Where(s => s is { State: BookingState.Cancelled, CancelledBy: BookingSide.Professional }).Sum(s => s.Count),
                states.Where(s => s.IsAbsent).Sum(s => s.Count),
                opinions.Where(o => o is { IsSatisfied: true, IsRefused: false }).Sum(o => o.Count),
                opinions.Where(o => o is { IsSatisfied: false, IsRefused: false }).Sum(o => o.Count),
                opinions.Where(o => o is { IsRecommendation: true, IsRefused: false }).Sum(o => o.Count),
                opinions.Where(o => o.IsRefused).Sum(o => o.Count),
                newest
            )
        );
    }
}
