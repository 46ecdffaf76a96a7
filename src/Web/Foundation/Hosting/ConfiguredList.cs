using System.Reflection;
using System.Text.Json;

namespace Visavis.Web.Foundation.Hosting;

/// <summary>Data that ships with the program, and that an operator can replace by a JSON file of the same form.</summary>
public static class ConfiguredList
{
    /// <summary>Registers what reads such a list. An operator's file is read at once: one that cannot be used is said at the start, not when somebody needs it.</summary>
    public static IServiceCollection AddConfiguredList<TList>(
        this IServiceCollection services,
        IConfiguration configuration,
        string key,
        Func<IConfiguration, TList> read
    )
        where TList : class =>
        configuration[key] is { Length: > 0 } ? services.AddSingleton(read(configuration)) : services.AddSingleton<TList>();

    /// <param name="key">Of the configuration: path of the operator's file.</param>
    /// <param name="shipped">Name of the resource that counts while the key is empty.</param>
    /// <exception cref="ConfigurationException">There is no such file, or it has another form.</exception>
    public static IReadOnlyList<T> Read<T>(IConfiguration configuration, string key, Assembly program, string shipped)
    {
        if (configuration[key] is not { Length: > 0 } written)
        {
            using var ours = program.GetManifestResourceStream(shipped)!;
            return JsonSerializer.Deserialize<List<T>>(ours, JsonSerializerOptions.Web)!;
        }

        var path = ProgramFolder.PathOf(configuration, written);
        try
        {
            using var theirs = File.OpenRead(path);
            return JsonSerializer.Deserialize<List<T>>(theirs, JsonSerializerOptions.Web) ?? [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ConfigurationException(
                key,
                $"the file '{path}' cannot be read. Name a JSON file of the form of the one that ships, or remove this key. {e.Message}",
                e
            );
        }
    }
}
