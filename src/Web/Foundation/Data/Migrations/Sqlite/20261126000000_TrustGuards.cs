using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Visavis.Web.Foundation.Data.Migrations.Sqlite
{
    /// <summary>Triggers that keep the audit trail and decisions as they were written.</summary>
    [DbContext(typeof(SqliteVisavisDbContext))]
    [Migration("20261126000000_TrustGuards")]
    public sealed class TrustGuards : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Trust.TrustGuards.CreateOnSqlite);

        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Trust.TrustGuards.DropOnSqlite);
    }
}
