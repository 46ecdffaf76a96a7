namespace Visavis.Web.DataRights;

/// <summary>A new file that holds everything about a person: other users of the machine cannot read it.</summary>
internal static class PrivateFile
{
    public static FileStreamOptions New(FileOptions options)
    {
        var file = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = options,
        };
        if (!OperatingSystem.IsWindows())
        {
            file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return file;
    }
}
