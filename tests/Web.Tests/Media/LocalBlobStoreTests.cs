using Visavis.TestSupport;
using Visavis.TestSupport.Media;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.Tests.Media;

public sealed class LocalBlobStoreTests : BlobStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    protected override Task<IBlobStore> OpenAsync() =>
        Task.FromResult<IBlobStore>(new LocalBlobStore(folder.FullPath, TimeProvider.System));

    [Fact]
    public async Task A_full_disk_is_told_as_such_and_nothing_partial_stays()
    {
        using var disk = SmallDisk.Mount(megabytes: 1);
        var store = new LocalBlobStore(disk.FullPath, TimeProvider.System);
        var token = TestContext.Current.CancellationToken;
        var small = StorageKey.New(StorageKey.Photos);
        await store.WriteAsync(small, new MemoryStream([1, 2, 3]), "image/png", token);

        await Assert.ThrowsAsync<StorageFullException>(() =>
            store.WriteAsync(StorageKey.New(StorageKey.Photos), new HeldStream(3 * 1024 * 1024, isHeld: false), "image/png", token)
        );

        Assert.Equal([1, 2, 3], await ReadAsync(store, small));
        Assert.Equal([Path.Combine(disk.FullPath, small)], Directory.GetFiles(disk.FullPath, "*", SearchOption.AllDirectories));
        await store.WriteAsync(StorageKey.New(StorageKey.Photos), new HeldStream(500 * 1024, isHeld: false), "image/png", token);
    }

    [Fact]
    public async Task A_folder_that_is_gone_is_told_as_such()
    {
        var store = new LocalBlobStore(folder["never-made"], TimeProvider.System);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => ListAsync(store, ""));
    }

    [Fact]
    public async Task What_a_dead_writer_left_is_never_listed_and_goes_after_a_day()
    {
        var store = new LocalBlobStore(folder.FullPath, TimeProvider.System);
        await store.WriteAsync(
            StorageKey.New(StorageKey.Photos),
            new MemoryStream([1]),
            "image/png",
            TestContext.Current.CancellationToken
        );
        var fresh = Path.Combine(folder.FullPath, "photos", "a.part");
        var old = Path.Combine(folder.FullPath, "photos", "b.part");
        await File.WriteAllTextAsync(fresh, "x", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(old, "x", TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-2));

        Assert.Single(await ListAsync(store, ""));

        Assert.True(File.Exists(fresh));
        Assert.False(File.Exists(old));
    }

    public void Dispose() => folder.Dispose();
}
