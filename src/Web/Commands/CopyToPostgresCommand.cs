using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Commands;

/// <summary>Moves a site from SQLite to PostgreSQL: everything is copied into an empty database, and the old file stays as it is.</summary>
internal sealed record CopyToPostgresCommand : ICommand
{
    /// <summary>Key of the configuration, and so not in the list of processes: the connection to the new database.</summary>
    public const string TargetKey = "Database:CopyTo";

    public async Task RunAsync(IServiceProvider services, CommandConsole console, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var source = scope.ServiceProvider.GetRequiredService<VisavisDbContext>();
        if (!source.Database.IsSqlite())
        {
            throw new InvalidOperationException("The site runs on PostgreSQL already: copy-to-postgres copies from SQLite.");
        }

        if (services.GetRequiredService<IConfiguration>()[TargetKey] is not { Length: > 0 } target)
        {
            throw new InvalidOperationException($"Say where to: {TargetKey} is the connection string of an empty database on PostgreSQL.");
        }

        var rows = await new DatabaseCopy(source, target).RunAsync(
            (table, count) =>
            {
                if (count > 0)
                {
                    console.Out.WriteLine($"{count, 9} {table}");
                }
            },
            cancellationToken
        );
        await console.Out.WriteLineAsync(
            $"{rows} rows are copied. Set Database:Provider=PostgreSql and Database:ConnectionString, then start the site; the old file stays as it was."
        );
    }
}
