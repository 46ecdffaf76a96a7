using Visavis.Web.Foundation.Background;

namespace Visavis.Web.Foundation.Forms;

internal sealed class SealedFormSweeper(SealedForms forms, TimeProvider time, ILogger<SealedFormSweeper> logger)
    : PeriodicService(TimeSpan.FromMinutes(5), time, logger)
{
    protected override Task RunAsync(CancellationToken cancellationToken) => forms.RemoveExpiredAsync(cancellationToken);
}
