using System.Buffers;
using System.Runtime.CompilerServices;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Media.Storage;

/// <summary>Files in a folder of the local disk, one for each key.</summary>
internal sealed class LocalBlobStore(string root, TimeProvider clock) : IBlobStore
{
    private const int BufferSize = 80 * 1024;

    /// <summary>Ending of a file that is still being written, or whose writer died.</summary>
    private const string Unfinished = ".part";

    private static readonly TimeSpan LongestWrite = TimeSpan.FromDays(1);

    public async Task WriteAsync(string key, Stream content, string contentType, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        var unfinished = $"{path}.{Guid.NewGuid():N}{Unfinished}";
        try
        {
            await WriteUnfinishedAsync(unfinished, content, cancellationToken);
            LocalDiskProblem.Translate(() => File.Move(unfinished, path, overwrite: true));
        }
        catch
        {
            RemoveQuietly(unfinished);
            throw;
        }
    }

    public Task<Stream?> OpenReadAsync(string key, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        return Task.FromResult(
            LocalDiskProblem.Translate<Stream?>(() =>
            {
                try
                {
                    return new FileStream(
                        path,
                        FileMode.Open,
                        FileAccess.Read,
                        FileShare.Read | FileShare.Delete,
                        BufferSize,
                        FileOptions.Asynchronous | FileOptions.SequentialScan
                    );
                }
                catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
                {
                    return null;
                }
            })
        );
    }

    public Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        LocalDiskProblem.Translate(() =>
        {
            if (File.Exists(path))
            {
                File.Delete(path);
            }
        });
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<StoredBlob> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        StorageKey.ThrowUnlessPrefix(prefix);
        await Task.CompletedTask;
        // A prefix that names its folder reads that one alone: readiness asks every few seconds.
        var name = prefix.IndexOf('/') is var slash and >= 0 ? prefix[..slash] : "*";
        foreach (var folder in LocalDiskProblem.Translate(() => new DirectoryInfo(root).GetDirectories(name)))
        {
            foreach (var file in LocalDiskProblem.Translate(folder.GetFiles))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (file.Name.EndsWith(Unfinished, StringComparison.Ordinal))
                {
                    RemoveIfLeftBehind(file);
                    continue;
                }

                var key = $"{folder.Name}/{file.Name}";
                if (key.StartsWith(prefix, StringComparison.Ordinal))
                {
                    yield return new StoredBlob(key, file.Length, WrittenAt(file));
                }
            }
        }
    }

    private static async Task WriteUnfinishedAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            await using var file = LocalDiskProblem.Translate(() => Create(path));
            int read;
            // What goes wrong while reading is the sender's trouble; only writing is ours.
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                await LocalDiskProblem.TranslateAsync(() => file.WriteAsync(buffer.AsMemory(0, read), cancellationToken));
            }

            // On the disk before it has its name: a power cut leaves all of it or nothing.
            LocalDiskProblem.Translate(() => file.Flush(flushToDisk: true));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static FileStream Create(string path)
    {
        PrivateFolder.Create(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous,
            // A buffer that cannot be written would throw once more when the file is closed.
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = PrivateFolder.FileMode;
        }

        return new FileStream(path, options);
    }

    private void RemoveIfLeftBehind(FileInfo file)
    {
        if (clock.GetUtcNow() - WrittenAt(file) > LongestWrite)
        {
            RemoveQuietly(file.FullName);
        }
    }

    private static DateTimeOffset WrittenAt(FileInfo file) => new(file.LastWriteTimeUtc, TimeSpan.Zero);

    private static void RemoveQuietly(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next listing finds it again.
        }
    }

    private string PathOf(string key)
    {
        StorageKey.ThrowUnlessKey(key);
        return Path.Combine(root, key);
    }
}
