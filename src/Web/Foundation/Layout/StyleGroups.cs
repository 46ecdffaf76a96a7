using System.Text.Json;

namespace Visavis.Web.Foundation.Layout;

/// <summary>
/// Style sheets that pages need together, named in <c>wwwroot/css/groups.json</c>: several files while developing, and one that bears the group's name when published.
/// </summary>
public sealed class StyleGroups(IWebHostEnvironment environment)
{
    private const string File = "css/groups.json";
    private readonly Lazy<Dictionary<string, string[]>> groups = new(() => Read(environment));

    /// <summary>File names without <c>.css</c>, in the order in which they stand.</summary>
    /// <exception cref="KeyNotFoundException">No such group.</exception>
    public IReadOnlyList<string> this[string group] => groups.Value[group];

    private static Dictionary<string, string[]> Read(IWebHostEnvironment environment)
    {
        using var stream = environment.WebRootFileProvider.GetFileInfo(File).CreateReadStream();
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(stream)!;
    }
}
