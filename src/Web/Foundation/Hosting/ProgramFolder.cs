namespace Visavis.Web.Foundation.Hosting;

/// <summary>
/// Where the program's own files lie. Published, they lie beside it: whoever starts it or one of its commands from another folder gets the same
/// pages, fonts, settings and data. While developing, and where the configuration names the content root, nothing changes.
/// </summary>
public static class ProgramFolder
{
    private static readonly string[] Names = ["ASPNETCORE_CONTENTROOT", "DOTNET_CONTENTROOT"];

    public static WebApplicationOptions Options(string[] args) => Options(args, AppContext.BaseDirectory);

    internal static WebApplicationOptions Options(string[] args, string folder) =>
        new() { Args = args, ContentRootPath = IsPublished(folder) && !IsNamed(args) ? folder : null };

    /// <summary>A path as the configuration writes it, where the program's files lie and not where somebody stood when it was started.</summary>
    public static string PathOf(IConfiguration configuration, string path) =>
        Path.GetFullPath(
            path,
            Path.GetFullPath(configuration[WebHostDefaults.ContentRootKey] ?? Directory.GetCurrentDirectory(), AppContext.BaseDirectory)
        );

    /// <summary>What is built for developing reads styles and scripts from the repository.</summary>
    private static bool IsPublished(string folder) => Directory.Exists(Path.Combine(folder, "wwwroot"));

    private static bool IsNamed(string[] args) =>
        new ConfigurationBuilder().AddCommandLine(args).Build()[WebHostDefaults.ContentRootKey] is not null
        || Array.Exists(Names, name => Environment.GetEnvironmentVariable(name) is not null);
}
