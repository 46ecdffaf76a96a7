namespace Visavis.Web.Media.Storage;

/// <summary>Says what the disk refused in the words of the store.</summary>
internal static class LocalDiskProblem
{
    private const int NoSpaceLeft = 28;
    private const int QuotaExceeded = 122;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);

    public static T Translate<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (IOException e) when (IsFull(e))
        {
            throw new StorageFullException(e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException(e);
        }
    }

    public static void Translate(Action work) =>
        Translate(() =>
        {
            work();
            return true;
        });

    public static async ValueTask TranslateAsync(Func<ValueTask> work)
    {
        try
        {
            await work();
        }
        catch (IOException e) when (IsFull(e))
        {
            throw new StorageFullException(e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException(e);
        }
    }

    private static bool IsFull(IOException problem) =>
        problem.HResult is NoSpaceLeft or QuotaExceeded or WindowsDiskFull or WindowsHandleDiskFull;
}
