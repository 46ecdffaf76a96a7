using Microsoft.Playwright;
using Visavis.TestSupport.Browsers;
using static Microsoft.Playwright.Assertions;

namespace Visavis.Browser.Tests.Calls;

/// <summary>Captions of a call: each browser writes its own person's words, when they agreed.</summary>
public sealed class CaptionJourneyTests(ChromiumBrowser chromium)
{
    /// <summary>In the place of the browser's recognition, which would send the voice away: it hears what <c>say</c> says.</summary>
    private const string Recognition = """
        window.listening = null;
        window.SpeechRecognition = window.webkitSpeechRecognition = class {
          start(track) { this.track = track; window.listening = this; }
          abort() { window.listening = null; this.onend(); }
        };
        window.say = (transcript, isFinal) =>
          window.listening.onresult({ resultIndex: 0, results: [Object.assign([{ transcript }], { isFinal })] });
        """;

    private const string NoRecognition = "window.SpeechRecognition = window.webkitSpeechRecognition = undefined;";

    [Fact]
    public async Task Captions_are_asked_for_refused_or_agreed_to_read_under_the_picture_and_withdrawn()
    {
        await using var site = await CallSite.OpenAsync(chromium);
        var callee = await site.EnterAsync(CallSite.Plumber);
        await callee.Page.Context.AddInitScriptAsync(NoRecognition);
        await callee.GoOnlineAsync();
        var caller = await site.EnterAsync(CallSite.Teacher, width: 360, height: 740, theme: ColorScheme.Dark);
        await caller.Page.Context.AddInitScriptAsync(Recognition);
        var watch = new PageWatch(caller.Page);
        await caller.CallAsync(CallSite.Plumber);
        await callee.AnswerAsync();
        await caller.SeesFramesAsync();
        var reader = callee.Page;
        var speaker = caller.Page;
        var notice = reader.Locator("#captions-notice");
        var question = speaker.GetByRole(AriaRole.Region, new() { Name = $"{CallSite.Plumber} demande des sous-titres" });

        // A browser that cannot write is not asked, and whoever wanted to read learns why.
        await PressInMoreAsync(caller, "Sous-titres");
        await Expect(speaker.Locator("#captions-notice"))
            .ToHaveTextAsync($"{CallSite.Plumber} a un navigateur qui ne sait pas écrire ce qui est dit. Écrivez-vous par les messages.");

        // Refused.
        await Expect(reader.Locator("#captions-toggle")).ToHaveAttributeAsync("aria-pressed", "false");
        await reader.Keyboard.PressAsync("t");
        await Expect(notice).ToHaveTextAsync($"Nous demandons à {CallSite.Teacher}…");
        await Expect(question).ToContainTextAsync("Visavis ne reçoit ni ne garde rien de ce qui est écrit.");
        await Expect(question.GetByLabel("Je parle")).ToHaveValueAsync("fr-FR");
        await watch.AssertFlawlessAsync();
        await question.GetByRole(AriaRole.Button, new() { Name = "Refuser" }).ClickAsync();
        await Expect(notice)
            .ToHaveTextAsync($"{CallSite.Teacher} préfère que ses paroles ne soient pas écrites. Écrivez-vous par les messages.");
        await Expect(question).ToBeHiddenAsync();

        // Thought better of, and agreed to.
        await PressInMoreAsync(caller, "Écrire ce que je dis");
        await question.GetByLabel("Je parle").SelectOptionAsync("en-GB");
        await question.GetByRole(AriaRole.Button, new() { Name = "Accepter" }).ClickAsync();
        await Expect(speaker.Locator("#captions-sign")).ToContainTextAsync($"Ce que vous dites est écrit pour {CallSite.Plumber}.");
        await Expect(reader.Locator("#captions-toggle")).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.Equal("en-GB", await speaker.EvaluateAsync<string>("listening.lang"));
        Assert.Equal("audio", await speaker.EvaluateAsync<string>("listening.track.kind"));
        await watch.AssertFlawlessAsync();

        await speaker.EvaluateAsync("say('good mor', false)");
        await Expect(reader.Locator("#captions-interim")).ToHaveTextAsync("good mor");
        await Expect(reader.Locator("#captions-said")).Not.ToContainTextAsync("good mor");
        await speaker.EvaluateAsync("say('Good <b>morning</b>\\u202E', true)");
        await Expect(reader.Locator("#captions-said[aria-live=polite] p").Last).ToHaveTextAsync("Good <b>morning</b>");
        await Expect(reader.Locator("#captions-interim")).ToBeHiddenAsync();
        await Expect(reader.Locator("#captions-said p").Last).ToHaveAttributeAsync("lang", "en-GB");

        // Nobody hears a microphone that is off, and no browser writes it.
        await caller.Button("Micro").ClickAsync();
        await Expect(speaker.Locator("#captions-sign")).ToContainTextAsync("Micro coupé");
        Assert.True(await speaker.EvaluateAsync<bool>("listening === null"));
        await caller.Button("Micro").ClickAsync();
        await speaker.WaitForFunctionAsync("listening !== null");

        await caller.Button("Arrêter").ClickAsync();
        await Expect(notice).ToHaveTextAsync($"{CallSite.Teacher} a arrêté les sous-titres. Écrivez-vous par les messages.");
        await Expect(speaker.Locator("#captions-sign")).ToBeHiddenAsync();
        Assert.True(await speaker.EvaluateAsync<bool>("listening === null"));
        await Expect(reader.Locator("#captions")).ToBeHiddenAsync();
        await caller.HangUpAsync();
    }

    private static async Task PressInMoreAsync(CallPerson person, string label)
    {
        await person.Page.Locator("#more").ClickAsync();
        await person.Button(label).ClickAsync();
    }
}
