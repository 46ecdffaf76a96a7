using System.Text.Json.Nodes;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.DataRights;

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
