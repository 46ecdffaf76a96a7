using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Browsers;
using Visavis.Web.Notifications;
using static Microsoft.Playwright.Assertions;

namespace Visavis.Browser.Tests.Calls;

public sealed class CallJourneyTests(ChromiumBrowser chromium)
{
    [Fact]
    public async Task Two_people_find_each_other_see_hear_write_and_hang_up()
    {
        await using var site = await CallSite.OpenAsync(chromium);
        var callee = await site.EnterAsync(CallSite.Plumber);
        await callee.GoOnlineAsync();
        var caller = await site.EnterAsync(CallSite.Teacher);

        await caller.OpenLobbyAsync(CallSite.Plumber, what: "plombier");
        await caller.Button("Appeler").ClickAsync();
        await callee.AnswerAsync();

        await Task.WhenAll(caller.SeesFramesAsync(), callee.SeesFramesAsync(), caller.HearsSoundAsync(), callee.HearsSoundAsync());
        await caller.WriteAsync("La fuite est sous l’évier.");
        await callee.WriteAsync("Coupez l’eau au robinet d’arrêt.");
        await callee.ReadsAsync("La fuite est sous l’évier.");
        await caller.ReadsAsync("Coupez l’eau au robinet d’arrêt.");
        await caller.HangUpAsync();
        await Expect(caller.Heading("Vous avez raccroché.")).ToBeVisibleAsync();
        await Expect(callee.Heading($"{CallSite.Teacher} a raccroché.")).ToBeVisibleAsync();
        await Expect(caller.Page.GetByRole(AriaRole.Link, new() { Name = "Rappeler" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_declined_call_tells_the_caller_what_to_do_next()
    {
        await using var site = await CallSite.OpenAsync(chromium);
        var callee = await site.EnterAsync(CallSite.Plumber);
        await callee.GoOnlineAsync();
        var caller = await site.EnterAsync(CallSite.Teacher);
        await caller.CallAsync(CallSite.Plumber);

        await callee.RingDialog.GetByRole(AriaRole.Button, new() { Name = "Refuser" }).ClickAsync();

        await Expect(caller.Heading($"{CallSite.Plumber} ne peut pas répondre pour le moment.")).ToBeVisibleAsync();
        await Expect(callee.RingDialog).ToBeHiddenAsync();
        var end = caller.Page.Url;
        await caller.Button("Prévenez-moi dès que je peux l’appeler").ClickAsync();
        await Expect(caller.Page.GetByText("Vous serez prévenu dès que vous pourrez l’appeler.")).ToBeFocusedAsync();
        await caller.Button("Ne plus m’en prévenir").ClickAsync();
        await Expect(caller.Button("Prévenez-moi dès que je peux l’appeler")).ToBeFocusedAsync();
        Assert.Equal(end, caller.Page.Url);
    }

    [Fact]
    public async Task Who_waits_for_a_line_that_is_taken_asks_in_the_lobby_and_is_told()
    {
        await using var site = await CallSite.OpenAsync(chromium);
        var waiting = await site.EnterAsync("Camille Roux");
        var callee = await site.EnterAsync(CallSite.Plumber);
        await callee.GoOnlineAsync();
        await waiting.OpenLobbyAsync(CallSite.Plumber);
        var wish = waiting.Button("Prévenez-moi dès que je peux l’appeler");
        await Expect(waiting.Button("Appeler")).Not.ToHaveAttributeAsync("data-unreachable", "");
        await Expect(wish).ToBeHiddenAsync();
        var caller = await site.EnterAsync(CallSite.Teacher);
        await caller.CallAsync(CallSite.Plumber);

        await waiting.Button("Appeler").ClickAsync();
        await Expect(waiting.LobbyError).ToContainTextAsync("est déjà en communication");
        await wish.ClickAsync();
        await Expect(waiting.Page.GetByText("Vous serez prévenu dès que vous pourrez l’appeler.")).ToBeFocusedAsync();
        await caller.Button("Raccrocher").ClickAsync();

        await Eventually.IsTrueAsync(() =>
            site.App.WithDataAsync(db => db.Set<Notice>().AnyAsync(n => n.Kind == "person-online", TestContext.Current.CancellationToken))
        );
        await Expect(waiting.Page.Locator("#lobby-wish")).ToBeHiddenAsync();
    }

    [Fact]
    [Trait(Tiers.Trait, Tiers.Whole)]
    public async Task A_call_can_be_declined_from_the_lobby_after_a_look()
    {
        await using var site = await CallSite.OpenAsync(chromium);
        var callee = await site.EnterAsync(CallSite.Plumber);
        await callee.GoOnlineAsync();
        var caller = await site.EnterAsync(CallSite.Teacher);
        await caller.CallAsync(CallSite.Plumber);
        await callee.RingDialog.GetByRole(AriaRole.Link, new() { Name = "Répondre" }).ClickAsync();
        // Enter would answer: nothing has to be looked for.
        await Expect(callee.Button("Répondre")).ToBeFocusedAsync();

        await callee.Button("Refuser").ClickAsync();

        await Expect(callee.Heading("Vous avez refusé l’appel.")).ToBeVisibleAsync();
        await Expect(caller.Heading($"{CallSite.Plumber} ne peut pas répondre pour le moment.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_unanswered_call_ends_and_is_listed_as_missed()
    {
        var clock = new FakeTimeProvider(TestClock.Start);
        await using var site = await CallSite.OpenAsync(chromium, clock: clock);
        // Not the plumber, whom the demo has called and written to already.
        var callee = await site.EnterAsync(CallSite.Teacher);
        await callee.GoOnlineAsync();
        var caller = await site.EnterAsync(CallSite.Plumber);
        await caller.CallAsync(CallSite.Teacher);
        await Expect(callee.RingDialog).ToBeVisibleAsync();

        clock.Advance(TimeSpan.FromSeconds(46));

        await Expect(caller.Heading($"{CallSite.Teacher} n’a pas répondu.")).ToBeVisibleAsync();
        await Expect(callee.RingDialog).ToBeHiddenAsync();
        await Expect(callee.Page.GetByText($"Appel manqué de {CallSite.Plumber}.")).ToBeVisibleAsync();
        // The picture says so too, at once and on the next page, and is quiet once the list was seen.
        var menu = callee.Page.Locator(".account-menu > summary");
        await Expect(menu.Locator(".account-dot")).ToBeVisibleAsync();
        await callee.Page.GotoAsync("/help");
        await Expect(menu.Locator(".account-dot")).ToBeVisibleAsync();
        await Expect(menu).ToContainTextAsync("Appels manqués : 1");
        await callee.Page.GotoAsync("/calls");
        await callee.Page.GotoAsync("/calls");
        await Expect(menu.Locator(".account-dot")).ToBeHiddenAsync();
        var line = callee.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = CallSite.Plumber });
        await Expect(line).ToContainTextAsync("Appel manqué");
        await Expect(line.GetByRole(AriaRole.Link, new() { Name = $"Rappeler {CallSite.Plumber}" })).ToBeVisibleAsync();
    }

    [Fact]
    [Trait(Tiers.Trait, Tiers.Whole)]
    public async Task The_skip_link_of_a_lobby_moves_the_focus_and_opens_no_second_camera()
    {
        await using var site = await CallSite.OpenAsync(chromium);
        await (await site.EnterAsync(CallSite.Plumber)).GoOnlineAsync();
        var caller = await site.EnterAsync(CallSite.Teacher);
        await caller.OpenLobbyAsync(CallSite.Plumber);
        await caller.Page.EvaluateAsync("window.here = true");

        await caller.Page.Locator(".skip-link").FocusAsync();
        await caller.Page.Keyboard.PressAsync("Enter");

        await Expect(caller.Page.Locator("main")).ToBeFocusedAsync();
        Assert.True(await caller.Page.EvaluateAsync<bool>("window.here === true"), "The page was loaded anew.");
    }

    [Fact]
    [Trait(Tiers.Trait, Tiers.Whole)]
    public async Task A_cancelled_call_stops_ringing()
    {
        await using var site = await CallSite.OpenAsync(chromium);
        var callee = await site.EnterAsync(CallSite.Plumber);
        await callee.GoOnlineAsync();
        var caller = await site.EnterAsync(CallSite.Teacher);
        await caller.CallAsync(CallSite.Plumber);
        await Expect(callee.RingDialog).ToBeVisibleAsync();

        await caller.HangUpAsync();

        await Expect(caller.Heading("Vous avez annulé l’appel.")).ToBeVisibleAsync();
        await Expect(callee.RingDialog).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Every_device_rings_and_the_others_stop_when_one_answers()
    {
        await using var site = await CallSite.OpenAsync(chromium);
        var desk = await site.EnterAsync(CallSite.Plumber);
        await desk.GoOnlineAsync();
        var phone = await site.EnterAsync(CallSite.Plumber, width: 360, height: 740);
        await Expect(phone.Page.GetByRole(AriaRole.Switch)).ToHaveAttributeAsync("data-status", "online");
        var untouched = await desk.Page.Context.NewPageAsync();
        await untouched.GotoAsync("/help");
        var caller = await site.EnterAsync(CallSite.Teacher);
        await caller.CallAsync(CallSite.Plumber);
        await Expect(desk.RingDialog).ToBeVisibleAsync();
        // Where nobody has touched the page the browser keeps the sound back: picture and title say it, and any key lets it out.
        var silent = untouched.Locator("#ring-silent");
        await Expect(silent).ToContainTextAsync("Votre navigateur retient la sonnerie");
        await Expect(untouched).ToHaveTitleAsync($"(sans sonnerie) Appel de {CallSite.Teacher}");
        await untouched.Keyboard.PressAsync("Shift");
        await Expect(silent).ToHaveTextAsync("");
        await untouched.CloseAsync();

        await phone.AnswerAsync();

        await Expect(desk.RingDialog).ToBeHiddenAsync();
        await Expect(desk.Page.GetByText("Appel pris sur un autre appareil.")).ToBeVisibleAsync();
        await Task.WhenAll(caller.SeesFramesAsync(), phone.SeesFramesAsync());

        // Another device opens nothing and takes nothing over before it is told to.
        await desk.Page.GotoAsync(phone.Page.Url);
        await Expect(desk.Heading("Continuer ici\u00a0?")).ToBeVisibleAsync();
        await Expect(desk.Page.Locator("#lobby, #stage").Filter(new() { Visible = true })).ToHaveCountAsync(0);
        await phone.SeesFramesAsync();
        await desk.Button("Continuer ici").ClickAsync();
        await Task.WhenAll(caller.SeesFramesAsync(), desk.SeesFramesAsync());
        await Expect(phone.Heading("Cet appel continue sur un autre appareil ou dans un autre onglet.")).ToBeVisibleAsync();
    }

    [Fact]
    [Trait(Tiers.Trait, Tiers.Whole)]
    public async Task Two_people_who_call_each_other_at_once_get_one_call()
    {
        await using var site = await CallSite.OpenAsync(chromium);
        var plumber = await site.EnterAsync(CallSite.Plumber);
        await plumber.GoOnlineAsync();
        var teacher = await site.EnterAsync(CallSite.Teacher);
        await teacher.GoOnlineAsync();
        await Task.WhenAll(plumber.OpenLobbyAsync(CallSite.Teacher), teacher.OpenLobbyAsync(CallSite.Plumber));
        // Between two pages nobody is there, and on a busy machine that is longer than the site waits for anybody.
        await Task.WhenAll(plumber.IsConnectedAsync(), teacher.IsConnectedAsync());

        // By script, since the ring of the one that comes second would cover the button just then.
        await Task.WhenAll(
            plumber.Page.EvaluateAsync("() => document.getElementById('call-now').click()"),
            teacher.Page.EvaluateAsync("() => document.getElementById('call-now').click()")
        );

        await Task.WhenAll(plumber.SeesFramesAsync(), teacher.SeesFramesAsync());
        await Expect(plumber.RingDialog).ToBeHiddenAsync();
        await Expect(teacher.RingDialog).ToBeHiddenAsync();
        Assert.Equal(plumber.Page.Url, teacher.Page.Url);
    }

    [Fact]
    [Trait(Tiers.Trait, Tiers.Whole)]
    public async Task What_is_muted_here_is_shown_as_muted_there()
    {
        await using var site = await CallSite.OpenAsync(chromium);
        var (caller, callee) = await site.InCallAsync();

        await caller.Page.Keyboard.PressAsync("m");
        await Expect(caller.Button("Micro")).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(callee.PeerMedia).ToContainTextAsync("Micro coupé");
        await caller.Page.Keyboard.PressAsync("v");
        await Expect(callee.PeerMedia).ToContainTextAsync("Caméra coupée");
        await caller.Page.Keyboard.PressAsync("v");
        await Expect(callee.PeerMedia).Not.ToContainTextAsync("Caméra coupée");
        await callee.SeesFramesAsync();
        // The system pauses a picture that is in its way: it goes on.
        await callee.Page.EvaluateAsync("() => document.getElementById('remote').pause()");
        await Expect(callee.Page.Locator("#remote")).ToHaveJSPropertyAsync("paused", false);
        await callee.SeesFramesAsync();
        await callee.Button("Choix des appareils").ClickAsync();
        await Expect(callee.Page.Locator("#stage-devices").GetByLabel("Microphone")).ToBeVisibleAsync();
        await caller.Page.Keyboard.PressAsync("s");
        await Expect(callee.PeerMedia).ToContainTextAsync($"{CallSite.Teacher} partage son écran");
        await callee.SeesFramesAsync();
    }
}
