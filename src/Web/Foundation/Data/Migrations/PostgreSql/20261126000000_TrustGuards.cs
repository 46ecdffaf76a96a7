using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Visavis.Web.Foundation.Data.Migrations.PostgreSql
{
    /// <summary>Triggers that keep the audit trail and decisions as they were written.</summary>
    [DbContext(typeof(PostgresVisavisDbContext))]
    [Migration("20261126000000_TrustGuards")]
    public sealed class TrustGuards : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Trust.TrustGuards.CreateOnPostgreSql);

        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Trust.TrustGuards.DropOnPostgreSql);
    }
}
