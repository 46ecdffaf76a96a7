using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Visavis.Web.Foundation.Data.Migrations.Sqlite
{
    /// <summary>Triggers that keep invoices as they were issued and their numbers without gaps.</summary>
    [DbContext(typeof(SqliteVisavisDbContext))]
    [Migration("20261126000000_InvoiceGuards")]
    public sealed class InvoiceGuards : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Invoices.InvoiceGuards.CreateOnSqlite);

        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Invoices.InvoiceGuards.DropOnSqlite);
    }
}
