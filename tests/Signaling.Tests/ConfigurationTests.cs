using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Visavis.Signaling.Tests;

public sealed class ConfigurationTests
{
    private static readonly Dictionary<string, string?> Right = new()
    {
        ["Turn:Urls:0"] = "turn:127.0.0.1:3478?transport=udp",
        ["Turn:Stun:0"] = "stun:127.0.0.1:3478",
        ["Turn:Secret"] = "a-secret-of-the-tests",
        ["Signaling:AllowedOrigins:0"] = "https://www.example.org",
    };

    [Fact]
    public void Right_configuration_and_none_at_all_are_accepted()
    {
        Check(Right);
        Check([]);
    }

    [Theory]
    [InlineData("Turn:Urls:0", "http://relay.example.org", "Turn:Urls")]
    [InlineData("Turn:Urls:0", "turn:", "Turn:Urls")]
    [InlineData("Turn:Stun:0", "relay.example.org", "Turn:Stun")]
    [InlineData("Turn:Secret", "short", "Turn:Secret")]
    [InlineData("Turn:CredentialMinutes", "0", "Turn:CredentialMinutes")]
    [InlineData("Turn:CredentialMinutes", "1440", "Turn:CredentialMinutes")]
    [InlineData("Signaling:AllowedOrigins:0", "https://example.org/path", "Signaling:AllowedOrigins")]
    [InlineData("Signaling:AllowedOrigins:0", "*", "Signaling:AllowedOrigins")]
    [InlineData("Signaling:Limits:CallsPerMinute", "0", "Signaling:Limits:CallsPerMinute")]
    [InlineData("Signaling:Limits:RelayBurst", "-1", "Signaling:Limits:RelayBurst")]
    public void Wrong_configuration_is_refused_at_start_with_the_name_of_the_key(string key, string value, string named)
    {
        var settings = new Dictionary<string, string?>(Right) { [key] = value };

        Assert.Contains(named, Assert.Throws<OptionsValidationException>(() => Check(settings)).Message, StringComparison.Ordinal);
    }

    private static void Check(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        using var provider = new ServiceCollection().AddSignaling(configuration).BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();
    }
}
