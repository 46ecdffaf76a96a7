using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Visavis.Web.Media.Storage;

/// <summary>Blobs of one container. Written in blocks, which nobody sees until the list of them is committed.</summary>
internal sealed class AzureBlobStore : IBlobStore
{
    private const int BlockSize = 1024 * 1024;
    private readonly BlobContainerClient container;
    private volatile bool isContainerKnown;

    public AzureBlobStore(AzureStorageOptions options)
    {
        var client = new BlobClientOptions();
        client.Retry.MaxRetries = options.Retries;
        client.Retry.Mode = RetryMode.Exponential;
        client.Retry.Delay = TimeSpan.FromMilliseconds(200);
        client.Retry.NetworkTimeout = options.Timeout;
        client.Diagnostics.IsTelemetryEnabled = false;
        container = new BlobContainerClient(options.ConnectionString, options.Container, client);
    }

    /// <summary>Makes the container when it is missing.</summary>
    /// <exception cref="StorageUnavailableException">The store does not answer.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (isContainerKnown)
        {
            return;
        }

        await TranslateAsync(
            () => container.CreateIfNotExistsAsync(PublicAccessType.None, cancellationToken: cancellationToken),
            cancellationToken
        );
        isContainerKnown = true;
    }

    public async Task WriteAsync(string key, Stream content, string contentType, CancellationToken cancellationToken)
    {
        var blob = BlobOf(key);
        await PrepareAsync(cancellationToken);
        var blocks = new List<string>();
        var buffer = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            int filled;
            while ((filled = await content.ReadAtLeastAsync(buffer.AsMemory(0, BlockSize), BlockSize, false, cancellationToken)) > 0)
            {
                var id = Convert.ToBase64String(Encoding.ASCII.GetBytes(blocks.Count.ToString("D8", CultureInfo.InvariantCulture)));
                using var block = new MemoryStream(buffer, 0, filled, writable: false);
                await TranslateAsync(() => blob.StageBlockAsync(id, block, cancellationToken: cancellationToken), cancellationToken);
                blocks.Add(id);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        var headers = new BlobHttpHeaders { ContentType = contentType };
        await TranslateAsync(
            () =>
                blob.CommitBlockListAsync(
                    blocks,
                    new CommitBlockListOptions { HttpHeaders = headers },
                    cancellationToken: cancellationToken
                ),
            cancellationToken
        );
    }

    public async Task<Stream?> OpenReadAsync(string key, CancellationToken cancellationToken)
    {
        var blob = BlobOf(key);
        try
        {
            var answer = await TranslateAsync(() => blob.DownloadStreamingAsync(cancellationToken: cancellationToken), cancellationToken);
            return answer.Value.Content;
        }
        catch (StorageUnavailableException e)
            when (e.InnerException is RequestFailedException { Status: StatusCodes.Status404NotFound } absent && IsBlobAbsent(absent))
        {
            return null;
        }
    }

    public Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        var blob = BlobOf(key);
        return TranslateAsync(() => blob.DeleteIfExistsAsync(cancellationToken: cancellationToken), cancellationToken);
    }

    public async IAsyncEnumerable<StoredBlob> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        StorageKey.ThrowUnlessPrefix(prefix);
        var pages = container
            .GetBlobsAsync(new GetBlobsOptions { Prefix = prefix.Length == 0 ? null : prefix }, cancellationToken)
            .AsPages();
        await using var page = pages.GetAsyncEnumerator(cancellationToken);
        while (await TranslateAsync(() => page.MoveNextAsync().AsTask(), cancellationToken))
        {
            foreach (var blob in page.Current.Values)
            {
                yield return new StoredBlob(
                    blob.Name,
                    blob.Properties.ContentLength ?? 0,
                    blob.Properties.LastModified ?? DateTimeOffset.MaxValue
                );
            }
        }
    }

    private BlockBlobClient BlobOf(string key)
    {
        StorageKey.ThrowUnlessKey(key);
        return container.GetBlockBlobClient(key);
    }

    private static bool IsBlobAbsent(RequestFailedException problem) => problem.ErrorCode == BlobErrorCode.BlobNotFound;

    private static async Task<T> TranslateAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work();
        }
        catch (RequestFailedException e) when (e.Status == StatusCodes.Status507InsufficientStorage)
        {
            throw new StorageFullException(e);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && IsServiceTrouble(e))
        {
            throw new StorageUnavailableException(e);
        }
    }

    /// <summary>Retries that all failed come together in one exception; a request that took too long ends as cancelled.</summary>
    private static bool IsServiceTrouble(Exception problem) =>
        problem is RequestFailedException or AggregateException or HttpRequestException or IOException or OperationCanceledException;
}
