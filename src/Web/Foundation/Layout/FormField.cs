namespace Visavis.Web.Foundation.Layout;

/// <summary>A labelled line or block of text in a form, with its hint and what was wrong with it: the partial <c>_FormField</c>.</summary>
public sealed record FormField(string Id, string Name, string Label, string? Value, string? Error)
{
    public string? Hint { get; init; }

    public string Type { get; init; } = "text";

    public int? MaxLength { get; init; }

    /// <summary>More than one makes it a block.</summary>
    public int Rows { get; init; } = 1;

    public string? AutoComplete { get; init; }

    public string? InputMode { get; init; }

    /// <summary>It asks for a commune: those that begin like what is typed are suggested.</summary>
    public bool IsCommune { get; init; }

    public bool Required { get; init; }

    /// <summary>Ids of what describes the field.</summary>
    public string DescribedBy => Hint is null ? $"{Id}-error" : $"{Id}-hint {Id}-error";
}
