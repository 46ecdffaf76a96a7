using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Forms;

namespace Visavis.Web.Tests.Accounts;

public sealed class NameRulesTests
{
    [Theory]
    [InlineData("Plomberie www.exemple.fr")]
    [InlineData("Gagnez sur bit.ly")]
    [InlineData("https casino")]
    [InlineData("moi@exemple.fr")]
    [InlineData("Kаrim Benali")] // with a Cyrillic а
    [InlineData("Ρaul Petit")] // with a Greek Ρ
    [InlineData("𝐒𝐮𝐩𝐩𝐨𝐫𝐭")]
    [InlineData("Support")]
    [InlineData("L’équipe de modération")]
    [InlineData("Visavis Sécurité")]
    public void A_name_that_misleads_is_told(string name) => Assert.True(NameRules.Misleads(name));

    [Theory]
    [InlineData("Karim Benali")]
    [InlineData("Nguyễn Văn Ước")]
    [InlineData("Дмитрий Иванов")]
    [InlineData("Ελένη Παπαδοπούλου")]
    [InlineData("John Иванов")]
    [InlineData("Support Médical Lyonnais")]
    [InlineData("St. Exupéry")]
    [InlineData("Dr.Martin")]
    [InlineData("Menuiserie Faure et Fils")]
    public void An_honest_name_is_let_be(string name) => Assert.False(NameRules.Misleads(name));

    [Theory]
    [InlineData("Plombier www.exemple.fr", true)]
    [InlineData("Coaching sur bit.ly", true)]
    [InlineData("Pаiement", true)] // with a Cyrillic а
    [InlineData("Support informatique", false)]
    [InlineData("Assistance", false)]
    [InlineData("Développeur .NET", false)]
    [InlineData("Cours de C# et d’ASP.NET", false)]
    public void A_title_may_be_any_word_but_no_address(string title, bool leads) => Assert.Equal(leads, NameRules.LeadsAway(title));

    [Theory]
    [InlineData("Jeanne d'Arc", "Jeanne d’Arc")]
    [InlineData("Oeuvre sociale", "Œuvre sociale")]
    [InlineData("ELODIE  ", "Élodie")]
    [InlineData("Jean-Paul", "Jean‑Paul")]
    public void A_name_is_copied_as_people_type(string typed, string name) => Assert.True(PersonalText.IsSame(typed, name));

    [Theory]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData("Léa 👩\u200D🚒", "Léa 👩\u200D🚒")]
    [InlineData("Su\u200Dpport", "Support")]
    [InlineData("Ka\u200Crim", "Karim")]
    public void Joiners_stay_where_writing_needs_them(string typed, string kept) =>
        Assert.Equal(kept, PersonalText.Clean(typed, PersonalText.LongestName));
}
