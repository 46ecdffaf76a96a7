using Microsoft.Net.Http.Headers;
using Visavis.Web.Media.Documents;

namespace Visavis.Web.Tests.Media;

public sealed class DocumentNameTests
{
    [Theory]
    [InlineData("Tarif 2027 : été", "Tarif 2027 - été.pdf")]
    [InlineData("../../etc/passwd", "etc-passwd.pdf")]
    [InlineData("…", "….pdf")]
    [InlineData("...", "document.pdf")]
    [InlineData("a\r\nSet-Cookie: b", "a--Set-Cookie- b.pdf")]
    public void A_title_becomes_a_name_every_system_takes(string title, string name) => Assert.Equal(name, DocumentName.Of(title));

    [Fact]
    public void A_long_name_is_not_cut_through_a_character()
    {
        var name = DocumentName.Of("a" + string.Concat(Enumerable.Repeat("🚿", 79)));

        Assert.All(name.EnumerateRunes(), rune => Assert.NotEqual(System.Text.Rune.ReplacementChar, rune));
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        Assert.Equal(name, disposition.FileNameStar.Value);
    }

    [Theory]
    [InlineData("C:\\fakepath\\Devis.PDF", "Devis")]
    [InlineData("../../Devis.pdf", "Devis")]
    [InlineData(".pdf", "")]
    public void A_document_is_called_as_its_file(string file, string title) => Assert.Equal(title, DocumentName.Title(file));
}
