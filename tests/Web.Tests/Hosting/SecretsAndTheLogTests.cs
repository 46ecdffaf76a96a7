using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Google;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Mail;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Bookings;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Tests.Accounts;
using Visavis.Web.Tests.Organisations;
using Visavis.Web.Tests.Trust;

namespace Visavis.Web.Tests.Hosting;

/// <summary>Whatever opens something – a password, the link of a mail, a code, a cookie, a key of the configuration – is never written into the log.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class SecretsAndTheLogTests
{
    private const string TurnSecret = "zz-secret-of-the-relay-zz";
    private const string VoiceToken = "zz-secret-of-the-line-zz";
    private const string Mistyped = "zz mon mot de passe mal tapé zz";

    [Fact]
    public async Task Nothing_that_opens_something_is_logged_while_people_come_in_lose_their_way_and_come_back()
    {
        using var log = new LogCapture();
        await using var sink = SmtpSink.Start();
        await using var google = await GoogleStandIn.StartAsync();
        await using var app = HostWith(log, google, sink);
        var site = app.StartOnPort();
        var secrets = new Dictionary<string, string>
        {
            ["the secret of the Google application"] = GoogleStandIn.ClientSecret,
            ["the secret of the relay"] = TurnSecret,
            ["the secret of the telephone line"] = VoiceToken,
            ["a password"] = EmailJourney.Password,
            ["a mistyped password"] = Mistyped,
        };

        await ComeByMailAsync(site, sink, secrets);
        await ComeByGoogleAsync(site, secrets);
        await ReportAsync(site, secrets);
        await OpenAppointmentAsync(app, site, secrets);
        await TakeFileOverAsync(app, secrets);
        using (var caller = new HttpClient())
        {
            var said = new Dictionary<string, string> { ["CallSid"] = "CA1", ["Digits"] = "zz424242zz" };
            await caller.PostAsync(new Uri(site, "/voice/call"), new FormUrlEncodedContent(said), TestContext.Current.CancellationToken);
            secrets["keys typed on a telephone"] = "zz424242zz";
        }

        // The log was listened to, or it proves nothing.
        Assert.NotEmpty(log.Lines);
        Assert.Equal(
            "",
            string.Join('\n', secrets.Where(s => log.Lines.Any(l => l.Contains(s.Value, StringComparison.Ordinal))).Select(s => s.Key))
        );
    }

    private static AppHost HostWith(LogCapture log, GoogleStandIn google, SmtpSink sink) =>
        AppHost.OnSqlite(
            "Production",
            new Dictionary<string, string>(google.Settings.Concat(sink.Settings))
            {
                ["Logging:LogLevel:Default"] = "Debug",
                ["Logging:LogLevel:Visavis"] = "Trace",
                ["RateLimits:SignInsPerMinute"] = "100000",
                ["Site:Url"] = "https://visavis.example",
                ["Turn:Urls:0"] = "turn:127.0.0.1:3478",
                ["Turn:Secret"] = TurnSecret,
                ["Telephone:AccountSid"] = "AC00000000000000000000000000000000",
                ["Telephone:AuthToken"] = VoiceToken,
            },
            services: services => services.AddLogging(logging => logging.AddProvider(log))
        );

    /// <summary>Registers, signs out, mistypes, forgets, and signs in again.</summary>
    private static async Task ComeByMailAsync(Uri site, SmtpSink sink, Dictionary<string, string> secrets)
    {
        var email = EmailJourney.NewAddress();
        using var person = new PersonClient(site);
        await person.RegisterAsync(sink, email);
        secrets["the link that confirms an address"] = SecretOf(sink.To(email)[0].Read().Links[0]);
        secrets["the cookie of a session"] = person.Cookies["__Host-visavis"];
        using var again = new PersonClient(site);
        await again.SignInByPasswordAsync(email, Mistyped);
        var reset = await again.AskLinkAsync(sink, email, "/account/forgot-password");
        secrets["the link that sets a password"] = SecretOf(reset);
        await again.GetAsync(reset);
        // A link that was cut off by a mail program, and one that is no more.
        await again.GetAsync(reset[..^3]);
        secrets["most of a link"] = SecretOf(reset)[..^3];
        await again.SignInByPasswordAsync(email);
        secrets["the cookie of a second session"] = again.Cookies["__Host-visavis"];
        await again.GetAsync("/account/profile");
    }

    private static async Task ComeByGoogleAsync(Uri site, Dictionary<string, string> secrets)
    {
        using var person = new PersonClient(site);
        var callback = new Uri(site, (await GoogleJourney.ReachCallbackAsync(person, "/")).PathAndQuery);
        var query = System.Web.HttpUtility.ParseQueryString(callback.Query);
        (secrets["the code of a sign-in"], secrets["the state of a sign-in"]) = (query["code"]!, query["state"]!);
        await person.SendAsync(new HttpRequestMessage(HttpMethod.Get, callback));
        // Used up: refused, and audited.
        await person.SendAsync(new HttpRequestMessage(HttpMethod.Get, callback));
    }

    private static async Task ReportAsync(Uri site, Dictionary<string, string> secrets)
    {
        using var person = new PersonClient(site);
        var receipt = await TrustSite.ReportAsync(person, "Jean Dupont");
        secrets["the link of a report"] = SecretOf(receipt);
        await person.GetAsync(receipt);
    }

    /// <summary>With the key that every mail about an appointment carries.</summary>
    private static async Task OpenAppointmentAsync(AppHost app, Uri site, Dictionary<string, string> secrets)
    {
        var (anne, offer) = await app.AddBookableAsync();
        var booking = new Booking
        {
            Id = Guid.NewGuid(),
            Code = "7K3MQ2XR",
            ProfessionalId = anne.Id,
            ClientName = "Lise Roy",
            ClientEmail = "lise@exemple.fr",
            ClientLanguage = "fr",
            ClientZone = "Europe/Paris",
            ProfessionalZone = "Europe/Paris",
            ServiceName = offer.Name,
            StartsAt = DateTimeOffset.UtcNow.AddDays(3),
            EndsAt = DateTimeOffset.UtcNow.AddDays(3).AddHours(1),
            State = BookingState.Accepted,
        };
        await app.WithDataAsync(db =>
        {
            db.Add(booking);
            return db.SaveChangesAsync();
        });
        var key = app.Services.GetRequiredService<BookingLinks>().Key(booking, BookingSide.Client);
        secrets["the key of a guest"] = key;
        using var guest = new PersonClient(site);
        foreach (var path in new[] { "/bookings/7K3MQ2XR", "/bookings/7K3MQ2XR/calendar.ics", "/bookings/7K3MQ2XR/room" })
        {
            await guest.GetAsync($"{path}?key={key}");
        }
    }

    private static async Task TakeFileOverAsync(AppHost app, Dictionary<string, string> secrets)
    {
        var organisation = (await app.AddOrganisationAsync()).Id;
        var client = await app.AddAccountAsync("Jeanne Morel");
        var file = await app.AddClientFileAsync(organisation, "Morel");
        var code = await app.WithDataAsync(async db =>
            await new ClientFileClaims(db, [], TimeProvider.System).NewCodeAsync(
                await db.Set<ClientFile>().SingleAsync(f => f.Id == file.Id),
                default
            )
        );
        secrets["the code of a letter"] = code;
        await app.UseAsync<ClientFileClaims, ClaimAnswer>(claims => claims.TakeOverAsync(client.Id, file.Reference, code, default));
    }

    /// <summary>The longest value in a link's query.</summary>
    private static string SecretOf(string link) =>
        Uri.UnescapeDataString(
            link[(link.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&').Select(p => p.Split('=', 2)[^1]).MaxBy(v => v.Length)!
        );
}
