using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Visavis.Web.Foundation.Data.Migrations.PostgreSql
{
    /// <summary>Triggers that keep invoices as they were issued and their numbers without gaps.</summary>
    [DbContext(typeof(PostgresVisavisDbContext))]
    [Migration("20261126000000_InvoiceGuards")]
    public sealed class InvoiceGuards : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Invoices.InvoiceGuards.CreateOnPostgreSql);

        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Invoices.InvoiceGuards.DropOnPostgreSql);
    }
}
