using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Foundation.PersonalData;

/// <summary>What one table holds of a person: what of it they get in their file, and what becomes of it when they leave.</summary>
internal abstract class PersonalTable(string name, Type entity)
{
    /// <summary>Of the list in the person's file.</summary>
    public string Name => name;

    public Type Entity => entity;

    /// <summary>Whether erasure removes the rows; otherwise it blanks some columns and keeps others.</summary>
    public bool IsDeleted { get; private protected init; }

    public HashSet<string> Exported { get; } = [];

    /// <summary>Columns that are not in the file: secrets, and marks of the machinery that say nothing about anybody.</summary>
    public HashSet<string> Withheld { get; } = [];

    public HashSet<string> Blanked { get; } = [];

    public HashSet<string> Kept { get; } = [];

    public abstract Task<JsonArray> ExportAsync(VisavisDbContext db, PersonOnFile person, CancellationToken cancellationToken);

    /// <summary>Marks the rows for the next save.</summary>
    public abstract Task EraseAsync(VisavisDbContext db, PersonOnFile person, CancellationToken cancellationToken);
}

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
