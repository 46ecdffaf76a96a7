using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Email;

namespace Visavis.Web.Tests.Accounts;

public sealed class PasswordRulesTests
{
    /// <summary>The tests' own hosts hash less.</summary>
    [Fact]
    public void Passwords_are_hashed_as_often_as_is_advised()
    {
        using var services = new ServiceCollection().AddAccounts(new ConfigurationBuilder().Build()).BuildServiceProvider();

        Assert.Equal(210_000, services.GetRequiredService<IOptions<PasswordHasherOptions>>().Value.IterationCount);
    }

    [Theory]
    [InlineData("motdepasse123")]
    [InlineData("MotDePasse!!!")]
    [InlineData("Azertyuiop2026")]
    [InlineData("1234567890")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("soleilsoleil")]
    [InlineData("PASSWORD2026!")]
    [InlineData("bonjour....")]
    [InlineData("2468013579")]
    public void Common_words_stay_common_with_capitals_digits_and_signs_around_them(string password) =>
        Assert.True(PasswordRules.IsCommon(password));

    [Theory]
    [InlineData("quatre mots bien longs")]
    [InlineData("vélo-tram-marche")]
    [InlineData("kW7#pQ2!vL9z")]
    public void Long_and_unlikely_ones_are_good_without_any_rule_of_composition(string password) =>
        Assert.False(PasswordRules.IsCommon(password));
}
