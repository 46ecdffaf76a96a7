using Microsoft.EntityFrameworkCore;

namespace Visavis.Web.Replacements.Hours;

internal static class ApprovalWithdrawal
{
    /// <summary>
    /// The lines wait again for who approves, as they were sent: nothing is left of what was decided about them, nor of why. Silence approves them no more.
    /// Answers how many there were.
    /// </summary>
    /// <param name="contest">Why, in the words of who asks.</param>
    public static Task<int> WithdrawApprovalAsync(
        this IQueryable<TimeSheetLine> approved,
        string contest,
        CancellationToken cancellationToken
    ) =>
        approved.ExecuteUpdateAsync(
            set =>
                set.SetProperty(l => l.ApprovedAt, (DateTimeOffset?)null)
                    .SetProperty(l => l.ApprovedById, (Guid?)null)
                    .SetProperty(l => l.ApproveBy, (DateTimeOffset?)null)
                    .SetProperty(l => l.ContestBy, (DateTimeOffset?)null)
                    .SetProperty(l => l.IsBySilence, false)
                    .SetProperty(l => l.AdjustmentMinutes, 0)
                    .SetProperty(l => l.HadMeal, l => l.HadMeal != l.IsMealChanged)
                    .SetProperty(l => l.IsMealChanged, false)
                    .SetProperty(l => l.Justification, (string?)null)
                    .SetProperty(l => l.Contest, contest),
            cancellationToken
        );
}
