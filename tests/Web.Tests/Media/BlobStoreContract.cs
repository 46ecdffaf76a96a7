using System.Security.Cryptography;
using Visavis.TestSupport.Media;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.Tests.Media;

/// <summary>What every store must do. Each store has a class below it that only says how to open one.</summary>
public abstract class BlobStoreContract
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>An empty store.</summary>
    protected abstract Task<IBlobStore> OpenAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1024 * 1024)]
    [InlineData((3 * 1024 * 1024) + 17)]
    public async Task What_is_written_is_read_back_whole(int length)
    {
        var store = await OpenAsync();
        var key = StorageKey.New(StorageKey.Photos);
        var bytes = RandomNumberGenerator.GetBytes(length);

        await store.WriteAsync(key, new MemoryStream(bytes), "image/png", Token);

        Assert.Equal(bytes, await ReadAsync(store, key));
        Assert.Equal(length, Assert.Single(await ListAsync(store, "")).Bytes);
    }

    [Fact]
    public async Task Nothing_is_there_until_all_is_written()
    {
        var store = await OpenAsync();
        var key = StorageKey.New(StorageKey.Documents);
        var content = new HeldStream(3 * 1024 * 1024);

        var writing = store.WriteAsync(key, content, "application/pdf", Token);
        await content.NearlyRead;

        Assert.Null(await store.OpenReadAsync(key, Token));
        Assert.Empty(await ListAsync(store, ""));
        content.LetGo();
        await writing;
        Assert.Single(await ListAsync(store, ""));
    }

    [Fact]
    public async Task A_sender_who_goes_away_leaves_nothing()
    {
        var store = await OpenAsync();
        var key = StorageKey.New(StorageKey.Photos);
        var content = new HeldStream(3 * 1024 * 1024);

        var writing = store.WriteAsync(key, content, "image/png", Token);
        await content.NearlyRead;
        content.Break(new EndOfStreamException("The sender went away."));

        // Neither full nor down: the store is well, and the sender's own trouble comes back as it was.
        await Assert.ThrowsAsync<EndOfStreamException>(() => writing);
        Assert.Null(await store.OpenReadAsync(key, Token));
        Assert.Empty(await ListAsync(store, ""));
    }

    [Fact]
    public async Task Writing_can_be_cancelled_and_leaves_nothing()
    {
        var store = await OpenAsync();
        var key = StorageKey.New(StorageKey.Photos);
        var content = new HeldStream(3 * 1024 * 1024);
        using var cancelled = new CancellationTokenSource();

        var writing = store.WriteAsync(key, content, "image/png", cancelled.Token);
        await content.NearlyRead;
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
        Assert.Empty(await ListAsync(store, ""));
    }

    [Fact]
    public async Task What_is_absent_reads_as_null_and_is_removed_without_complaint()
    {
        var store = await OpenAsync();
        var key = StorageKey.New(StorageKey.Photos);

        Assert.Null(await store.OpenReadAsync(key, Token));
        await store.DeleteAsync(key, Token);
        await store.WriteAsync(key, new MemoryStream([1]), "image/png", Token);
        await store.DeleteAsync(key, Token);

        Assert.Null(await store.OpenReadAsync(key, Token));
    }

    [Fact]
    public async Task Listing_keeps_to_its_prefix_and_tells_when()
    {
        var store = await OpenAsync();
        var (photo, document) = (StorageKey.New(StorageKey.Photos), StorageKey.New(StorageKey.Documents));
        await store.WriteAsync(photo, new MemoryStream([1, 2]), "image/png", Token);
        await store.WriteAsync(document, new MemoryStream([1, 2, 3]), "application/pdf", Token);

        var photos = Assert.Single(await ListAsync(store, StorageKey.Photos));

        Assert.Equal(photo, photos.Key);
        Assert.InRange(photos.WrittenAt, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
        Assert.Equal(2, (await ListAsync(store, "")).Count);
        Assert.Equal(document, Assert.Single(await ListAsync(store, document)).Key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("photos/")]
    [InlineData("photos/../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("photos/0123456789abcdef0123456789abcdeF")]
    [InlineData("photos/0123456789abcdef0123456789abcdef\n")]
    [InlineData("photos/0123456789abcdef0123456789abcdef/x")]
    public async Task Only_keys_of_ours_are_taken(string key)
    {
        var store = await OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => store.WriteAsync(key, new MemoryStream([1]), "image/png", Token));
        await Assert.ThrowsAsync<ArgumentException>(() => store.OpenReadAsync(key, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => store.DeleteAsync(key, Token));
    }

    protected static async Task<byte[]?> ReadAsync(IBlobStore store, string key)
    {
        await using var stream = await store.OpenReadAsync(key, Token);
        if (stream is null)
        {
            return null;
        }

        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Token);
        return copy.ToArray();
    }

    protected static async Task<IReadOnlyList<StoredBlob>> ListAsync(IBlobStore store, string prefix)
    {
        var found = new List<StoredBlob>();
        await foreach (var blob in store.ListAsync(prefix, Token))
        {
            found.Add(blob);
        }

        return found;
    }
}
