using Visavis.Search.Understanding;

namespace Visavis.Search.Tests.Understanding;

/// <summary>Sentences that name no trade, and the trades they speak of.</summary>
public sealed class SpokenTests
{
    [Theory]
    [InlineData("ma machine à laver fait un bruit d'avion", "I1402")]
    [InlineData("mon chat vomit depuis hier", "A1504")]
    [InlineData("gâteau sans lactose", "D1104")]
    [InlineData("on m'a licenciée pendant ma grossesse", "K1903")]
    [InlineData("la clé tourne dans le vide", "F1607")]
    [InlineData("mamie n'entend plus bien", "J1401")]
    [InlineData("ma bagnole démarrait plus ce matin", "I1604")]
    [InlineData("mon char est en panne", "I1604")]
    [InlineData("my sink is clogged", "F1603")]
    [InlineData("clôturer le terrain pour que le chien ne se sauve plus", "F1607")]
    [InlineData("vider le grenier avant vendredi", "N1102")]
    [InlineData("mon malinois vomit", "A1504")]
    [InlineData("mes buis sont mangés par les chenilles", "A1203")]
    [InlineData("my gearbox is grinding", "I1604")]
    [InlineData("someone to tune our piano", "B1501")]
    [InlineData("squirrels in the attic", "K2305")]
    [InlineData("la lumière saute quand je mets le grille-pain", "F1602")]
    [InlineData("mon ado ne veut plus aller en cours", "K1104")]
    [InlineData("plus de courant dans la chambre", "F1602")]
    [InlineData("mon airfryer moulinex est mort", "I1402")]
    [InlineData("ma retraite est fausse", "C1109")]
    [InlineData("diapos à scanner", "E1201")]
    public void Of_a_sentence_the_loudest_trade_is_meant(string typed, string family)
    {
        var reading = QueryReader.Read(typed, where: null);

        Assert.Equal(family, reading.Families[0].Code);
        Assert.True(reading.IsSentence);
        Assert.Null(reading.Place);
    }

    [Fact]
    public void A_language_that_somebody_should_speak_says_nothing_of_the_trade()
    {
        var reading = QueryReader.Read("doctor who speaks english", where: null);

        Assert.Equal("J1102", reading.Families[0].Code);
        Assert.Equal(["en"], reading.Languages);
    }

    /// <summary>"Conducteur*" would lead from a horse that is to be moved to trams and cranes.</summary>
    [Fact]
    public void No_phrase_speaks_of_titles_of_more_than_twenty_families_at_once() =>
        Assert.DoesNotContain(SpokenPhrases.French.All, phrase => phrase.Trades.Any(trade => trade.Families.Count > 20));

    [Theory]
    [InlineData("un kiné qui se déplace, ma grand-mère s'est cassé la hanche", "kine")]
    [InlineData("avocat divorce", "avocat divorce")]
    [InlineData("plombier Kowalczyk", "plombier kowalczyk")]
    public void A_trade_that_is_named_decides_with_what_belongs_to_it_and_with_names(string typed, string words) =>
        Assert.Equal(words.Split(' '), QueryReader.Read(typed, where: null).Words);

    [Theory]
    [InlineData("prêter 13000 euros à mon frère")]
    [InlineData("placer 20000 euros")]
    [InlineData("camion 38000 km")]
    [InlineData("un devis de 69000 €")]
    [InlineData("un devis de 69 000 €")]
    [InlineData("la batterie reste à 38 %")]
    [InlineData("tension à 18")]
    [InlineData("nuque raide à force d'ordi")]
    public void A_number_that_counts_something_is_no_place(string typed) => Assert.Null(QueryReader.Read(typed, where: null).Place);

    [Fact]
    public void A_number_alone_still_is_a_postcode() => Assert.Equal("Lyon", QueryReader.Read("plombier 69003", where: null).Place?.Name);

    [Fact]
    public void Of_the_trades_of_a_sentence_the_likeliest_come_first_and_near_families_last()
    {
        var reading = QueryReader.Read("my sink is clogged", where: null);

        Assert.True(reading.Trades[0].IsLikeliest);
        Assert.Equal("F1603", reading.Trades[0].Trade.Families[0]);
        Assert.Equal(reading.Families.OrderByDescending(family => family.Certainty), reading.Families);
        Assert.False(reading.Families[0].IsNear);
    }

    [Fact]
    public void A_language_to_translate_from_is_wished_for_and_one_to_speak_is_asked_for()
    {
        Assert.Equal(["ro"], QueryReader.Read("traducteur assermenté roumain", where: null).LanguagesBeside);
        Assert.Equal(["ro"], QueryReader.Read("dentiste qui parle roumain", where: null).Languages);
    }

    [Fact]
    public void A_language_that_is_learned_is_not_asked_to_be_spoken()
    {
        Assert.Empty(QueryReader.Read("japonais pour un voyage", where: null).Languages);
        Assert.Equal(["ja"], QueryReader.Read("avocat japonais pour un divorce", where: null).Languages);
    }

    [Theory]
    [InlineData("oncle")]
    [InlineData("autour")]
    [InlineData("toujours")]
    [InlineData("tomorrow")]
    [InlineData("proprement")]
    public void Ordinary_words_are_no_slips_of_the_words_of_trades(string typed) =>
        Assert.Empty(QueryReader.Read(typed, where: null).Meant);

    [Theory]
    [InlineData("ramonnage", "ramonage")]
    [InlineData("suivi de grosesse", "grossesse")]
    [InlineData("notère", "notaire")]
    public void What_is_said_alike_and_one_letter_away_is_meant_and_nothing_else(string typed, string meant) =>
        Assert.Equal([meant], QueryReader.Read(typed, where: null).Meant.Values.Single());

    [Theory]
    [InlineData("piscomotricienne", "psychomotricienne")]
    [InlineData("orthofonniste", "orthophoniste")]
    [InlineData("skolaire", "scolaire")]
    public void What_is_heard_wrongly_as_well_is_known_by_its_sound(string typed, string meant) =>
        Assert.Contains(meant, QueryReader.Read(typed, where: null).Meant.Values.Single());

    [Theory]
    [InlineData("photographe pas trop loin")]
    [InlineData("mèches ratées, je suis orange")]
    public void An_ordinary_word_is_no_town_unless_it_is_written_like_one(string typed) =>
        Assert.Null(QueryReader.Read(typed, where: null).Place);

    [Fact]
    public void A_town_that_is_called_like_an_ordinary_word_is_found_by_its_capital_or_preposition()
    {
        Assert.Equal("Orange", QueryReader.Read("plombier Orange", where: null).Place?.Name);
        Assert.Equal("Orange", QueryReader.Read("plombier à orange", where: null).Place?.Name);
    }
}
