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

    /// <summary>0 to 100, as few know whether they answer as the middle.</summary>
    public required byte[] AnswerRates { get; init; }

    public required int[] Recommendations { get; init; }

    /// <summary>Seconds since 1970; the highest number for none.</summary>
    public required long[] NextSlots { get; init; }

    /// <summary>Position of what recruiters and job seekers say in <see cref="HiringFacts"/>; equal ones are shared, the first is none.</summary>
    public required int[] Hirings { get; init; }

    public required HiringFacts[] HiringFacts { get; init; }

    /// <summary>Name, profession and city.</summary>
    public required (string Name, string Profession, string City)[] Labels { get; init; }

    public required string[] CategoryNames { get; init; }

    public required string[] LanguageNames { get; init; }

    public required string[] CommuneCodes { get; init; }

    public required string[] DepartmentCodes { get; init; }

    public int Count => Numbers.Length;

    /// <summary>Points of each profile that depend on neither the query nor the place, as they are in that hour.</summary>
    /// <param name="hour">Since 1970.</param>
    public float[] ProfilePointsIn(int hour)
    {
        if (profilePoints is not var (known, points) || known != hour)
        {
            points = new float[Count];
            for (var document = 0; document < points.Length; document++)
            {
                points[document] = ProfilePointsIn(hour, document);
            }

            profilePoints = Tuple.Create(hour, points);
        }

        return points;
    }

    private float ProfilePointsIn(int hour, int document)
    {
        var weights = RankingWeights.Present;
        var hours = (NextSlots[document] / 3600) - hour;
        var soon = hours < 0 ? 0 : Math.Max(0, 1 - ((hours / 24) / (double)weights.NextSlotDays));
        var proven = Math.Min(1, Math.Log(1 + Recommendations[document]) / Math.Log(1 + weights.ManyRecommendations));
        return (float)(
            (Qualities[document] / 100.0 * weights.Quality)
            + (AnswerRates[document] / 100.0 * weights.AnswerRate)
            + (proven * weights.Recommendations)
            + (soon * weights.NextSlot)
            + (Turn(Numbers[document], hour / 24) * weights.Turn)
        );
    }

    /// <summary>From 0 to 1, by chance but the same all day.</summary>
    private static double Turn(long number, int day)
    {
        var mixed = unchecked(((ulong)number * 0x9E3779B97F4A7C15) ^ ((ulong)day * 0xC2B2AE3D27D4EB4F));
        mixed = unchecked((mixed ^ (mixed >> 29)) * 0xBF58476D1CE4E5B9);
        return (mixed >> 40) / (double)(1 << 24);
    }
}
