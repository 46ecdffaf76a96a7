using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Media.Scanning;

namespace Visavis.Web.Media.Storage;

public static class StorageServices
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Registers the store of the configured provider.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        const string folderKey = $"{StorageOptions.Section}:{nameof(StorageOptions.Folder)}";
        if (configuration[folderKey] is { } folder)
        {
            WritableFolder.Prepare(folderKey, FolderOf(folder, dataFolder));
        }

        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        services.AddSingleton(provider => Scanned(provider, Create(provider, dataFolder)));
        services.AddHostedService<StoragePreparation>();
        services.AddHealthChecks().AddCheck<StorageHealthCheck>("storage", failureStatus: HealthStatus.Degraded, timeout: Patience);
        return services;
    }

    private static IBlobStore Create(IServiceProvider provider, string dataFolder)
    {
        var options = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
        if (options.Provider == StorageProvider.Azure)
        {
            return new AzureBlobStore(options.Azure);
        }

        var folder = FolderOf(options.Folder, dataFolder);
        Directory.CreateDirectory(folder);
        return new LocalBlobStore(folder, provider.GetRequiredService<TimeProvider>());
    }

    /// <summary>Where a scanner is configured, nothing people send is stored or served past it.</summary>
    private static IBlobStore Scanned(IServiceProvider provider, IBlobStore store) =>
        provider.GetRequiredService<FileScanner>().IsConfigured ? ActivatorUtilities.CreateInstance<ScannedStore>(provider, store) : store;

    private static string FolderOf(string? named, string dataFolder) => Path.GetFullPath(named ?? "files", dataFolder);
}
