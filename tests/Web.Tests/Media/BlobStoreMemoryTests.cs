using Visavis.TestSupport;
using Visavis.TestSupport.Azurite;
using Visavis.TestSupport.Media;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.Tests.Media;

[Collection(typeof(MeasuredAlone))]
public sealed class BlobStoreMemoryTests
{
    private const int Length = 40 * 1024 * 1024;

    [Fact]
    public async Task Much_is_written_to_local_disk_with_little_memory()
    {
        using var folder = new TemporaryFolder();

        await AssertLittleMemoryAsync(new LocalBlobStore(folder.FullPath, TimeProvider.System));
    }

    [Fact]
    public async Task Much_is_written_to_Azure_with_little_memory()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        var options = new AzureStorageOptions { ConnectionString = azurite.ConnectionString, Container = AzuriteServer.NewContainer() };

        await AssertLittleMemoryAsync(new AzureBlobStore(options));
    }

    private static async Task AssertLittleMemoryAsync(IBlobStore store)
    {
        var token = TestContext.Current.CancellationToken;
        // Once beforehand, so that what the client library sets up does not count.
        await store.WriteAsync(StorageKey.New(StorageKey.Photos), new HeldStream(2 * 1024 * 1024, isHeld: false), "image/png", token);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        await store.WriteAsync(StorageKey.New(StorageKey.Photos), new HeldStream(Length, isHeld: false), "image/png", token);

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, Length / 4);
    }
}
