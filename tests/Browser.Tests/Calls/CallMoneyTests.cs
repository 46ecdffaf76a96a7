using Microsoft.Playwright;
using Visavis.TestSupport.Browsers;
using static Microsoft.Playwright.Assertions;

namespace Visavis.Browser.Tests.Calls;

/// <summary>What is agreed on in a call, or before it, pressed by the two people themselves.</summary>
public sealed class CallMoneyTests(ChromiumBrowser chromium)
{
    [Fact]
    public async Task A_live_call_says_its_price_before_it_rings_while_it_lasts_and_at_its_end()
    {
        await using var site = await CallSite.OpenAsync(chromium);
        var callee = await site.EnterAsync(CallSite.Plumber);
        await callee.Page.GotoAsync("/account/call-price");
        await callee.Page.GetByLabel("Payant").CheckAsync();
        await callee.Button("Enregistrer").ClickAsync();
        await Expect(callee.Page.Locator("#call-amount-error")).ToContainTextAsync("Écrivez un montant");
        await callee.Page.GetByLabel("Prix en euros").FillAsync("1,50");
        await callee.Page.GetByLabel("Plafond en euros").FillAsync("30");
        await callee.Button("Enregistrer").ClickAsync();
        await Expect(callee.Page.GetByText("Enregistré.")).ToBeVisibleAsync();
        await callee.GoOnlineAsync();
        var caller = await site.EnterAsync(CallSite.Teacher);

        await caller.OpenLobbyAsync(CallSite.Plumber, what: "plombier");
        await Expect(caller.Page.Locator("#lobby-cost")).ToContainTextAsync("1,50\u00a0€ par minute commencée, 30\u00a0€ au plus");
        await caller.Button("Appeler avec obligation de paiement").ClickAsync();
        await callee.AnswerAsync();

        await Expect(caller.Page.Locator("#cost")).ToHaveTextAsync("1,50\u00a0€ jusqu’ici");
        await Expect(callee.Page.Locator("#cost")).ToHaveTextAsync("1,50\u00a0€ jusqu’ici");
        await caller.HangUpAsync();
        await Expect(caller.Page.Locator("#ended-cost")).ToHaveTextAsync("Coût de l’appel\u00a0: 1,50\u00a0€");
        // At once, before the end is written: the page comes back to it by itself.
        await caller.Page.ReloadAsync();
        await Expect(caller.Page.Locator("#ended-cost")).ToHaveTextAsync("Coût de l’appel\u00a0: 1,50\u00a0€");
        await Expect(callee.Page.Locator("#ended-cost")).ToHaveTextAsync("Coût de l’appel\u00a0: 1,50\u00a0€");
    }

    [Fact]
    public async Task An_appointment_is_proposed_in_the_call_and_accepted_in_it()
    {
        await using var site = await CallSite.OpenAsync(chromium);
        var callee = await site.EnterAsync(CallSite.Plumber);
        await callee.GoOnlineAsync();
        var caller = await site.EnterAsync(CallSite.Teacher);
        await caller.CallAsync(CallSite.Plumber);
        await callee.AnswerAsync();
        await caller.SeesFramesAsync();

        await callee.Page.Locator("#offers-toggle").ClickAsync();
        var panel = callee.Page.Locator("#offers");
        await panel.GetByLabel("Jour").FillAsync($"{DateTime.UtcNow.AddDays(5):yyyy-MM-dd}");
        await panel.GetByLabel("Heure").FillAsync("20:15");
        await panel.GetByLabel("Durée en minutes").FillAsync("60");
        await panel.GetByLabel("Prix en euros").FillAsync("0");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Proposer" }).ClickAsync();
        await Expect(panel.GetByText("C’est proposé")).ToBeVisibleAsync();

        // Seen without being asked for.
        var offered = caller.Page.Locator("#offers");
        await Expect(offered).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(offered.Locator("[data-offer]")).ToContainTextAsync("20:15");
        await Expect(caller.Page.Locator("#hang-up")).ToBeInViewportAsync();
        await offered
            .GetByRole(
                AriaRole.Button,
                new() { NameRegex = new("Réserver", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)) }
            )
            .ClickAsync();
        await Expect(offered.GetByText("Accepté")).ToBeVisibleAsync();
        await Expect(panel.GetByText("Accepté")).ToBeVisibleAsync(new() { Timeout = 30_000 });

        await caller.HangUpAsync();
        await caller.Page.GotoAsync("/dashboard");
        await Expect(caller.Page.GetByText("20:15").First).ToBeVisibleAsync();
    }
}
