using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Visavis.Web.Bookings;

namespace Visavis.Web.Foundation.Data.Migrations.Sqlite;

/// <summary>Written by hand: the database itself refuses times that overlap.</summary>
[DbContext(typeof(SqliteVisavisDbContext))]
[Migration("20261126000000_BookedTimeGuards")]
public sealed class BookedTimeGuards : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in OverlapGuard.Sqlite)
        {
            migrationBuilder.Sql(statement);
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("DROP TRIGGER \"BookedTimes_GuardInsert\"; DROP TRIGGER \"BookedTimes_GuardUpdate\";");
}
