using System.Text.RegularExpressions;

namespace Visavis.TestSupport.Azurite;

/// <summary>A real Azurite on the loopback: the emulator of Azure Blob Storage, with its well-known account.</summary>
public sealed partial class AzuriteServer : IAsyncDisposable
{
    private const string Account = "devstoreaccount1";

    /// <summary>Public: it stands in Azurite's manual.</summary>
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private readonly ServerProcess process;

    private AzuriteServer(ServerProcess process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint={Address}{Account};";

    /// <summary>Settings of a site that keeps its files here, in a container of its own.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>
        {
            ["Storage:Provider"] = "Azure",
            ["Storage:Azure:ConnectionString"] = ConnectionString,
            ["Storage:Azure:Container"] = NewContainer(),
        };

    public static string NewContainer() => $"test-{Guid.NewGuid():N}";

    public static async Task<AzuriteServer> StartAsync()
    {
        var program = Path.Combine(RepositoryPaths.Root, "tests", "node_modules", "azurite", "dist", "src", "blob", "main.js");
        if (!File.Exists(program))
        {
            throw new InvalidOperationException("Azurite is missing: run 'npm ci --prefix tests' once, as tests/run.sh does.");
        }

        var process = ServerProcess.Start(
            "node",
            [program, "--blobHost", "127.0.0.1", "--blobPort", "0", "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry"]
        );
        await process.WaitForOutputAsync("successfully listens on");
        return new AzuriteServer(process, new Uri(ListeningOn().Match(process.Output).Groups["address"].Value));
    }

    /// <summary>What an outage does.</summary>
    public Task KillAsync() => process.KillAsync();

    public ValueTask DisposeAsync() => process.DisposeAsync();

    [GeneratedRegex(@"successfully listens on (?<address>http://\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListeningOn();
}
