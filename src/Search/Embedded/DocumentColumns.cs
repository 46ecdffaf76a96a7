namespace Visavis.Search.Embedded;

/// <summary>What is filtered, counted and sorted by, one array per attribute, in the order of the documents' numbers.</summary>
internal sealed class DocumentColumns
{
    public required long[] Numbers { get; init; }

    public required Guid[] Ids { get; init; }

    public required string[] References { get; init; }

    /// <summary>Position of the value in <see cref="CategoryNames"/>.</summary>
    public required byte[] Categories { get; init; }

    /// <summary>A bit for each of <see cref="LanguageNames"/>.</summary>
    public required ulong[] Languages { get; init; }

    /// <summary>Position of the range among the values of <see cref="PriceRange"/>; 255 for no stated price.</summary>
    public required byte[] Prices { get; init; }

    /// <summary>Position of the code in <see cref="CommuneCodes"/>.</summary>
    public required int[] Communes { get; init; }

    /// <summary>Position of the number in <see cref="DepartmentCodes"/>.</summary>
    public required int[] Departments { get; init; }

    public required float[] X { get; init; }

    public required float[] Y { get; init; }

    public required float[] Z { get; init; }

    /// <summary>0 to 100.</summary>
    public required byte[] Qualities { get; init; }

    /// <summary>Days since 1970.</summary>
    public required int[] UpdatedDays { get; init; }

    public required int[] Recommendations { get; init; }

    /// <summary>Seconds since 1970; the highest number for none.</summary>
    public required long[] NextSlots { get; init; }

    /// <summary>Name, profession and city.</summary>
    public required (string Name, string Profession, string City)[] Labels { get; init; }

    public required string[] CategoryNames { get; init; }

    public required string[] LanguageNames { get; init; }

    public required string[] CommuneCodes { get; init; }

    public required string[] DepartmentCodes { get; init; }

    public int Count => Numbers.Length;
}
