using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Mail;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Tests.Trust;

namespace Visavis.Web.Tests.Hosting;

/// <summary>Whoever reads the log of a running site learns no password, link, cookie, address or word of anybody.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class SecretsAndTheLogTests
{
    private const string Word = "zzquokka";

    [Fact]
    public async Task Neither_secrets_nor_words_of_people_are_logged()
    {
        using var log = new LogCapture();
        await using var sink = SmtpSink.Start();
        await using var app = AppHost.OnSqlite(
            "Production",
            new Dictionary<string, string>(sink.Settings),
            services: services => services.AddLogging(logging => logging.AddProvider(log))
        );
        var address = app.StartOnPort();
        var email = $"{Word}@exemple.fr";
        using var person = new PersonClient(address);
        await person.RegisterAsync(sink, email, $"{Word} {EmailJourney.Password}");
        await app.AddProfessionalAsync();
        var receipt = await TrustSite.ReportAsync(
            person,
            "Anne Martin",
            ("Story", $"Elle a dit {Word} et rien de plus."),
            ("Email", email)
        );
        await person.GetAsync(receipt);
        await person.PostFormAsync("/contact", "/contact", ("kind", "Question"), ("email", email), ("words", $"Où est {Word} ?"));
        await person.GetAsync($"/professionals?what={Word}");
        using var stranger = new PersonClient(address);
        await stranger.SignInByPasswordAsync(email, $"{Word} faux");
        await stranger.SignInByPasswordAsync(email, $"{Word} {EmailJourney.Password}");
        var reset = await stranger.AskLinkAsync(sink, email, "/account/forgot-password");
        await stranger.GetAsync(reset);

        // The pages asked for end in the log after their answers.
        string[] secrets =
        [
            Word,
            Secret(receipt),
            Secret(reset),
            .. person.Cookies.Values.Concat(stranger.Cookies.Values).Where(v => v.Length > 20),
        ];
        Assert.NotEmpty(log.Lines);
        Assert.Empty(
            log.Lines.Where(line => secrets.Any(secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase)))
                .Select(line => line[..Math.Min(line.Length, 300)])
        );
    }

    /// <summary>What stands behind the last sign of equality of a link.</summary>
    private static string Secret(string link) => Uri.UnescapeDataString(link[(link.LastIndexOf('=') + 1)..]);
}
