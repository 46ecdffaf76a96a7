using Visavis.TestSupport.Azurite;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.Tests.Media;

public sealed class AzureBlobStoreTests(AzuriteFixture azurite) : BlobStoreContract, IClassFixture<AzuriteFixture>
{
    protected override async Task<IBlobStore> OpenAsync()
    {
        var store = new AzureBlobStore(
            new AzureStorageOptions { ConnectionString = azurite.Server.ConnectionString, Container = AzuriteServer.NewContainer() }
        );
        await store.PrepareAsync(TestContext.Current.CancellationToken);
        return store;
    }

    [Fact]
    public async Task The_container_is_made_by_the_first_write_when_nobody_made_it_before()
    {
        var store = new AzureBlobStore(
            new AzureStorageOptions { ConnectionString = azurite.Server.ConnectionString, Container = AzuriteServer.NewContainer() }
        );
        var key = StorageKey.New(StorageKey.Photos);

        await store.WriteAsync(key, new MemoryStream([7]), "image/png", TestContext.Current.CancellationToken);

        Assert.Equal([7], await ReadAsync(store, key));
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_told_as_such()
    {
        await using var gone = await AzuriteServer.StartAsync();
        var store = new AzureBlobStore(
            new AzureStorageOptions
            {
                ConnectionString = gone.ConnectionString,
                Container = AzuriteServer.NewContainer(),
                Retries = 1,
            }
        );
        var key = StorageKey.New(StorageKey.Photos);
        await store.WriteAsync(key, new MemoryStream([7]), "image/png", TestContext.Current.CancellationToken);
        await gone.KillAsync();
        var token = TestContext.Current.CancellationToken;

        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.OpenReadAsync(key, token));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.WriteAsync(key, new MemoryStream([1]), "image/png", token));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.DeleteAsync(key, token));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => ListAsync(store, ""));
    }
}
