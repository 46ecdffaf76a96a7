namespace Visavis.Web.Media.Storage;

/// <summary>Files that no row leads to, not yet or not any more.</summary>
internal static partial class UnneededFiles
{
    /// <summary>Removes them; one that cannot be removed now is swept later.</summary>
    public static async Task RemoveUnneededAsync(this IBlobStore store, IEnumerable<string> keys, ILogger logger)
    {
        foreach (var key in keys)
        {
            try
            {
                await store.DeleteAsync(key, CancellationToken.None);
            }
            catch (StorageUnavailableException e)
            {
                Log.LeftBehind(logger, e, key);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Key} belongs to nothing and could not be removed; it will be swept")]
        public static partial void LeftBehind(ILogger logger, Exception exception, string key);
    }
}
