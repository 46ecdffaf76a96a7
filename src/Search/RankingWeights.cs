namespace Visavis.Search;

/// <summary>
/// How results are ordered, in one place: the embedded engine computes with these numbers, the public page "how results are ordered" is
/// made from them. Points of the words come first; among people whose words count the same, the points of the profile decide.
/// </summary>
public sealed record RankingWeights
{
    public static RankingWeights Present { get; } = new();

    /// <summary>The words are the whole title of the person's profession.</summary>
    public int WholeTitle { get; init; } = 40;

    /// <summary>The words are a whole need or the whole name.</summary>
    public int WholePhrase { get; init; } = 20;

    /// <summary>A word of the title of the profession, in either gender and number.</summary>
    public int TitleWord { get; init; } = 100;

    /// <summary>A word of the person's or company's name.</summary>
    public int NameWord { get; init; } = 90;

    /// <summary>The beginning of a word of the title.</summary>
    public int TitleBeginning { get; init; } = 80;

    /// <summary>The beginning of a word of the name.</summary>
    public int NameBeginning { get; init; } = 75;

    /// <summary>Everyday words for what the profession does ("fuite d'eau" for a plumber).</summary>
    public int Need { get; init; } = 70;

    /// <summary>The beginning of such a word.</summary>
    public int NeedBeginning { get; init; } = 60;

    /// <summary>Another profession of the person, or one of their services.</summary>
    public int ServiceWord { get; init; } = 55;

    /// <summary>The beginning of such a word.</summary>
    public int ServiceBeginning { get; init; } = 48;

    /// <summary>The city.</summary>
    public int CityWord { get; init; } = 50;

    /// <summary>The beginning of the city's name.</summary>
    public int CityBeginning { get; init; } = 45;

    /// <summary>A word of the title, need or name with a typing error.</summary>
    public int Typo { get; init; } = 40;

    /// <summary>A word of the presentation.</summary>
    public int PresentationWord { get; init; } = 10;

    /// <summary>Being of the very family of trades that the words speak of.</summary>
    public int Family { get; init; } = 15;

    /// <summary>Being of the family that answers what is described, where no trade is named: a chance word of another trade is not meant.</summary>
    public int SpokenFamily { get; init; } = 60;

    /// <summary>A word that is not required ("super", "cabinet") gives this part of the points.</summary>
    public int HelpingShare { get; init; } = 4;

    /// <summary>Points for being reachable at this moment.</summary>
    public int Reachable { get; init; } = 50;

    /// <summary>Most points for the next free slot: all for today, none after <see cref="NextSlotDays"/>.</summary>
    public int NextSlot { get; init; } = 25;

    public int NextSlotDays { get; init; } = 7;

    /// <summary>Most points for answering calls and requests.</summary>
    public int AnswerRate { get; init; } = 20;

    /// <summary>Most points for recommendations from proven services, all from <see cref="ManyRecommendations"/> on.</summary>
    public int Recommendations { get; init; } = 15;

    public int ManyRecommendations { get; init; } = 20;

    /// <summary>Most points for a complete profile; nobody can buy them.</summary>
    public int Quality { get; init; } = 15;

    /// <summary>Most points by lot, drawn anew for everybody each day, so that equal people take turns.</summary>
    public int Turn { get; init; } = 3;

    /// <summary>Points for being in the very commune searched.</summary>
    public int SameCommune { get; init; } = 40;

    /// <summary>Most points for being near, when a place is searched; none at the edge of the radius.</summary>
    public int Nearness { get; init; } = 60;
}
