using Microsoft.Playwright;
using Visavis.Browser.Tests.Accounts;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Media;
using Visavis.TestSupport.Professionals;

namespace Visavis.Browser.Tests.Messages;

/// <summary>A message to somebody who is away, the answer from the mail's link, and both there at once.</summary>
public sealed class MessageJourneyTests(ChromiumBrowser chromium, AccountSite site) : IClassFixture<AccountSite>
{
    [Fact]
    public async Task A_message_to_somebody_away_is_answered_from_the_mail_and_then_both_write_live_with_receipts_and_files()
    {
        var anne = await site.App.AddProfessionalAsync();
        var mailbox = $"anne-{anne.Id:N}@example.org";
        await site.App.WithDataAsync(async db =>
        {
            var account = (await db.Users.FindAsync(anne.Id))!;
            (account.Email, account.NormalizedEmail, account.EmailConfirmed) = (mailbox, mailbox.ToUpperInvariant(), true);
            return await db.SaveChangesAsync();
        });
        var paul = await site.App.AddAccountAsync("Paul Petit");
        await using var his = await chromium.NewPersonAsync(site.Address, width: 360, height: 780);
        await using var hers = await chromium.NewPersonAsync(site.Address, width: 360, height: 780);
        var (client, host) = (await his.NewPageAsync(), await hers.NewPageAsync());

        await AccountSite.SignInAsync(client, paul.Id, $"/messages/with/{anne.Id}");
        await client.Locator("#composer-text").FillAsync("Bonjour, une fuite sous l’évier.");
        await client.Locator("#composer button[type=submit]").ClickAsync();
        await client.Locator("#thread li").First.WaitForAsync();
        await new PageWatch(client).AssertFlawlessAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var mail = await site.Sink.MailToAsync(mailbox);
        Assert.Contains("Paul Petit", mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("évier", mail.Text, StringComparison.Ordinal);

        await AccountSite.SignInAsync(host, anne.Id, new Uri(mail.Links[0]).PathAndQuery);
        await host.GetByText("une fuite sous l’évier").WaitForAsync();
        await client.Locator("#seen:not([hidden])").WaitForAsync();
        await host.Locator("#composer-text").FillAsync("J’arrive à dix heures.");
        await host.Locator("#composer button[type=submit]").ClickAsync();
        await client.GetByText("J’arrive à dix heures.").WaitForAsync();
        await client.SetInputFilesAsync(
            "#composer-file",
            new FilePayload
            {
                Name = "plan.pdf",
                MimeType = "application/pdf",
                Buffer = SamplePdf.Make(),
            }
        );
        await client.Locator("#composer button[type=submit]").ClickAsync();
        await host.GetByText("plan.pdf").First.WaitForAsync();

        await new PageWatch(host).AssertFlawlessAsync();
        Assert.Single(site.Sink.To(mailbox));
    }
}
