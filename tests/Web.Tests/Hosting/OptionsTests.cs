using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.Tests.Hosting;

/// <summary>What the start refuses, asked of the validators: <see cref="StartupTests"/> shows how an operator reads it.</summary>
public sealed class OptionsTests
{
    private const string Connection =
        "DefaultEndpointsProtocol=https;AccountName=visavis;AccountKey=aGlkZGVuLXdvcmQ=;EndpointSuffix=core.windows.net";

    [Theory]
    [InlineData(null, "visavis", 10, 2, "Storage:Azure:ConnectionString is missing or cannot be read. Copy it")]
    [InlineData("aGlkZGVuLXdvcmQ=", "visavis", 10, 2, "Storage:Azure:ConnectionString is missing or cannot be read. Copy it")]
    [InlineData(Connection, "My files", 10, 2, "Storage:Azure:Container must be 3 to 63 lower-case letters")]
    [InlineData(Connection, "a--b", 10, 2, "for example visavis")]
    [InlineData(Connection, "visavis", 0, 2, "Storage:Azure:Timeout must be between 1 second and 5 minutes")]
    [InlineData(Connection, "visavis", 301, 2, "Storage:Azure:Timeout must be between 1 second and 5 minutes")]
    [InlineData(Connection, "visavis", 10, 11, "Storage:Azure:Retries must be from 0 to 10")]
    [InlineData(Connection, "visavis", 10, 2, null)]
    public void A_storage_that_cannot_work_is_refused_with_its_key_and_a_remedy_and_no_secret(
        string? connection,
        string container,
        int seconds,
        int retries,
        string? expected
    )
    {
        var options = new StorageOptions
        {
            Provider = StorageProvider.Azure,
            Azure = new()
            {
                ConnectionString = connection,
                Container = container,
                Timeout = TimeSpan.FromSeconds(seconds),
                Retries = retries,
            },
        };

        AssertRefused(new StorageOptionsValidator().Validate(name: null, options), expected);
    }

    [Fact]
    public void A_storage_nobody_knows_is_refused() =>
        AssertRefused(
            new StorageOptionsValidator().Validate(name: null, new StorageOptions { Provider = (StorageProvider)7 }),
            "Storage:Provider must be Local or Azure"
        );

    [Theory]
    [InlineData(587, null)]
    [InlineData(25, null)]
    [InlineData(465, null)]
    [InlineData(0, "Mail:Smtp:Port must be between 1 and 65535")]
    public void A_mail_server_has_a_port(int port, string? expected)
    {
        var options = new MailOptions
        {
            From = "no-reply@visavis.example",
            Smtp = new() { Host = "smtp.example.org", Port = port },
        };

        AssertRefused(new MailOptionsValidator().Validate(name: null, options), expected);
    }

    private static void AssertRefused(ValidateOptionsResult result, string? expected)
    {
        if (expected is null)
        {
            Assert.True(result.Succeeded, result.FailureMessage);
            return;
        }

        Assert.Contains(expected, Assert.Single(result.Failures ?? []), StringComparison.Ordinal);
        Assert.DoesNotContain("aGlkZGVu", result.FailureMessage, StringComparison.Ordinal);
    }
}
