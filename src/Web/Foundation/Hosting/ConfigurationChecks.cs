using Microsoft.Extensions.Options;
using Npgsql;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Foundation.Hosting;

/// <summary>What can be known about the configuration before anything is opened or written.</summary>
public static class ConfigurationChecks
{
    /// <summary>Checks what the services are composed from.</summary>
    /// <exception cref="ConfigurationException">A key is wrong.</exception>
    public static void CheckDatabase(IConfiguration configuration)
    {
        const string providerKey = $"{DatabaseOptions.Section}:{nameof(DatabaseOptions.Provider)}";
        const string connectionKey = $"{DatabaseOptions.Section}:{nameof(DatabaseOptions.ConnectionString)}";
        var known = string.Join(" or ", Enum.GetNames<DatabaseProvider>());
        var named = configuration[providerKey] ?? nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(named, ignoreCase: true, out var provider) || !Enum.IsDefined(provider))
        {
            throw new ConfigurationException(providerKey, $"'{named}' is not a provider. Use {known}.");
        }

        if (provider != DatabaseProvider.PostgreSql)
        {
            if (!string.IsNullOrWhiteSpace(configuration["Redis:ConnectionString"]))
            {
                throw new ConfigurationException(
                    "Redis:ConnectionString",
                    $"several nodes need one database that all of them reach. Set {providerKey} to PostgreSql, or remove this key."
                );
            }

            return;
        }

        var connection = configuration[connectionKey];
        if (string.IsNullOrWhiteSpace(connection))
        {
            throw new ConfigurationException(
                connectionKey,
                "PostgreSQL needs one, for example 'Host=localhost;Database=visavis;Username=visavis'."
            );
        }

        try
        {
            _ = new NpgsqlConnectionStringBuilder(connection);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // The message is not repeated: it may quote the password.
            throw new ConfigurationException(connectionKey, "it cannot be read as a PostgreSQL connection string. Check its keywords.", e);
        }
    }

    /// <summary>Runs every check that rooms registered with <c>ValidateOnStart</c>, before the database is touched.</summary>
    public static void CheckOptions(this WebApplication app) => app.Services.GetService<IStartupValidator>()?.Validate();
}
