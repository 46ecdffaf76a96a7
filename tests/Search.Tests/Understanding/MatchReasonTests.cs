using Visavis.Search.Tests.Contract;
using Visavis.Search.Understanding;

namespace Visavis.Search.Tests.Understanding;

/// <summary>What a card says of why somebody is listed.</summary>
public sealed class MatchReasonTests
{
    private static readonly ProfessionalDocument Electrician = SomeDocuments.Person(
        "Luc Blanc",
        "Électricien",
        presentation: "Bonjour. Depuis vingt ans je restaure aussi des automates musicaux anciens, chez vous ou dans mon atelier de la Croix-Rousse, à Lyon, du lundi au samedi sur rendez-vous."
    ) with
    {
        Services = ["Mise aux normes du tableau électrique", "Pose de bornes de recharge"],
        OtherProfessions = ["Photographe"],
    };

    [Theory]
    [InlineData("électricien")]
    [InlineData("electricienne lyon")]
    [InlineData("Blanc")]
    [InlineData("")]
    public void Nothing_is_said_that_the_card_shows_anyway(string what) => Assert.Null(Reason(what));

    [Theory]
    [InlineData("borne de recharge", MatchKind.Service, "Pose de [bornes] de [recharge]")]
    [InlineData("photographe", MatchKind.OtherProfession, "[Photographe]")]
    [InlineData("fotographe", MatchKind.OtherProfession, "[Photographe]")]
    [InlineData("panne de courant", MatchKind.Need, "[panne] de [courant]")]
    public void The_service_the_second_trade_or_the_need_is_said_with_its_words_marked(string what, MatchKind kind, string text)
    {
        var reason = Reason(what)!;

        Assert.Equal(kind, reason.Kind);
        Assert.Equal(text, Written(reason));
    }

    [Fact]
    public void A_sentence_of_the_presentation_is_cut_around_the_word()
    {
        var reason = Reason("automates musicaux")!;

        Assert.Equal(MatchKind.Presentation, reason.Kind);
        Assert.Contains("[automates] [musicaux]", Written(reason), StringComparison.Ordinal);
        Assert.StartsWith("… ", Written(reason), StringComparison.Ordinal);
        Assert.EndsWith(" …", Written(reason), StringComparison.Ordinal);
        Assert.InRange(Written(reason).Length, 20, 170);
    }

    [Fact]
    public void Who_is_only_of_the_same_family_is_listed_as_such()
    {
        var person = SomeDocuments.Person("Anne Petit", "Plombier chauffagiste");

        Assert.Equal(
            MatchKind.NearTrade,
            MatchReasons.Of(QueryReader.Read("monteur installations thermiques", null), person, text => text)?.Kind
        );
    }

    private static MatchReason? Reason(string what) => MatchReasons.Of(QueryReader.Read(what, null), Electrician, text => text);

    private static string Written(MatchReason reason) =>
        string.Concat(reason.Text.Select(piece => piece.IsMarked ? $"[{piece.Text}]" : piece.Text));
}
