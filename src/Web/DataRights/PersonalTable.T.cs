using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.DataRights;

/// <param name="rowsOf">The rows that are about a person.</param>
internal sealed class PersonalTable<T>(string name, Func<VisavisDbContext, PersonOnFile, IQueryable<T>> rowsOf)
    : PersonalTable(name, typeof(T))
    where T : class
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
    private readonly List<(string Name, Func<T, object?> Value)> additions = [];
    private Action<T>? blank;

    /// <summary>A table whose rows go with the person.</summary>
    public static PersonalTable<T> Deleted(string name, Func<VisavisDbContext, PersonOnFile, IQueryable<T>> rowsOf) =>
        new(name, rowsOf) { IsDeleted = true };

    public PersonalTable<T> Exports(params string[] columns)
    {
        Exported.UnionWith(columns);
        return this;
    }

    public PersonalTable<T> Withholds(params string[] columns)
    {
        Withheld.UnionWith(columns);
        return this;
    }

    /// <summary>Puts into the file what is no column of its own.</summary>
    public PersonalTable<T> Adds(string column, Func<T, object?> value)
    {
        additions.Add((column, value));
        return this;
    }

    public PersonalTable<T> Blanks(Action<T> change, params string[] columns)
    {
        blank = change;
        Blanked.UnionWith(columns);
        return this;
    }

    public PersonalTable<T> Keeps(params string[] columns)
    {
        Kept.UnionWith(columns);
        return this;
    }

    public override async Task<JsonArray> ExportAsync(VisavisDbContext db, PersonOnFile person, CancellationToken cancellationToken)
    {
        var properties = typeof(T).GetProperties().Where(property => Exported.Contains(property.Name)).ToList();
        var list = new JsonArray();
        await foreach (var row in rowsOf(db, person).AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var item = new JsonObject();
            foreach (var property in properties)
            {
                Put(item, property.Name, property.GetValue(row));
            }

            foreach (var (column, value) in additions)
            {
                Put(item, column, value(row));
            }

            list.Add((JsonNode)item);
        }

        return list;
    }

    public override async Task EraseAsync(VisavisDbContext db, PersonOnFile person, CancellationToken cancellationToken)
    {
        if (!IsDeleted && blank is null)
        {
            return;
        }

        var rows = await rowsOf(db, person).ToListAsync(cancellationToken);
        if (IsDeleted)
        {
            db.RemoveRange(rows);
        }
        else
        {
            rows.ForEach(blank!);
        }
    }

    private static void Put(JsonObject item, string column, object? value) =>
        item[JsonNamingPolicy.CamelCase.ConvertName(column)] = value is null
            ? null
            : JsonSerializer.SerializeToNode(value, value.GetType(), Json);
}
