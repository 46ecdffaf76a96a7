using Visavis.Search.Understanding;

namespace Visavis.Search.Embedded;

/// <summary>Points of a word by how it matched and in which fields, from <see cref="RankingWeights"/>; the best field counts.</summary>
internal static class TermPoints
{
    private const int Combinations = 256;
    private static readonly RankingWeights Weights = RankingWeights.Present;
    private static readonly ushort[][] Table = [.. Enum.GetValues<TermMatch>().Select(match => RowOf(match, Fields.None))];
    private static readonly ushort[][] Strong = [.. Enum.GetValues<TermMatch>().Select(match => RowOf(match, Fields.Presentation))];
    private static readonly ushort[] Exact = Table[(int)TermMatch.Exact];

    /// <summary>By the bits of <see cref="Fields"/>.</summary>
    public static ReadOnlySpan<ushort> Of(TermMatch match, bool presentationCounts) => (presentationCounts ? Table : Strong)[(int)match];

    /// <summary>For a word that is not required.</summary>
    public static int OfHelping(Fields fields) => Exact[(int)fields] / Weights.HelpingShare;

    /// <summary>For being of the trade that the words speak of.</summary>
    /// <param name="isSpoken">Whether no trade is named and a need is described.</param>
    public static int OfFamily(Fields fields, double certainty, bool isSpoken)
    {
        var most = isSpoken && certainty > TradeFamily.NearCertainty ? Weights.SpokenFamily : Weights.Family;
        return (int)(certainty * (fields.HasFlag(Fields.Title) ? most : most / 2));
    }

    /// <summary>Points for the whole text being a title, a need or a name.</summary>
    public static int OfWhole(Fields fields) => fields.HasFlag(Fields.Title) ? Weights.WholeTitle : Weights.WholePhrase;

    /// <summary>More of them where the name speaks of a trade that others carry on.</summary>
    public static int OfCalled => Weights.WholeTitle + Weights.Family;

    private static ushort[] RowOf(TermMatch match, Fields without) =>
        [
            .. Enumerable
                .Range(0, Combinations)
                .Select(bits => (ushort)Enum.GetValues<Fields>().Max(field => PointsOf(match, (Fields)bits & ~without & field))),
        ];

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
            (TermMatch.Meant, Fields.Title) => Weights.TitleBeginning,
            (TermMatch.Meant, Fields.Need) => Weights.NeedBeginning,
            (TermMatch.Meant, Fields.Service) => Weights.ServiceBeginning,
            (TermMatch.Typo, Fields.Title or Fields.Name or Fields.Need or Fields.Service or Fields.City) => Weights.Typo,
            _ => 0,
        };
}
