using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Visavis.Web.Foundation.Data.Migrations.Sqlite
{
    /// <summary>Triggers that keep the ledger of vouchers as it was written and refuse what is not covered.</summary>
    [DbContext(typeof(SqliteVisavisDbContext))]
    [Migration("20261126000000_VoucherGuards")]
    public sealed class VoucherGuards : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Vouchers.VoucherGuards.CreateOnSqlite);

        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Vouchers.VoucherGuards.DropOnSqlite);
    }
}
