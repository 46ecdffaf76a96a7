using Visavis.Search.Understanding;

namespace Visavis.Search.Tests.Understanding;

public sealed class QueryReaderTests
{
    [Theory]
    [InlineData("plombier lyon", "plombier", "Lyon")]
    [InlineData("plombier à lyon 3e", "plombier", "Lyon")]
    [InlineData("plombier lyon 3ème arrondissement", "plombier", "Lyon")]
    [InlineData("avocat paris 15", "avocat", "Paris")]
    [InlineData("avocat Paris 15e", "avocat", "Paris")]
    [InlineData("plombier 69003", "plombier", "Lyon")]
    [InlineData("plombier lyon 69003", "plombier", "Lyon")]
    [InlineData("plombière rhône", "plombiere", "Rhône")]
    [InlineData("plombier 69", "plombier", "Rhône")]
    [InlineData("avocat vienne 38", "avocat", "Vienne")]
    [InlineData("notaire saint étienne", "notaire", "Saint-Étienne")]
    [InlineData("notaire st-etienne", "notaire", "Saint-Étienne")]
    [InlineData("notaire de lyon", "notaire", "Lyon")]
    [InlineData("prof de piano près de nantes", "prof piano", "Nantes")]
    [InlineData("prof de piano aux alentours de nantes", "prof piano", "Nantes")]
    [InlineData("prof de maths à côté de Rennes", "prof maths", "Rennes")]
    [InlineData("coiffeur le havre", "coiffeur", "Le Havre")]
    [InlineData("coiffeur au havre", "coiffeur", "Le Havre")]
    [InlineData("kiné la rochelle", "kine", "La Rochelle")]
    [InlineData("kiné à la rochelle", "kine", "La Rochelle")]
    [InlineData("dentiste aix en provence", "dentiste", "Aix-en-Provence")]
    [InlineData("paris avocat", "avocat", "Paris")]
    [InlineData("fuite d'eau lyon", "fuite eau", "Lyon")]
    [InlineData("fuite d’eau à Villeurbanne", "fuite eau", "Villeurbanne")]
    [InlineData("dépanneur pc lille", "depanneur pc", "Lille")]
    [InlineData("véto nice", "veto", "Nice")]
    [InlineData("plombier tours", "plombier", "Tours")]
    [InlineData("plombir lyon", "plombir", "Lyon")]
    [InlineData("plomb lyon", "plomb", "Lyon")]
    [InlineData("apiculteur dans les landes", "apiculteur", "Landes")]
    [InlineData("maçon en isère", "macon", "Isère")]
    [InlineData("je cherche un plombier à Lyon", "plombier", "Lyon")]
    [InlineData("plombier pas cher lyon", "plombier", "Lyon")]
    [InlineData("boulangerie paul marseille", "boulangerie paul", "Marseille")]
    [InlineData("dupont plombier lyon", "dupont plombier", "Lyon")]
    [InlineData("dupont à lyon", "dupont", "Lyon")]
    [InlineData("mairie de lyon", "mairie", "Lyon")]
    [InlineData("plombier bretagne", "plombier", "Bretagne")]
    [InlineData("plombier en Île-de-France", "plombier", "Île-de-France")]
    [InlineData("avocat paca", "avocat", "Provence-Alpes-Côte d’Azur")]
    [InlineData("plombier région lyonnaise", "plombier", "Lyon")]
    [InlineData("plombier paris 11 ème", "plombier", "Paris")]
    [InlineData("plombier69003", "plombier", "Lyon")]
    [InlineData("coiffeur aix", "coiffeur", "Aix-en-Provence")]
    [InlineData("plombier moins cher nantes", "plombier", "Nantes")]
    [InlineData("75011", "", "Paris")]
    [InlineData("Lyon 3", "", "Lyon")]
    [InlineData("Marseille 13", "", "Marseille")]
    public void A_place_typed_in_the_first_box_is_taken_out_of_the_words(string what, string words, string place)
    {
        var reading = QueryReader.Read(what, where: null);

        Assert.Equal(words, string.Join(' ', reading.Words));
        Assert.Equal(place, reading.Place?.Name);
        Assert.True(reading.PlaceFromWhat);
        Assert.False(reading.PlaceUnknown);
    }

