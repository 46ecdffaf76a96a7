using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Administration.Pages;

/// <summary>Tables and charts drawn on the server.</summary>
public sealed class StatisticsModel(SiteFigures figures) : StaffPageModel
{
    public IReadOnlyList<(string End, bool Connected, int Count)> Calls { get; private set; } = [];

    public IReadOnlyList<(DateOnly Day, int Count)> NewAccounts { get; private set; } = [];

    protected override bool IsForAdministrators => true;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Calls = await figures.CallsAsync(cancellationToken);
        NewAccounts = await figures.NewAccountsAsync(cancellationToken);
    }
}
