using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Hosting;
using Visavis.Web.DataRights;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.PersonalData;

namespace Visavis.Web.Tests.DataRights;

/// <summary>The schema decides: a table or column that nobody gave a rule fails here.</summary>
public sealed class PersonalTablesTests
{
    [Fact]
    public async Task Every_table_is_ruled_once_or_said_to_hold_nothing_personal()
    {
        var ruled = PersonalTables.All.Select(table => table.Entity).Concat(PersonalTables.NotPersonal).ToList();

        Assert.Equal(ruled.Count, ruled.Distinct().Count());
        Assert.Equal(
            (await EntitiesAsync()).Select(entity => entity.ClrType.Name).Order(StringComparer.Ordinal),
            ruled.Select(type => type.Name).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Every_column_is_in_the_persons_file_or_withheld()
    {
        foreach (var (table, columns) in await TablesAsync())
        {
            Assert.True(
                columns.SetEquals(table.Exported.Union(table.Withheld)),
                $"{table.Name}: {string.Join(", ", columns.Except(table.Exported).Except(table.Withheld))} has no rule for the export, or a rule has no column."
            );
            Assert.Empty(table.Exported.Intersect(table.Withheld));
        }
    }

    [Fact]
    public async Task Every_column_of_a_row_that_stays_is_blanked_or_kept()
    {
        foreach (var (table, columns) in (await TablesAsync()).Where(entry => !entry.Table.IsDeleted))
        {
            Assert.True(
                columns.SetEquals(table.Blanked.Union(table.Kept)),
                $"{table.Name}: {string.Join(", ", columns.Except(table.Blanked).Except(table.Kept))} has no rule for erasure."
            );
            Assert.Empty(table.Blanked.Intersect(table.Kept));
        }
    }

    private static async Task<List<(PersonalTable Table, HashSet<string> Columns)>> TablesAsync()
    {
        var entities = (await EntitiesAsync()).ToDictionary(entity => entity.ClrType);
        return [.. PersonalTables.All.Select(table => (table, ColumnsOf(entities[table.Entity])))];
    }

    private static HashSet<string> ColumnsOf(IEntityType entity) =>
        [
            .. entity.GetProperties().Select(property => property.Name),
            .. entity.GetNavigations().Where(navigation => navigation.TargetEntityType.IsOwned()).Select(navigation => navigation.Name),
        ];

    private static async Task<List<IEntityType>> EntitiesAsync()
    {
        await using var app = AppHost.OnSqlite();
        await using var scope = app.Services.CreateAsyncScope();
        var model = scope.ServiceProvider.GetRequiredService<VisavisDbContext>().Model;
        return [.. model.GetEntityTypes().Where(entity => !entity.IsOwned())];
    }
}
