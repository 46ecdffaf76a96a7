using Visavis.Web.Trust.Staff;
using Visavis.Web.Trust.Transparency;

namespace Visavis.Web.Trust.Pages.Moderation;

/// <summary>What the public report counts, of the last twelve months.</summary>
public sealed class StatisticsModel(TransparencyFigures figures, OperatorDuties duties, TimeProvider time) : StaffPageModel
{
    public OperatorDuties Duties => duties;

    public Figures Figures { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        Figures = await figures.OfAsync(now.AddMonths(-12), now.AddSeconds(1), cancellationToken);
    }
}
