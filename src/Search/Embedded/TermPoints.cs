namespace Visavis.Search.Embedded;

/// <summary>Points of a word by how it matched and in which fields, from <see cref="RankingWeights"/>; the best field counts.</summary>
internal static class TermPoints
{
    private const int Combinations = 256;
    private static readonly RankingWeights Weights = RankingWeights.Present;
    private static readonly ushort[][] Table = [.. Enum.GetValues<TermMatch>().Select(RowOf)];

    /// <summary>By the bits of <see cref="Fields"/>.</summary>
    public static ReadOnlySpan<ushort> Of(TermMatch match) => Table[(int)match];

    /// <summary>Points for the whole text being a title, a need or a name.</summary>
    public static int OfWhole(Fields fields) => fields.HasFlag(Fields.Title) ? Weights.WholeTitle : Weights.WholePhrase;

    private static ushort[] RowOf(TermMatch match) =>
        [.. Enumerable.Range(0, Combinations).Select(bits => (ushort)Enum.GetValues<Fields>().Max(f => PointsOf(match, (Fields)bits & f)))];

    private static int PointsOf(TermMatch match, Fields field) =>
        (match, field) switch
        {
            (TermMatch.Exact, Fields.Title) => Weights.TitleWord,
            (TermMatch.Exact, Fields.Name) => Weights.NameWord,
            (TermMatch.Exact, Fields.Need) => Weights.Need,
            (TermMatch.Exact, Fields.Service) => Weights.ServiceWord,
            (TermMatch.Exact, Fields.City) => Weights.CityWord,
            (TermMatch.Exact, Fields.Presentation) => Weights.PresentationWord,
            (TermMatch.Beginning or TermMatch.InnerBeginning, Fields.Title) => Weights.TitleBeginning,
            (TermMatch.Beginning or TermMatch.InnerBeginning, Fields.Name) => Weights.NameBeginning,
            (TermMatch.Beginning or TermMatch.InnerBeginning, Fields.Need) => Weights.NeedBeginning,
            (TermMatch.Beginning or TermMatch.InnerBeginning, Fields.Service) => Weights.ServiceBeginning,
            (TermMatch.Beginning, Fields.City) => Weights.CityBeginning,
            (TermMatch.Typo, Fields.Title or Fields.Name or Fields.Need or Fields.Service or Fields.City) => Weights.Typo,
            _ => 0,
        };
}
