using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Visavis.Web.Foundation.Data.Migrations.PostgreSql
{
    /// <summary>Triggers that keep the ledger of vouchers as it was written and refuse what is not covered.</summary>
    [DbContext(typeof(PostgresVisavisDbContext))]
    [Migration("20261126000000_VoucherGuards")]
    public sealed class VoucherGuards : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Vouchers.VoucherGuards.CreateOnPostgreSql);

        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Vouchers.VoucherGuards.DropOnPostgreSql);
    }
}
