using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Trust.Marks;

/// <summary>What was checked about a profile, in words; nothing for most profiles.</summary>
public sealed class MarksViewComponent(VisavisDbContext db) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid professionalId)
    {
        // The name once more: no way of changing it may leave a mark behind.
        var marks = await db.Set<VerifiedMark>()
            .AsNoTracking()
            .Where(m => m.ProfessionalId == professionalId && m.State == MarkState.Granted)
            .Where(m => db.Set<Professional>().Any(p => p.Id == professionalId && p.DisplayName == m.Name))
            .OrderBy(m => m.Kind)
            .ThenBy(m => m.DecidedAt)
            .ToListAsync(HttpContext.RequestAborted);
        return marks.Count == 0 ? Content("") : View("/Trust/Pages/Components/Marks/Default.cshtml", (IReadOnlyList<VerifiedMark>)marks);
    }
}

/// <summary>Beside the field of the name: that marks go with it for who has any, and where to ask for some.</summary>
public sealed class MarksWarningViewComponent(VisavisDbContext db) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid professionalId) =>
        View(
            "/Trust/Pages/Components/MarksWarning/Default.cshtml",
            await db.Set<VerifiedMark>()
                .AnyAsync(
                    m => m.ProfessionalId == professionalId && (m.State == MarkState.Asked || m.State == MarkState.Granted),
                    HttpContext.RequestAborted
                )
        );
}
