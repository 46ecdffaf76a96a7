namespace Visavis.Search.Embedded;

/// <summary>What is filtered, counted and sorted by, one array per attribute, in the order of the documents' numbers.</summary>
internal sealed class DocumentColumns
{
    private volatile Tuple<int, float[]>? profilePoints;

    public required long[] Numbers { get; init; }

    public required Guid[] Ids { get; init; }

    public required string[] References { get; init; }

    /// <summary>Position of the value in <see cref="CategoryNames"/>.</summary>
    public required byte[] Categories { get; init; }

    /// <summary>Position of the person's languages in <see cref="LanguageSets"/>: few sets are shared by many.</summary>
    public required int[] Languages { get; init; }

    /// <summary>Each set as a bit for each of <see cref="LanguageNames"/>.</summary>
    public required ulong[] LanguageSets { get; init; }

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

    /// <summary>Points of each profile that depend on neither the query nor the place: quality and freshness on that day.</summary>
    public float[] ProfilePointsOn(int day)
    {
        if (profilePoints is not var (known, points) || known != day)
        {
            points = [.. Enumerable.Range(0, Count).Select(document => ProfilePointsOn(day, document))];
            profilePoints = Tuple.Create(day, points);
        }

        return points;
    }

    private float ProfilePointsOn(int day, int document)
    {
        var weights = RankingWeights.Present;
        var days = Math.Max(0, day - UpdatedDays[document]);
        var freshness = Math.Max(0, 1 - ((double)days / weights.FreshnessDays));
        return (float)((Qualities[document] / 100.0 * weights.Quality) + (freshness * weights.Freshness));
    }
}
