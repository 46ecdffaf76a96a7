namespace Visavis.Search.Tests.Contract;

public abstract partial class SearchContractTests
{
    [Theory]
    [InlineData("Plombier", "plonbier")]
    [InlineData("Plombier", "plmobier")]
    [InlineData("Plombier", "plombierr")]
    [InlineData("Plombier", "plobmi")]
    [InlineData("Électricienne", "elektricein")]
    [InlineData("Électricienne", "electrisiene")]
    [InlineData("Serrurier", "serurier")]
    public async Task Typing_errors_are_forgiven_in_long_words(string profession, string typed)
    {
        var person = SomeDocuments.Person("Zoé Roy", profession);
        await FillAsync(SomeDocuments.Person("Paul Dax", "Avocat"), person);

        Assert.Equal([person.Id], await FindAsync(typed));
    }

    [Theory]
    [InlineData("Juge", "juxo")] // too short to be sure
    [InlineData("Plombier", "pnoobier")] // two errors in eight letters
    public async Task Other_words_are_not_taken_for_typing_errors(string profession, string typed)
    {
        await FillAsync(SomeDocuments.Person("Zoé Roy", profession));

        Assert.Empty(await FindAsync(typed));
    }

    [Fact]
    public async Task What_is_written_right_comes_before_what_is_nearly_so()
    {
        var nearly = SomeDocuments.Person("Anne Martine", "Notaire");
        var right = SomeDocuments.Person("Anne Martinn", "Notaire");
        await FillAsync(nearly, right);

        Assert.Equal(right.Id, (await FindAsync("martinn"))[0]);
    }

    [Theory]
    [InlineData("Réparateur en électroménager", "reparateur electro menager")]
    [InlineData("Baby-sitter", "babysitter")]
    public async Task Words_joined_or_split_are_the_same(string profession, string typed)
    {
        var person = SomeDocuments.Person("Zoé Roy", profession) with { ProfessionCode = null };
        await FillAsync(SomeDocuments.Person("Paul Dax", "Avocat"), person);

        Assert.Equal([person.Id], await FindAsync(typed));
    }

    [Theory]
    [InlineData("fuite d’eau")]
    [InlineData("fuite eau")]
    [InlineData("fuites d'eau")]
    public async Task A_need_finds_who_answers_it(string typed)
    {
        var plumber = SomeDocuments.Person("Zoé Roy", "Plombière");
        await FillAsync(SomeDocuments.Person("Paul Dax", "Avocat"), plumber);

        Assert.Equal([plumber.Id], await FindAsync(typed));
    }

    [Theory]
    [InlineData("le flotteur coule sans arrêt")]
    [InlineData("le pommeau gouttait déjà hier")]
    public async Task Everyday_speech_finds_who_does_it_though_nobody_wrote_the_words(string typed)
    {
        var plumber = SomeDocuments.Person("Zoé Roy", "Plombière");
        await FillAsync(SomeDocuments.Person("Paul Dax", "Avocat"), plumber);

        Assert.Equal(plumber.Id, (await FindAsync(typed))[0]);
    }

    /// <summary>All of them teach in one family of trades, and the best of them teaches something else.</summary>
    [Fact]
    public async Task Of_a_family_of_trades_those_whom_everyday_speech_names_come_first()
    {
        var mathematics = SomeDocuments.Person("Zoé Roy", "Professeure de mathématiques");
        var others = new[] { "Professeur d’anglais", "Professeur de philosophie" }.Select(title =>
            SomeDocuments.Person("Paul Dax", title) with
            {
                Quality = 100,
            }
        );
        await FillAsync([.. others, mathematics]);

        Assert.Equal(mathematics.Id, (await FindAsync("je ne comprends rien à pythagore"))[0]);
    }

    [Fact]
    public async Task Other_professions_and_services_are_found_after_the_title()
    {
        var service = SomeDocuments.Person("Luc Blanc", "Avocat") with { Services = ["Médiation familiale"] };
        var other = SomeDocuments.Person("Anne Petit", "Juriste") with { OtherProfessions = ["Médiatrice"] };
        var title = SomeDocuments.Person("Zoé Roy", "Médiatrice");
        await FillAsync(service, other, title);

        Assert.Equal([title.Id, other.Id], await FindAsync("médiateur"));
        Assert.Equal(service.Id, (await FindAsync("médiation familiale"))[0]);
    }

    [Fact]
    public async Task A_more_complete_profile_comes_first_among_equals()
    {
        var bare = SomeDocuments.Person("Luc Blanc", "Notaire");
        var complete = SomeDocuments.Person("Anne Petit", "Notaire") with { Quality = 90 };
        await FillAsync(bare, complete);

        Assert.Equal([complete.Id, bare.Id], await FindAsync("notaire"));
    }

    [Theory]
    [InlineData("d")]
    [InlineData("Dup")]
    [InlineData("zoé dup")]
    [InlineData("ZOE DUPRE")]
    public async Task Names_are_suggested_by_their_beginning(string typed)
    {
        var person = SomeDocuments.Person("Zoé Dupré", "Plombière");
        await FillAsync(SomeDocuments.Person("Paul Roy", "Dentiste"), person);

        var suggestion = Assert.Single(await Index.SuggestNamesAsync(typed, 5, Cancellation));

        Assert.Equal(new NameSuggestion(person.Id, "Zoé Dupré", "Plombière", "Lyon"), suggestion);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" - ")]
    [InlineData("\ud800\0\"'*")]
    [InlineData("xyzzy")]
    public async Task Nothing_is_suggested_for_nothing(string typed)
    {
        await FillAsync(SomeDocuments.Person("Zoé Dupré", "Plombière"));

        Assert.Empty(await Index.SuggestNamesAsync(typed, 5, Cancellation));
    }
}
