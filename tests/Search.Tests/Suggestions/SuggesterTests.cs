using Visavis.Search.Professions;
using Visavis.Search.Suggestions;
using Visavis.Search.Text;

namespace Visavis.Search.Tests.Suggestions;

public sealed class SuggesterTests
{
    private readonly NamedPeople people = new();

    [Theory]
    [InlineData("plomb", "Plombier")]
    [InlineData("plombière", "Plombière")]
    [InlineData("PLOMBIERE", "Plombière")]
    [InlineData("infirmière lib", "Infirmière libérale")]
    [InlineData("infirmier lib", "Infirmier libéral")]
    [InlineData("libérale infirm", "Infirmière libérale")]
    [InlineData("avoc", "Avocat")]
    [InlineData("photogr", "Photographe")]
    [InlineData("architecte d'int", "Architecte d’intérieur")]
    [InlineData("plonbier", "Plombier")]
    [InlineData("elctricien du bat", "Électricien du bâtiment")]
    [InlineData("sage f", "Sage-femme")]
    [InlineData("notaires", "Notaire")]
    public async Task Titles_are_suggested_by_the_beginnings_of_their_words_in_the_gender_typed(string typed, string label) =>
        Assert.Equal(label, (await SuggestAsync(typed)).Professions[0].Label);

    [Theory]
    [InlineData("p")]
    [InlineData("c")]
    [InlineData("a")]
    [InlineData("é")]
    public async Task One_letter_suggests_short_titles_that_begin_so(string typed)
    {
        var suggestions = await SuggestAsync(typed);

        Assert.Equal(Suggester.MaxProfessions, suggestions.Professions.Count);
        Assert.Equal(suggestions.Professions.Count, suggestions.Professions.Select(profession => profession.Code).Distinct().Count());
        Assert.All(suggestions.Professions, profession => Assert.Equal(Words.Key(typed)[0], Words.Key(profession.Label)[0]));
        Assert.InRange(suggestions.Needs.Count, 1, Suggester.MaxNeeds);
        Assert.InRange(suggestions.Cities.Count, 1, Suggester.MaxCities);
    }

    [Fact]
    public async Task Professions_somebody_practises_come_before_those_nobody_has_but_after_the_very_title()
    {
        var heating = ProfessionCatalog.Rome.Find("Plombier zingueur")!.Code;
        var suggester = new Suggester(people, new InUse(heating));

        Assert.Equal(heating, (await suggester.SuggestAsync("plomb", TestContext.Current.CancellationToken)).Professions[0].Code);
        Assert.Equal("Plombier", (await suggester.SuggestAsync("plombier", TestContext.Current.CancellationToken)).Professions[0].Label);
    }

    [Theory]
    [InlineData("cours de", "cours de maths")]
    [InlineData("prof d", "prof de maths")]
    [InlineData("mal de", "mal de dos")]
    public async Task What_goes_on_just_so_comes_with_its_commonest_meaning_first(string typed, string phrase)
    {
        var suggestions = await SuggestAsync(typed);

        Assert.Equal(phrase, suggestions.Needs[0].Phrase);
        Assert.DoesNotContain(suggestions.Professions, p => p.Label.StartsWith("Coursier", StringComparison.Ordinal));
        Assert.DoesNotContain(suggestions.Professions, p => p.Label.Contains("Maladie", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_commonest_title_comes_first() => Assert.Equal("Dentiste", (await SuggestAsync("den")).Professions[0].Label);

    [Theory]
    [InlineData("avocat en ligne", "avocat")]
    [InlineData("psychologue en visio", "psychologue")]
    [InlineData("en ligne", "")]
    public async Task Online_is_no_beginning_of_a_town(string typed, string what)
    {
        var suggestions = await SuggestAsync(typed);

        Assert.Equal(what, suggestions.OnlineWhat);
        Assert.Empty(suggestions.Cities);
    }

    [Theory]
    [InlineData("fui", "fuite", "Plombier")]
    [InlineData("fuite d'e", "fuite d’eau", "Plombier")]
    [InlineData("prof de ma", "prof de maths", "Professeur de mathématiques")]
    [InlineData("kiné", "kiné", "Masseur kinésithérapeute")]
    [InlineData("serure bloq", "serrure bloquée", "Serrurier du bâtiment")]
    public async Task Needs_are_suggested_with_the_profession_they_lead_to(string typed, string phrase, string profession)
    {
        var needs = (await SuggestAsync(typed)).Needs;

        var need = Assert.Single(needs, need => need.Phrase == phrase);
        Assert.Equal(phrase, needs[0].Phrase);
        Assert.StartsWith(profession.Split(' ')[0], need.Profession, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_asked_of_the_index()
    {
        people.Names.Add(new NameSuggestion("1", "Zoé Dupré", "Plombière", "Lyon"));

        Assert.Equal("Zoé Dupré", Assert.Single((await SuggestAsync("zoé d")).Names).Name);
        Assert.Equal("zoé d", people.Typed);
    }

    [Theory]
    [InlineData("lyo", "", "Lyon (69)")]
    [InlineData("69003", "", "Lyon (69)")]
    [InlineData("st etien", "", "Saint-Étienne (42)")]
    [InlineData("plombier ly", "plombier", "Lyon (69)")]
    [InlineData("Prof de piano à nan", "Prof de piano", "Nantes (44)")]
    [InlineData("véto mars", "véto", "Marseille (13)")]
    public async Task Cities_are_suggested_for_a_place_typed_in_the_first_box(string typed, string what, string city)
    {
        var suggestions = await SuggestAsync(typed);

        Assert.Equal(city, suggestions.Cities[0].Text);
        Assert.Equal(what, suggestions.CityWhat);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  - ")]
    [InlineData("\ud800\0\"'*")]
    public async Task Nothing_is_suggested_for_nothing(string typed) => Assert.Same(SuggestionList.Nothing, await SuggestAsync(typed));

    [Theory]
    [InlineData("a\0b")]
    [InlineData("👩‍🔧 plombier")]
    [InlineData("' OR 1=1 --")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public async Task Hostile_text_is_only_text(string typed)
    {
        await SuggestAsync(typed);
        await SuggestAsync(string.Concat(Enumerable.Repeat(typed, 10_000 / typed.Length)));
    }

    private Task<SuggestionList> SuggestAsync(string typed) =>
        new Suggester(people).SuggestAsync(typed, TestContext.Current.CancellationToken);

    private sealed class InUse(params int[] codes) : IProfessionsInUse
    {
        public IReadOnlySet<int> Codes { get; } = codes.ToHashSet();
    }

    private sealed class NamedPeople : ISearchIndex
    {
        public List<NameSuggestion> Names { get; } = [];

        public string? Typed { get; private set; }

        public Task<SearchPage> SearchAsync(SearchQuery query, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<NameSuggestion>> SuggestNamesAsync(string typed, int count, CancellationToken cancellationToken = default)
        {
            Typed = typed;
            return Task.FromResult<IReadOnlyList<NameSuggestion>>(Names);
        }
    }
}
