using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Services;

/// <summary>What a profile shows of its appraisals: every count, and the newest ones.</summary>
public sealed record AppraisalList(int Completed, int Cancelled, int Satisfied, int NotSatisfied, IReadOnlyList<Appraisal> Newest);

/// <summary>Appraisals on a profile.</summary>
public sealed class AppraisalListViewComponent(VisavisDbContext db) : ViewComponent
{
    private const int Shown = 20;

    public async Task<IViewComponentResult> InvokeAsync(Guid professionalId)
    {
        var aborted = HttpContext.RequestAborted;
        var states = await db.Set<Booking>()
            .Where(b => b.ProfessionalId == professionalId)
            .GroupBy(b => new { b.State, b.CancelledBy })
            .Select(group => new
            {
                group.Key.State,
                group.Key.CancelledBy,
                Count = group.Count(),
            })
            .ToListAsync(aborted);
        var opinions = await db.Set<Appraisal>()
            .Where(a => a.ProfessionalId == professionalId)
            .GroupBy(a => a.IsSatisfied)
            .Select(group => new { IsSatisfied = group.Key, Count = group.Count() })
            .ToListAsync(aborted);
        var newest = await db.Set<Appraisal>()
            .AsNoTracking()
            .Where(a => a.ProfessionalId == professionalId)
            .OrderByDescending(a => a.PublishedAt)
            .Take(Shown)
            .ToListAsync(aborted);
        return View(
            "/Services/Pages/Components/AppraisalList/Default.cshtml",
            new AppraisalList(
                states.Where(s => s.State == BookingState.Completed).Sum(s => s.Count),
                states.Where(s => s is { State: BookingState.Cancelled, CancelledBy: BookingSide.Professional }).Sum(s => s.Count),
                opinions.Where(o => o.IsSatisfied).Sum(o => o.Count),
                opinions.Where(o => !o.IsSatisfied).Sum(o => o.Count),
                newest
            )
        );
    }
}
