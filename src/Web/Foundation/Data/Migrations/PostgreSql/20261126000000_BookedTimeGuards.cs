using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Visavis.Web.Bookings;

namespace Visavis.Web.Foundation.Data.Migrations.PostgreSql;

/// <summary>Written by hand: the database itself refuses times that overlap.</summary>
[DbContext(typeof(PostgresVisavisDbContext))]
[Migration("20261126000000_BookedTimeGuards")]
public sealed class BookedTimeGuards : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in OverlapGuard.PostgreSql)
        {
            migrationBuilder.Sql(statement);
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("ALTER TABLE \"BookedTimes\" DROP CONSTRAINT \"EX_BookedTimes_Overlap\", DROP CONSTRAINT \"CK_BookedTimes_Length\";");
}
