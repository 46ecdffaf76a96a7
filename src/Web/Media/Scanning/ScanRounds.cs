using Visavis.Web.Foundation.Background;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.Media.Scanning;

/// <summary>Every few minutes: asks the scanner about the files that wait for it.</summary>
internal sealed class ScanRounds(IBlobStore store, TimeProvider time, ILogger<ScanRounds> logger)
    : PeriodicService(TimeSpan.FromMinutes(2), time, logger)
{
    protected override Task RunAsync(CancellationToken cancellationToken) =>
        store is ScannedStore scanned ? scanned.ScanPendingAsync(cancellationToken) : Task.CompletedTask;
}
