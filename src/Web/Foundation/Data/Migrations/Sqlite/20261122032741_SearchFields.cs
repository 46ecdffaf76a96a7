using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Visavis.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SearchFields : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "NextSlotAt",
                table: "Professionals",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RecommendationCount",
                table: "Professionals",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "NextSlotAt",
                table: "Professionals");

            migrationBuilder.DropColumn(
                name: "RecommendationCount",
                table: "Professionals");
        }
    }
}
