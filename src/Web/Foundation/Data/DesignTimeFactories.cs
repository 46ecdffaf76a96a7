using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Visavis.Web.Foundation.Data;

/// <summary>Used by <c>dotnet ef</c> only; neither ever connects.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteVisavisDbContext>
{
    public SqliteVisavisDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteVisavisDbContext>().UseSqlite("Data Source=design.db").Options);
}

internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresVisavisDbContext>
{
    public PostgresVisavisDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresVisavisDbContext>().UseNpgsql("Host=design").Options);
}
