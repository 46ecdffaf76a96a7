using Microsoft.Extensions.Diagnostics.HealthChecks;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Administration.Pages;

public sealed class IndexModel(SiteFigures figures, HealthCheckService health) : StaffPageModel
{
    public Overview Overview { get; private set; } = null!;

    public IReadOnlyList<(MailState State, int Count)> Mails { get; private set; } = [];

    public IReadOnlyList<(string Error, int Count)> Errors { get; private set; } = [];

    public HealthReport Health { get; private set; } = null!;

    protected override bool IsForAdministrators => true;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Overview = await figures.OverviewAsync(cancellationToken);
        Mails = await figures.MailsAsync(cancellationToken);
        Errors = await figures.MailErrorsAsync(cancellationToken);
        Health = await health.CheckHealthAsync(cancellationToken);
    }
}
