using Visavis.TestSupport;

namespace Visavis.StartBench;

/// <summary>An application as it is published, run in Production.</summary>
internal sealed class PublishedApp(string name, string folder, string assembly, IReadOnlyDictionary<string, string>? settings = null)
{
    public string Name => name;

    public async Task PublishAsync(string project)
    {
        await using var command = ServerProcess.Start(
            "dotnet",
            ["publish", project, "-c", "Release", "-o", folder, "-v", "quiet", "--nologo"]
        );
        await SucceedAsync(command);
    }

    /// <summary>Runs one of its commands to its end.</summary>
    public async Task RunAsync(params string[] arguments)
    {
        await using var command = Start(arguments);
        await SucceedAsync(command);
    }

    public ServerProcess Start(IEnumerable<string> arguments, Uri? address = null)
    {
        var environment = new Dictionary<string, string>(settings ?? new Dictionary<string, string>())
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
        };
        if (address is not null)
        {
            environment["ASPNETCORE_URLS"] = address.ToString();
        }

        return ServerProcess.Start("dotnet", [Path.Combine(folder, assembly), .. arguments], folder, environment);
    }

    private static async Task SucceedAsync(ServerProcess command)
    {
        if (await command.WaitForExitAsync() != 0)
        {
            throw new InvalidOperationException(command.Output);
        }
    }
}
