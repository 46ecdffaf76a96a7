using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Telephone;
using Visavis.Web.Tests.Hosting;
using Visavis.Web.Vouchers;

namespace Visavis.Web.Tests.Telephone;

/// <summary>Every prompt, read aloud by espeak-ng into a file: long enough for its words, short enough to be listened to.</summary>
public sealed class ListeningTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private const string Program = "/usr/bin/espeak-ng";

    public static TheoryData<string> Languages => ["fr", "en"];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_prompt_is_said_whole_and_within_half_a_minute(string language)
    {
        Assert.SkipUnless(File.Exists(Program), "espeak-ng is not installed: tests/run.sh installs it.");
        var prompts = InLanguage.Write(
            language,
            () => Prompts(site.App.Services.GetRequiredService<LinePrompts>(), site.App.Services.GetRequiredService<WalletPrompts>())
        );
        Assert.True(prompts.Count > 30);
        foreach (var prompt in prompts)
        {
            Assert.DoesNotContain(prompt, char.IsAsciiDigit);
            var words = prompt.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
            var (seconds, phonemes) = await ListenAsync(prompt, language);
            Assert.True(seconds > 0.15 * words && seconds < 30, $"{seconds:0.0} s: {prompt}");
            // Short words run together when they are said; most stay apart.
            Assert.True(phonemes.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length >= words / 2, $"{phonemes}: {prompt}");
        }
    }

    private static List<string> Prompts(LinePrompts prompts, WalletPrompts wallet)
    {
        var at = new DateTimeOffset(2026, 12, 1, 20, 5, 0, TimeSpan.Zero);
        var service = new LineService(Guid.Empty, "Conseil", "Anne Martin", at, "Europe/Paris", 61, MayAnswer: true, at.AddDays(14));
        var booking = new Booking
        {
            Code = "AAAA2222",
            ClientName = "Paul",
            ClientLanguage = "fr",
            ClientZone = "Europe/Paris",
            ProfessionalZone = "Europe/Paris",
            ServiceName = "Conseil",
            StartsAt = at,
        };
        return
        [
            .. typeof(LinePrompts)
                .GetProperties()
                .Where(property => property.PropertyType == typeof(string))
                .Select(property => (string)property.GetValue(prompts)!),
            prompts.AskService(mayAnswer: true),
            prompts.AskService(mayAnswer: false),
            prompts.Fee(0),
            prompts.Fee(1250),
            wallet.Tell("Chèques-services", 0, 0),
            wallet.Tell("Chèques-services", 21, 1),
            .. Enum.GetValues<VoucherClaimState>()
                .Select(state =>
                    wallet.Tell(
                        new VoucherClaim
                        {
                            Count = 1,
                            SettledCount = 2,
                            State = state,
                        },
                        booking
                    )
                ),
            prompts.Tell(service),
            prompts.Tell(service with { MayAnswer = false }),
        ];
    }

    private static async Task<(double Seconds, string Phonemes)> ListenAsync(string prompt, string language)
    {
        var file = Path.GetTempFileName();
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(Program, ["-v", language, "-x", "-w", file, prompt])
                {
                    RedirectStandardOutput = true,
                    UseShellExecute = false,
                }
            )!;
            var phonemes = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
            var wave = await File.ReadAllBytesAsync(file);
            return ((wave.Length - 44.0) / BitConverter.ToInt32(wave, 28), phonemes);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
