using Microsoft.Extensions.Configuration;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Invoices;
using Visavis.Web.Vouchers;

namespace Visavis.Web.Tests.Vouchers;

/// <summary>A file of the operator's own that cannot be used is refused with the name of its key, at the start.</summary>
public sealed class SchemeFileTests
{
    private const string Scheme =
        """{ "id": "x", "name": "X", "zone": "Europe/Brussels", "terms": [ { "from": "2025-01-01", "priceCents": 1000, "validMonths": 12, "minutesPerVoucher": 60, "confirmDays": 5, "confirmDaysByLetter": 10 } ] }""";

    [Fact]
    public void A_file_of_the_same_form_replaces_the_examples() =>
        Assert.Equal(["x"], With("[" + Scheme + "]", configuration => new VoucherSchemes(configuration)).All.Select(scheme => scheme.Id));

    [Theory]
    [InlineData("no JSON")]
    [InlineData("""[{ "id": "x", "name": "X", "zone": "Europe/Brussels", "terms": [ { "from": "2025-01-01" } ] }]""")]
    [InlineData("""[{ "id": "x", "name": "X", "zone": "Nowhere", "terms": [] }]""")]
    [InlineData("""[{ "id": "x", "name": "X", "zone": "Europe/Paris", "holidays": "Atlantis", "terms": [] }]""")]
    [InlineData("[" + Scheme + ", " + Scheme + "]")]
    public void What_is_no_list_of_schemes_is_refused(string text) =>
        Assert.Contains(
            VoucherSchemes.FileKey,
            Assert.Throws<ConfigurationException>(() => With(text, configuration => new VoucherSchemes(configuration))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_path_that_is_not_absolute_leads_from_the_programs_folder_and_not_from_where_it_was_started()
    {
        using var folder = new TestSupport.TemporaryFolder();
        File.WriteAllText(folder["schemes.json"], "[" + Scheme + "]");
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?> { ["contentRoot"] = folder[""], [VoucherSchemes.FileKey] = "schemes.json" }
            )
            .Build();

        Assert.Equal("x", Assert.Single(new VoucherSchemes(configuration).All).Id);
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused()
    {
        var absent = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));

        Assert.Throws<ConfigurationException>(() => new VoucherSchemes(Of(VoucherSchemes.FileKey, absent)));
        Assert.Throws<ConfigurationException>(() => new InvoiceMentions(Of(InvoiceMentions.FileKey, absent)));
    }

    private static VoucherSchemes With(string text, Func<IConfiguration, VoucherSchemes> read)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            return read(Of(VoucherSchemes.FileKey, path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static IConfiguration Of(string key, string path) =>
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [key] = path }).Build();
}