    [Theory]
    [InlineData("chauffeur de bus")]
    [InlineData("conducteur de bus")]
    [InlineData("sage femme")]
    [InlineData("tours")]
    [InlineData("nice")]
    [InlineData("avion")]
    [InlineData("pilote d'avion")]
    [InlineData("mécanicien avion")]
    [InlineData("anne vienne")]
    [InlineData("martin paul")]
    [InlineData("paul martin")]
    [InlineData("marie lens")]
    [InlineData("pierre vienne")]
    [InlineData("robert")]
    [InlineData("boulanger robert")]
    [InlineData("avocat fontaine")]
    [InlineData("serveur au bar")]
    [InlineData("serveur de bar")]
    [InlineData("tailleur de pierre")]
    [InlineData("guide de haute montagne")]
    [InlineData("femme de ménage")]
    [InlineData("tour de magie")]
    [InlineData("vienne")]
    [InlineData("lyon")]
    [InlineData("plombier")]
    [InlineData("professeur de piano")]
    [InlineData("couvreur zingueur")]
    [InlineData("lorraine martin")]
    [InlineData("plombier 24h/24")]
    [InlineData("06 12 34 56 78")]
    public void Names_and_titles_keep_the_words_that_are_communes_too(string what)
    {
        var reading = QueryReader.Read(what, where: null);

        Assert.Null(reading.Place);
        Assert.False(reading.PlaceFromWhat);
    }

    [Theory]
    [InlineData("construire muret")]
    [InlineData("monter muret pierre")]
    [InlineData("poils au menton")]
    [InlineData("Menton qui gratte")]
    [InlineData("trappe de visite à poser")]
    [InlineData("nettoyer les trappes")]
    [InlineData("changer le tampon")]
    [InlineData("tampon encreur")]
    [InlineData("chemin de croix")]
    [InlineData("croix cassée au cimetière")]
    [InlineData("store à lattes cassé")]
    [InlineData("peau grasse")]
    [InlineData("changer vannes radiateur")]
    [InlineData("carrelage sur la terrasse")]
    [InlineData("mal à la vue")]
    [InlineData("raccourcir manche de veste")]
    [InlineData("dent creuse")]
    [InlineData("placer somme importante")]
    [InlineData("père noël")]
    [InlineData("réparer lampe en étain")]
    [InlineData("drap housse sur mesure")]
    public void A_common_noun_that_a_town_is_called_like_is_no_place(string what) => Assert.Null(QueryReader.Read(what, where: null).Place);

    [Theory]
    [InlineData("plombier muret", "Muret")]
    [InlineData("plombier Muret", "Muret")]
    [InlineData("fuite à muret", "Muret")]
    [InlineData("électricien à menton", "Menton")]
    [InlineData("kiné trappes", "Trappes")]
    [InlineData("dentiste au tampon", "Le Tampon")]
    [InlineData("taille de haie au Tampon", "Le Tampon")]
    [InlineData("notaire croix", "Croix")]
    [InlineData("couvreur à ardentes", "Ardentes")]
    [InlineData("plombier dans la creuse", "Creuse")]
    [InlineData("garder un enfant à Lattes", "Lattes")]
    public void Where_it_is_written_like_a_name_or_stands_where_a_place_does_it_is_one(string what, string place) =>
        Assert.Equal(place, QueryReader.Read(what, where: null).Place?.Name);

    [Fact]
    public void A_place_of_its_own_box_leaves_the_words_alone()
    {
        var reading = QueryReader.Read("plombier lyon", "Nantes");

        Assert.Equal("Nantes", reading.Place?.Name);
        Assert.Equal(["plombier", "lyon"], reading.Words);
        Assert.False(reading.PlaceFromWhat);
    }

    [Theory]
    [InlineData("psychologue en ligne maintenant", "psychologue")]
    [InlineData("qui est en ligne", "")]
    [InlineData("avocat disponible maintenant", "avocat")]
    [InlineData("avocat dispo maintenant", "avocat")]
    [InlineData("coach online now", "coach")]
    [InlineData("en ligne", "")]
    [InlineData("online", "")]
    public void Words_for_online_ask_for_those_who_are(string what, string words)
    {
        var reading = QueryReader.Read(what, where: null);

        Assert.True(reading.OnlineOnly);
        Assert.Equal(words, string.Join(' ', reading.Words));
    }

    [Theory]
    [InlineData("professeur en ligne", "professeur", true)]
    [InlineData("cours de yoga en ligne", "yoga", true)]
    [InlineData("coach online", "coach", true)]
    [InlineData("avocat en visio", "avocat", false)]
    [InlineData("psychologue à distance", "psychologue", false)]
    public void After_a_trade_online_may_mean_by_video(string what, string words, bool mayMeanNow)
    {
        var reading = QueryReader.Read(what, where: null);

        Assert.True(reading.ByVideo);
        Assert.Equal(mayMeanNow, reading.OnlineOnly);
        Assert.Equal(words, string.Join(' ', reading.Words));
    }

