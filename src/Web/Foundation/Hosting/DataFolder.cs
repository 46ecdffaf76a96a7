using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Visavis.Web.Foundation.Hosting;

/// <summary>Files of a moment: gone when their work is done, and at the latest with the next start.</summary>
public sealed record TemporaryFolder(string Path);

/// <summary>The one folder everything local is written to: database, search index, files.</summary>
public static class DataFolder
{
    public const string Key = "DataFolder";
    private const string UploadsVariable = "ASPNETCORE_TEMP";

    /// <summary>Makes the folder named by <c>DataFolder</c> (relative to the content root; <c>data</c> by default) and answers its full path.</summary>
    /// <exception cref="ConfigurationException">It cannot be made or written.</exception>
    public static string Prepare(IConfiguration configuration, IHostEnvironment environment) =>
        WritableFolder.Prepare(Key, PathOf(configuration, environment));

    public static string PathOf(IConfiguration configuration, IHostEnvironment environment) =>
        Path.GetFullPath(configuration[Key] ?? "data", environment.ContentRootPath);

    /// <summary>
    /// A folder for this process's files of a moment. Those of processes that are gone are removed with all that is in them: it belongs to
    /// somebody whose upload or export was killed. A command that runs beside the site leaves the site's alone.
    /// </summary>
    public static string PrepareTemporary(string dataFolder)
    {
        var all = PrivateFolder.Create(Path.Combine(dataFolder, "tmp"));
        foreach (var left in Directory.EnumerateDirectories(all).Where(path => !IsOfTheLiving(Path.GetFileName(path))))
        {
            Directory.Delete(left, recursive: true);
        }

        foreach (var file in Directory.EnumerateFiles(all))
        {
            File.Delete(file);
        }

        using var own = Process.GetCurrentProcess();
        var folder = PrivateFolder.Create(Path.Combine(all, NameOf(own)));
        if (Assembly.GetEntryAssembly() == typeof(DataFolder).Assembly)
        {
            // Where the framework puts what is being uploaded; the system's own folder is swept by nobody here.
            Environment.SetEnvironmentVariable(UploadsVariable, Environment.GetEnvironmentVariable(UploadsVariable) ?? folder);
        }

        return folder;
    }

    /// <summary>The number alone is given again, in a container at every start.</summary>
    private static string NameOf(Process process) => string.Create(CultureInfo.InvariantCulture, $"{process.Id}-{process.StartTime.Ticks}");

    private static bool IsOfTheLiving(string name)
    {
        try
        {
            using var process = Process.GetProcessById(int.Parse(name.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture));
            return NameOf(process) == name;
        }
        catch (Exception e)
            when (e is ArgumentException or FormatException or OverflowException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }
}
