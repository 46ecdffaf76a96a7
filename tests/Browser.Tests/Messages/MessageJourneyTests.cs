using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Visavis.Browser.Tests.Accounts;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Mail;
using Visavis.TestSupport.Media;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Messages;

namespace Visavis.Browser.Tests.Messages;

/// <summary>Messages and what tells of them: the answer from the mail's link, both there at once, a line that breaks, the bell, a closed tab.</summary>
public sealed class MessageJourneyTests(ChromiumBrowser chromium, NotificationSite site) : IClassFixture<NotificationSite>
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
        await Assertions.Expect(client.Locator("#composer-room")).ToContainTextAsync("0,1\u00a0Mo sur");

        await new PageWatch(host).AssertFlawlessAsync();
        Assert.Single(site.Sink.To(mailbox));
    }

    [Fact]
    public async Task A_line_that_breaks_while_somebody_writes_loses_nothing_doubles_nothing_and_a_block_says_no_reason()
    {
        var (anne, paul) = ((await site.App.AddProfessionalAsync()).Id, (await site.App.AddAccountAsync("Paul Petit")).Id);
        var path = $"/messages/{(await SendAsync(paul, anne, "Bonjour")).ConversationId:D}";
        await using var his = await chromium.NewPersonAsync(site.Address, width: 360, height: 780);
        var line = await LineCut.OfAsync(his);
        var page = await his.NewPageAsync();
        await AccountSite.SignInAsync(page, paul, path);
        var (input, numbered) = (page.Locator("#composer-text"), page.Locator("#thread li[data-sequence]"));

        await input.PressSequentiallyAsync("Écrit pendant que ");
        await line.CutAsync();
        await input.PressSequentiallyAsync("la ligne tombe");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.GetByText("En attente de la connexion").WaitForAsync();
        await input.PressSequentiallyAsync("Et encore");
        foreach (var words in (string[])["un", "deux", "trois"])
        {
            await SendAsync(anne, paul, words);
        }

        await line.MendAsync();
        await Assertions.Expect(numbered).ToHaveCountAsync(5);
        Assert.Equal(0, await page.Locator(".line-waiting").CountAsync());
        Assert.Equal("Et encore", await input.InputValueAsync());
        await page.ReloadAsync();
        Assert.Equal(
            ["Bonjour", "un", "deux", "trois", "Écrit pendant que la ligne tombe"],
            await page.Locator("#thread .line-words").AllInnerTextsAsync()
        );
        Assert.Equal("Et encore", await input.InputValueAsync());

        // Anne has enough; what Paul wrote stays with him.
        await using var hers = await chromium.NewPersonAsync(site.Address, width: 360, height: 780);
        var host = await hers.NewPageAsync();
        await AccountSite.SignInAsync(host, anne, path);
        await host.Locator(".thread-menu > summary").PressAsync("Enter");
        await host.GetByRole(AriaRole.Button, new() { Name = "Bloquer cette personne" }).PressAsync("Enter");
        await host.GetByText("rien ne le lui dit").WaitForAsync();
        await new PageWatch(host).AssertFlawlessAsync();
        await input.PressAsync("Control+Enter");
        await page.GetByText("Cette personne ne reçoit pas vos messages.").WaitForAsync();
        Assert.Equal("Et encore", await input.InputValueAsync());
        await new PageWatch(page).AssertFlawlessAsync();
        await host.Locator(".thread-menu > summary").ClickAsync();
        await host.GetByRole(AriaRole.Button, new() { Name = "Débloquer cette personne" }).ClickAsync();
        await host.Locator("[role=status].notice-success").WaitForAsync();
        await input.PressAsync("Control+Enter");
        await host.GetByText("Et encore").WaitForAsync();
    }

    [Fact]
    public async Task The_bell_counts_live_is_read_by_keyboard_everywhere_at_once_and_obeys_preferences()
    {
        var anne = (await site.App.AddProfessionalAsync()).Id;
        var mailbox = $"paul-{Guid.NewGuid():N}@example.org";
        var paul = await site.App.AddAccountAsync(
            "Paul Petit",
            account =>
                (account.Email, account.NormalizedEmail, account.EmailConfirmed, account.Language) = (
                    mailbox,
                    mailbox.ToUpperInvariant(),
                    true,
                    "en"
                )
        );
        await using var his = await chromium.NewPersonAsync(site.Address, "en-GB", width: 360, height: 780);
        var (page, other) = (await his.NewPageAsync(), await his.NewPageAsync());
        await AccountSite.SignInAsync(page, paul.Id, "/account/notifications");
        await page.Locator("[value='message:email']").UncheckAsync();
        await page.Locator("#kinds button[type=submit]").ClickAsync();
        await page.Locator("#kinds .notice-success").WaitForAsync();
        await page.Locator("[name=quiet]").CheckAsync();
        await page.Locator("#quiet-from").FillAsync("22:00");
        await page.Locator("#quiet-until").FillAsync("22:00");
        await page.Locator("#quiet button[type=submit]").ClickAsync();
        Assert.NotEqual("", await page.Locator("#quiet-error").InnerTextAsync());
        Assert.True(await page.Locator("[name=quiet]").IsCheckedAsync());
        await new PageWatch(page).AssertFlawlessAsync();
        await page.GotoAsync("/account/notifications");
        Assert.False(await page.Locator("[value='message:email']").IsCheckedAsync());

        await page.GotoAsync("/");
        await other.GotoAsync("/legal/terms");
        await SendAsync(paul.Id, anne, "Bonjour");
        var sent = await SendAsync(anne, paul.Id, "J’arrive");
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var (bell, otherBell) = (page.Locator(".bell .badge"), other.Locator(".bell .badge"));
        await Assertions.Expect(bell).ToHaveTextAsync("1");
        await Assertions.Expect(otherBell).ToHaveTextAsync("1");
        var watch = new PageWatch(page);
        await watch.TabToAsync(page.Locator(".bell"));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/notifications");
        await watch.AssertFlawlessAsync();
        var notice = page.Locator(".notice-line").First;
        Assert.Contains("New message from Anne Martin", await notice.InnerTextAsync(), StringComparison.Ordinal);
        await watch.TabToAsync(notice);
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync($"**/messages/{sent.ConversationId:D}");
        await Assertions.Expect(otherBell).ToHaveTextAsync("");
        Assert.False(await site.App.WithDataAsync(db => db.Mails.AnyAsync(mail => mail.Recipient == mailbox)));
    }

    [Fact]
    [Trait(Tiers.Trait, Tiers.Whole)]
    public async Task What_lies_behind_ten_thousand_messages_is_found_without_asking_again()
    {
        var (anne, paul) = ((await site.App.AddProfessionalAsync()).Id, (await site.App.AddAccountAsync("Paul Petit")).Id);
        var first = await SendAsync(paul, anne, "Le compteur est derrière l’armoire.");
        var last = InboxSearch.MostRead + 2;
        await site.App.WithDataAsync(async db =>
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "ConversationMessages" ("ConversationId", "Sequence", "SenderId", "MessageId", "BodyHash", "Text", "Folded", "SentAt")
                WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < {last})
                SELECT m."ConversationId", i, m."SenderId", printf('%032x', i), m."BodyHash", 'Bonjour', 'bonjour', m."SentAt"
                FROM n, "ConversationMessages" m WHERE m."ConversationId" = {first.ConversationId} AND m."Sequence" = 1
                """
            );
            await db.Set<ConversationSide>()
                .Where(s => s.ConversationId == first.ConversationId)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSequence, last));
            return await db.Set<Conversation>()
                .Where(c => c.Id == first.ConversationId)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.LastSequence, last));
        });
        await using var hers = await chromium.NewPersonAsync(site.Address, width: 360, height: 780);
        var page = await hers.NewPageAsync();
        await AccountSite.SignInAsync(page, anne, "/messages");

        await page.Locator("#inbox-words").FillAsync("ARMOIRE");
        await page.Keyboard.PressAsync("Enter");

        var found = page.Locator(".inbox-line a");
        await Assertions.Expect(found).ToContainTextAsync("derrière l’armoire");
        await Assertions.Expect(page.Locator("#inbox-further")).ToHaveCountAsync(0);
        await new PageWatch(page).AssertFlawlessAsync();
        await found.ClickAsync();
        await page.Locator("#m1").WaitForAsync();
    }

    private async Task<SendOutcome> SendAsync(Guid from, Guid to, string words)
    {
        var sent = await site
            .App.Services.GetRequiredService<Conversations>()
            .SendAsync(new MessageDraft(from, to, Guid.NewGuid().ToString("N"), words), TestContext.Current.CancellationToken);
        Assert.Null(sent.Problem);
        return sent;
    }
}
