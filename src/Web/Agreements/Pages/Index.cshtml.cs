using Visavis.Web.Accounts.Pages;

namespace Visavis.Web.Agreements.Pages;

/// <summary>Cases of a person: as a client, and as a planner with what is late first.</summary>
public sealed class IndexModel(CaseReader reader, TimeProvider time) : ManagePageModel
{
    public IReadOnlyList<CaseView> Cases { get; private set; } = [];

    public DateTimeOffset Now => time.GetUtcNow();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        Cases =
        [
            .. (await reader.ListAsync(AccountId, cancellationToken))
                .OrderBy(view => view.Step == CaseStep.Closed ? 1 : 0)
                .ThenBy(view => view.IsLate(now) ? 0 : 1)
                .ThenBy(view => view.DueAt),
        ];
    }
}