    [Theory]
    [InlineData("Conseillère voyages en ligne")]
    [InlineData("vente en ligne")]
    [InlineData("test de grossesse positif et maintenant ?")]
    [InlineData("la maison est trop grande maintenant que les enfants sont partis")]
    [InlineData("plombier")]
    public void Titles_and_needs_with_these_words_do_not(string what) => Assert.False(QueryReader.Read(what, where: null).OnlineOnly);

    [Theory]
    [InlineData("je cherche un plombier pas trop cher", "plombier")]
    [InlineData("où trouver un bon dentiste ?", "dentiste")]
    [InlineData("il nous faut des déménageurs sérieux", "demenageurs")]
    [InlineData("refaire ma toiture", "toiture")]
    [InlineData("installer une prise électrique", "prise electrique")]
    [InlineData("ouverture de porte", "ouverture porte")]
    [InlineData("attaché de recherche clinique", "attache recherche clinique")]
    [InlineData("looking for a plumber", "plumber")]
    [InlineData("bonjour", "bonjour")]
    [InlineData("J. Martin", "martin j")]
    [InlineData("M. Dupont", "dupont")]
    [InlineData("thợ điện", "tho dien")]
    [InlineData("bar à bière", "bar biere")]
    [InlineData("électro ménager", "electromenager")]
    public void What_is_said_around_it_is_left_out(string what, string words) =>
        Assert.Equal(words, string.Join(' ', QueryReader.Read(what, where: null).Words));

    [Theory]
    [InlineData("France")]
    [InlineData("partout")]
    [InlineData("en visio")]
    public void Anywhere_is_no_unknown_place(string where)
    {
        var reading = QueryReader.Read("plombier", where);

        Assert.Null(reading.Place);
        Assert.False(reading.PlaceUnknown);
    }

    [Fact]
    public void Online_and_a_place_are_understood_together()
    {
        var reading = QueryReader.Read("psychologue en ligne maintenant à Lyon", where: null);

        Assert.True(reading.OnlineOnly);
        Assert.Equal("Lyon", reading.Place?.Name);
        Assert.Equal(["psychologue"], reading.Words);
    }

    [Theory]
    [InlineData("V-7K3M", "7K3M")]
    [InlineData("v 7k3m", "7K3M")]
    [InlineData("réf. V-7K3M", "7K3M")]
    [InlineData("Zoé Dupré v-7k3m", "7K3M")]
    [InlineData("plombier", null)]
    [InlineData("69003", null)]
    [InlineData("plombier v-", null)]
    [InlineData("référence 7k3m", "7K3M")]
    [InlineData("V_7K3M", "7K3M")]
    [InlineData("#7k3m.", "7K3M")]
    public void Reference_codes_are_recognized(string what, string? code) =>
        Assert.Equal(code, QueryReader.Read(what, where: null).Reference);

    [Theory]
    [InlineData("électro ménager", "electromenager")]
    [InlineData("electroménager", "electromenager")]
    [InlineData("autoécole", "auto ecole")]
    [InlineData("auto ecole", "auto ecole")]
    [InlineData("sagefemme", "sage femme")]
    [InlineData("babysitter", "baby sitter")]
    [InlineData("baby sitting", "babysitting")]
    [InlineData("architecte d’intérieur", "architecte interieur")]
    [InlineData("architecte d'interieur", "architecte interieur")]
    [InlineData("ingénieur du son", "ingenieur son")]
    public void Words_are_joined_and_split_like_titles_write_them(string what, string words) =>
        Assert.Equal(words, string.Join(' ', QueryReader.Read(what, where: null).Words));

    [Theory]
    [InlineData("a\0b\u0001")]
    [InlineData("\ud800 seul \udc00")]
    [InlineData("👩‍🔧🔧")]
    [InlineData("' OR 1=1 --")]
    [InlineData("à de le la")]
    [InlineData("lyon lyon lyon")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("69003 75001 69 75")]
    public void Hostile_text_is_read_like_any_other(string typed)
    {
        var endless = string.Concat(Enumerable.Repeat(typed + " ", (10_000 / typed.Length) + 1));
        foreach (var text in new[] { typed, endless, endless.Replace(" ", "", StringComparison.Ordinal) })
        {
            var reading = QueryReader.Read(text, text);

            Assert.InRange(QueryReader.Read(text, where: null).Words.Count, 0, QueryReader.MaxWords);
            Assert.InRange(reading.Words.Count, 0, QueryReader.MaxWords);
        }
    }
}
