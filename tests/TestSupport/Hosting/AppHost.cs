using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Databases;
using Visavis.Web.Foundation.Data;

namespace Visavis.TestSupport.Hosting;

/// <summary>
/// The real application inside the test process, with a database and a data folder of its own.
/// In memory through <c>CreateClient()</c>, or on a real port after <see cref="StartOnPort"/>.
/// </summary>
public sealed class AppHost : WebApplicationFactory<Program>
{
    private readonly Lock starting = new();
    private readonly TestDatabase? ownDatabase;
    private readonly Dictionary<string, string> settings;
    private TemporaryFolder? ownFolder;

    private AppHost(TestDatabase database, bool ownsDatabase, IReadOnlyDictionary<string, string>? extra)
    {
        ownDatabase = ownsDatabase ? database : null;
        ownFolder = new TemporaryFolder();
        DataFolder = ownFolder.FullPath;
        settings = Settings(database.Settings, extra);
    }

    private AppHost(string folder, IReadOnlyDictionary<string, string>? extra)
    {
        DataFolder = folder;
        settings = Settings(
            new Dictionary<string, string> { ["Database:ConnectionString"] = $"Data Source={Path.Combine(folder, "visavis.db")}" },
            extra
        );
    }

    /// <summary><c>Development</c>, <c>Production</c>…</summary>
    public string EnvironmentName { get; init; } = "Development";

    /// <summary>Replaces the system clock when set.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Last word on the services, for stand-ins at the real seams.</summary>
    public Action<IServiceCollection>? ConfigureServices { get; init; }

    public string DataFolder { get; }

    /// <summary>A host over a new SQLite file.</summary>
    public static AppHost OnSqlite(IReadOnlyDictionary<string, string>? settings = null, TimeProvider? clock = null) =>
        new(TestDatabase.CreateAsync(DatabaseProvider.Sqlite).GetAwaiter().GetResult(), ownsDatabase: true, settings) { Clock = clock };

    /// <summary>A host over a database the test keeps, e.g. to start a second host on it.</summary>
    public static AppHost On(
        TestDatabase database,
        IReadOnlyDictionary<string, string>? settings = null,
        TimeProvider? clock = null,
        Action<IServiceCollection>? services = null
    ) => new(database, ownsDatabase: false, settings) { Clock = clock, ConfigureServices = services };

    /// <summary>Same as <see cref="OnSqlite"/> with everything named.</summary>
    public static AppHost OnSqlite(
        string environment,
        IReadOnlyDictionary<string, string>? settings = null,
        TimeProvider? clock = null,
        Action<IServiceCollection>? services = null
    ) =>
        new(TestDatabase.CreateAsync(DatabaseProvider.Sqlite).GetAwaiter().GetResult(), ownsDatabase: true, settings)
        {
            EnvironmentName = environment,
            Clock = clock,
            ConfigureServices = services,
        };

    /// <summary>A host with everything, database included, in a folder the test keeps.</summary>
    public static AppHost OnFolder(string folder, IReadOnlyDictionary<string, string>? settings = null) => new(folder, settings);

    /// <summary>A host with everything in a folder of its own, which begins as a copy of this one.</summary>
    public static AppHost OnCopyOf(string folder, IReadOnlyDictionary<string, string>? settings = null, TimeProvider? clock = null)
    {
        var own = new TemporaryFolder();
        TemporaryFolder.Copy(folder, own.FullPath);
        return new AppHost(own.FullPath, settings) { Clock = clock, ownFolder = own };
    }

    /// <summary>Starts the host. Of many who ask at once one starts it: the factory itself would start one for each, and stop only the last.</summary>
    public override IServiceProvider Services
    {
        get
        {
            lock (starting)
            {
                return base.Services;
            }
        }
    }

    /// <summary>Listens on a free loopback port and answers the address, e.g. <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri StartOnPort()
    {
        UseKestrel();
        StartServer();
        return ClientOptions.BaseAddress;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(EnvironmentName);
        // As a setting, because UseKestrel(port) writes the address while the program, on its own thread, may already listen.
        builder.UseUrls("http://127.0.0.1:0");
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            if (Clock is not null)
            {
                services.AddSingleton(Clock);
            }

            // Hundreds of tests sign up; how often the site hashes has a test of its own.
            services.PostConfigure<PasswordHasherOptions>(options => options.IterationCount = 100);
            ConfigureServices?.Invoke(services);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        ownFolder?.Dispose();
        ownDatabase?.Dispose();
    }

    private Dictionary<string, string> Settings(IReadOnlyDictionary<string, string> database, IReadOnlyDictionary<string, string>? extra)
    {
        var all = new Dictionary<string, string>(database)
        {
            ["DataFolder"] = DataFolder,
            ["Demo:SeedOnFirstStart"] = "false",
            ["Demo:OnlinePeople"] = "0",
            // A busy machine is slow, not wrong; how long a page may take has a test of its own.
            ["Peaks:ReadingPatience"] = "00:05:00",
        };
        foreach (var (key, value) in extra ?? new Dictionary<string, string>())
        {
            all[key] = value;
        }

        return all;
    }
}
