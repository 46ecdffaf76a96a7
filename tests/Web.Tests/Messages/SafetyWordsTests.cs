using System.Text.Json;
using Visavis.TestSupport;
using Visavis.Web.Foundation.Forms;

namespace Visavis.Web.Tests.Messages;

/// <summary>The examples that the chat of a call is held to as well.</summary>
public sealed class SafetyWordsTests
{
    private static readonly Examples All = JsonSerializer.Deserialize<Examples>(
        File.ReadAllText(Path.Combine(RepositoryPaths.Root, "tests", "safety-words.json")),
        JsonSerializerOptions.Web
    )!;

    [Fact]
    public void What_looks_like_the_sites_own_address_is_found_and_nothing_else()
    {
        Assert.Equal(
            All.Addresses.Select(example => $"{example.Text} → {string.Join(' ', example.Found)}"),
            All.Addresses.Select(example => $"{example.Text} → {string.Join(' ', SiteLookAlikes.FindIn(example.Text, All.Host))}")
        );
    }

    [Fact]
    public void Words_of_paying_codes_and_cards_are_found_and_nothing_else()
    {
        Assert.Equal(All.Money, All.Money.Select(example => example with { Found = MoneyWords.AreIn(example.Text) }));
    }

    [Theory]
    [InlineData("Visavi")]
    [InlineData("V1savis")]
    [InlineData("Équipe Ѵіѕаѵіѕ")]
    public void A_name_that_reads_like_the_sites_is_refused(string name) => Assert.True(NameRules.Misleads(name));

    [Theory]
    [InlineData("Anne Vasari")]
    [InlineData("Vis à Vis Décoration")]
    [InlineData("Avis Martin")]
    public void Other_names_are_not(string name) => Assert.False(NameRules.Misleads(name));

    private sealed record Examples(string Host, IReadOnlyList<AddressExample> Addresses, IReadOnlyList<MoneyExample> Money);

    private sealed record AddressExample(string Text, IReadOnlyList<string> Found);

    private sealed record MoneyExample(string Text, bool Found);
}
