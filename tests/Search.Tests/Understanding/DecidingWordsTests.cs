using Visavis.Search.Understanding;

namespace Visavis.Search.Tests.Understanding;

/// <summary>Which words decide, which help, and what is read of places, languages and misspelled words.</summary>
public sealed class DecidingWordsTests
{
    [Theory]
    [InlineData("super plombier", "plombier", "super")]
    [InlineData("urgent besoin plombier", "plombier", "besoin")]
    [InlineData("cabinet avocat", "avocat", "cabinet")]
    [InlineData("cours de yoga", "yoga", "cours")]
    [InlineData("yoga cours", "yoga", "cours")]
    [InlineData("un excellent photographe pas trop loin", "photographe", "excellent loin trop")]
    public void Chance_words_help_and_do_not_decide(string typed, string needed, string helping)
    {
        var reading = QueryReader.Read(typed, where: null);

        Assert.Equal(needed.Split(' '), reading.Words);
        Assert.Subset(helping.Split(' ').ToHashSet(), reading.Helping.ToHashSet());
        Assert.Null(reading.Place);
    }

    [Theory]
    [InlineData("médecin qui parle arabe", "medecin", "ar")]
    [InlineData("english speaking lawyer", "lawyer", "en")]
    [InlineData("psychologue parlant espagnol", "psychologue", "es")]
    [InlineData("notaire anglophone", "notaire", "en")]
    [InlineData("plombier portugais", "plombier", "pt")]
    public void A_language_to_be_spoken_is_no_word(string typed, string words, string language)
    {
        var reading = QueryReader.Read(typed, where: null);

        Assert.Equal(words.Split(' '), reading.Words);
        Assert.Equal([language], reading.Languages);
    }

    [Theory]
    [InlineData("prof d’anglais")]
    [InlineData("traducteur arabe")]
    [InlineData("cours de chinois")]
    public void A_language_that_is_taught_or_translated_is_one(string typed) =>
        Assert.Empty(QueryReader.Read(typed, where: null).Languages);

    [Theory]
    [InlineData("aide pour ma mère âgée")]
    [InlineData("repeindre le salon")]
    [InlineData("carreler la salle")]
    [InlineData("nettoyer la cave")]
    public void A_common_noun_is_no_place(string typed) => Assert.Null(QueryReader.Read(typed, where: null).Place);

    [Theory]
    [InlineData("coiffeur Marseille 8", "Marseille")]
    [InlineData("avocat 13 008", "Marseille")]
    [InlineData("plombierlyon", "Lyon")]
    public void Districts_and_joined_towns_are_places(string typed, string place) =>
        Assert.Equal(place, QueryReader.Read(typed, where: null).Place?.Name);

    [Theory]
    [InlineData("12 rue de la République Lyon", "Lyon")]
    [InlineData("place Bellecour Lyon", "Lyon")]
    [InlineData("LYON CEDEX 03", "Lyon")]
    [InlineData("Bordeaux Bastide", "Bordeaux")]
    [InlineData("12 rue de Bordeaux Nantes", "Nantes")]
    [InlineData("75011", "Paris")]
    public void An_address_is_searched_in_its_town(string where, string place) =>
        Assert.Equal(place, QueryReader.Read("notaire", where).Place?.Name);

    [Theory]
    [InlineData("autour de moi")]
    [InlineData("près de chez moi")]
    [InlineData("ici")]
    public void Around_oneself_is_no_town(string where)
    {
        var reading = QueryReader.Read("notaire", where);

        Assert.Null(reading.Place);
        Assert.False(reading.PlaceUnknown);
    }

    [Theory]
    [InlineData("Saint-Denis", "974 93")]
    [InlineData("Saint-Paul", "974")]
    public void Towns_of_one_name_are_offered_with_their_departments(string where, string departments) =>
        Assert.Subset(
            QueryReader.Read("notaire", where).PlaceChoices.Select(choice => choice.Department).ToHashSet(),
            departments.Split(' ').ToHashSet()
        );

    [Theory]
    [InlineData("Saint-Denis (93)")]
    [InlineData("93200 Saint-Denis")]
    [InlineData("Lyon")]
    public void A_town_told_apart_is_not_asked_about(string where) => Assert.Empty(QueryReader.Read("notaire", where).PlaceChoices);

    [Theory]
    [InlineData("fotographe", "photographe")]
    [InlineData("ortofoniste", "orthophoniste")]
    [InlineData("kwaffeur", "coiffeur")]
    [InlineData("sicologue", "psychologue")]
    [InlineData("lombier", "plombier")]
    [InlineData("xoiffeur", "coiffeur")]
    public void A_misspelled_word_is_what_it_sounds_like(string typed, string meant) =>
        Assert.Equal(meant, QueryReader.Read(typed, where: null).Meant[typed][0]);

    [Fact]
    public void Small_words_inside_joined_ones_are_found() =>
        Assert.Equal(["femme", "menage"], QueryReader.Read("femmedeménage", where: null).Words);

    [Theory]
    [InlineData("%")]
    [InlineData("🎉")]
    public void A_sign_alone_is_not_everybody(string typed) => Assert.True(QueryReader.Read(typed, where: null).IsUnreadable);

    [Fact]
    public void Words_speak_of_families_of_trades() =>
        Assert.Equal("F1603", QueryReader.Read("j’ai une fuite d’eau", where: null).Families[0].Code);
}
