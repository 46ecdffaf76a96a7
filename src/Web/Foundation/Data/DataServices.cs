using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Foundation.Data;

public static class DataServices
{
    /// <summary>Registers the context of the configured provider, its factory, and the data protection keys it holds.</summary>
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        var options = configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        switch (options.Provider)
        {
            case DatabaseProvider.Sqlite:
                var connection = new SqliteConnectionStringBuilder(
                    options.ConnectionString ?? $"Data Source={Path.Combine(dataFolder, "visavis.db")}"
                );
                if (IsFile(connection))
                {
                    connection.DataSource = ProgramFolder.PathOf(configuration, connection.DataSource);
                }

                if (!connection.ShouldSerialize("Default Timeout"))
                {
                    // Seconds that a locked database is waited for; the library's own half minute is longer than anybody's patience.
                    connection.DefaultTimeout = 5;
                }

                services.AddContext<SqliteVisavisDbContext>(builder =>
                    builder.UseSqlite(connection.ToString()).AddInterceptors(new SqlitePragmas())
                );
                services.AddHostedService<OpenDatabase>();
                break;
            case DatabaseProvider.PostgreSql:
                services.AddContext<PostgresVisavisDbContext>(builder =>
                    builder.UseNpgsql(options.ConnectionString, postgres => postgres.ExecutionStrategy(d => new ReadsOnceMore(d)))
                );
                break;
            default:
                throw new InvalidOperationException($"Database:Provider '{options.Provider}' is unknown.");
        }

        // In the database, so that restarts and other nodes read each other's cookies.
        services.AddDataProtection().SetApplicationName("Visavis").PersistKeysToDbContext<VisavisDbContext>();
        return services;
    }

    /// <summary>Wakes workers of this process when rows of this kind are committed.</summary>
    public static IServiceCollection AddCommitSignal<TRow>(this IServiceCollection services)
        where TRow : class => services.AddSingleton<CommitSignal<TRow>>().AddSingleton<IInterceptor, CommitSignalInterceptor<TRow>>();

    private static bool IsFile(SqliteConnectionStringBuilder connection) =>
        connection is { Mode: not SqliteOpenMode.Memory, DataSource: { Length: > 0 } source }
        && source[0] != ':'
        && !source.StartsWith("file:", StringComparison.OrdinalIgnoreCase);

    private static void AddContext<TContext>(this IServiceCollection services, Action<DbContextOptionsBuilder> configure)
        where TContext : VisavisDbContext
    {
        services.AddDbContextFactory<TContext>(
            (provider, builder) =>
            {
                configure(builder);
                if (CompiledModel.Of<TContext>() is { } model)
                {
                    builder.UseModel(model);
                }

                builder.AddInterceptors(provider.GetServices<IInterceptor>());
            }
        );
        services.AddScoped<VisavisDbContext>(provider => provider.GetRequiredService<TContext>());
        services.AddSingleton<IDbContextFactory<VisavisDbContext>, ContextFactory<TContext>>();
    }

    /// <summary>Lets singletons open a context without knowing its provider.</summary>
    private sealed class ContextFactory<TContext>(IDbContextFactory<TContext> inner) : IDbContextFactory<VisavisDbContext>
        where TContext : VisavisDbContext
    {
        public VisavisDbContext CreateDbContext() => inner.CreateDbContext();
    }
}
