using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Mail;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Help.Legal;
using Visavis.Web.Notifications;

namespace Visavis.Web.Tests.Help;

public sealed class TermsNoticeTests
{
    [Fact]
    public async Task Whoever_is_listed_is_told_once_in_their_language_before_new_terms_hold_and_a_comma_asks_nobody()
    {
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(20);
        await using var sink = SmtpSink.Start();
        await using var app = AppHost.OnSqlite(
            "Development",
            settings: sink.Settings,
            services: services =>
                services.AddSingleton(
                    LegalTexts.Embedded() with
                    {
                        All =
                        [
                            .. LegalTexts.Embedded().All,
                            Text("terms", 2, "fr", $"{day:yyyy-MM-dd}\n! Les appels à trois sont permis.\n## Texte\nNouveau."),
                            Text("terms", 2, "en", $"{day:yyyy-MM-dd}\n! Calls of three are allowed.\n## Text\nNew."),
                            Text("sales", 2, "fr", $"{day:yyyy-MM-dd}\n## Texte\nUne virgule de plus."),
                            Text("sales", 2, "en", $"{day:yyyy-MM-dd}\n## Text\nOne more comma."),
                        ],
                    }
                )
        );
        var address = app.StartOnPort();
        var anne = await app.AddProfessionalAsync();
        await app.AddAccountAsync("Paul Petit", a => (a.Email, a.EmailConfirmed) = ("paul@exemple.fr", true));
        await app.WithDataAsync(async db =>
        {
            var account = await db.Users.SingleAsync(a => a.Id == anne.Id);
            (account.Email, account.EmailConfirmed, account.Language) = ("anne@exemple.fr", true, "en");
            return await db.SaveChangesAsync();
        });
        var worker = app.Services.GetRequiredService<TermsNoticeWorker>();

        Assert.Equal(1, await worker.TickAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await worker.TickAsync(TestContext.Current.CancellationToken));

        var mail = await sink.MailToAsync("anne@exemple.fr");
        Assert.StartsWith("The terms of use change on", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Calls of three are allowed.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("you may leave before that day", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"{address}legal/terms/2", mail.Links);
        Assert.Equal(1, await app.WithDataAsync(db => db.Set<TermsNotice>().CountAsync()));
        Assert.Equal(1, await app.WithDataAsync(db => db.Set<Notice>().CountAsync(n => n.AccountId == anne.Id && n.OnPage)));
        Assert.Empty(sink.To("paul@exemple.fr"));

        using var visitor = new PersonClient(address);
        var inForce = await (await visitor.GetAsync("/legal/terms")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var next = await (await visitor.GetAsync("/legal/terms/2")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("Nouveau.", inForce, StringComparison.Ordinal);
        Assert.Contains("Nouveau.", next, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await visitor.GetAsync("/legal/sales/2")).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await visitor.GetAsync("/legal/sales/3")).StatusCode);
    }

    private static LegalText Text(string document, int version, string language, string text) =>
        LegalTexts.Read($"legal.{document}.{version}.{language}.md", text);
}
