using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Visavis.Browser.Tests.Accounts;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Mail;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Messages;
using Visavis.Web.Professionals;
using static Microsoft.Playwright.Assertions;

namespace Visavis.Browser.Tests.Messages;

/// <summary>
/// A professional closes every tab and her device still tells her. What the push service was sent is opened with the keys of her browser and given to its service worker, as the
/// browser itself would; what a click on the notification does is tested without a browser (<c>tests/js/service-worker.test.js</c>): no tool can click one.
/// </summary>
[Trait(Tiers.Trait, Tiers.Whole)]
public sealed class PushJourneyTests(ChromiumBrowser chromium, NotificationSite site) : IClassFixture<NotificationSite>
{
    private const string Secret = "La cave est sous l’eau.";

    private const string Shown = """
        async () => {
          const shown = await (await navigator.serviceWorker.ready).getNotifications();
          return shown.map(n => JSON.stringify([n.title, n.body, n.requireInteraction, n.data.path, n.icon]));
        }
        """;

    [Fact]
    public async Task With_every_tab_closed_a_ring_and_a_message_are_shown_and_tell_nothing_private()
    {
        Assert.SkipUnless(ChromiumBrowser.HasWhole, "The whole Chromium is not installed: tests/run.sh all installs it.");
        var anne = await site.App.AddProfessionalAsync();
        var paul = await site.App.AddAccountAsync("Paul Petit");
        using var keys = new PushReceiver(site.Pushes.EndpointOf("phone"));
        await using var browser = await chromium.WholeBrowserAsync();
        await using var device = await browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = site.Address.ToString(),
                Locale = "fr-FR",
                Permissions = ["notifications", "camera", "microphone"],
            }
        );
        await device.AddInitScriptAsync(keys.Script);
        var hers = await device.NewPageAsync();
        await AccountSite.SignInAsync(hers, anne.Id, "/account/notifications");
        await hers.Locator("#push-on").ClickAsync();
        await Expect(hers.Locator("#push-off")).ToBeVisibleAsync();
        await hers.GetByRole(AriaRole.Switch).ClickAsync();
        await Expect(hers.GetByRole(AriaRole.Switch)).ToHaveAttributeAsync("data-status", "online");
        var worker = await WorkerOf.AttachAsync(device);

        await using var window = await chromium.NewPersonAsync(site.Address);
        var his = await window.NewPageAsync();
        await AccountSite.SignInAsync(his, paul.Id, ProfessionalDirectory.ProfilePath(anne));
        await his.GetByRole(AriaRole.Link, new() { Name = "Appeler maintenant" }).First.ClickAsync();
        await Expect(his.Locator("#preview")).ToBeVisibleAsync();

        await hers.CloseAsync();
        await his.GetByRole(AriaRole.Button, new() { Name = "Appeler", Exact = true }).ClickAsync();
        var ring = await NextPushAsync(keys, 1);
        await worker.PushAsync(site.Address, ring);
        await his.GotoAsync("about:blank");

        await site
            .App.Services.GetRequiredService<Conversations>()
            .SendAsync(new MessageDraft(paul.Id, anne.Id, Guid.NewGuid().ToString("N"), Secret), TestContext.Current.CancellationToken);
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        var message = await NextPushAsync(keys, 2, push => push.Contains("/messages/", StringComparison.Ordinal));
        await worker.PushAsync(site.Address, message);

        // Nothing of the site is open until here.
        var later = await device.NewPageAsync();
        await later.GotoAsync("/help");
        var shown = await later.EvaluateAsync<string[]>(Shown);
        await Eventually.IsTrueAsync(async () => (shown = await later.EvaluateAsync<string[]>(Shown)).Length == 2);
        var (told, rung) = (
            Assert.Single(shown, s => s.Contains("/messages/", StringComparison.Ordinal)),
            Assert.Single(shown, s => s.Contains("/calls", StringComparison.Ordinal))
        );
        Assert.StartsWith("""["Appel de Paul Petit","",true,"/calls",""", rung, StringComparison.Ordinal);
        Assert.Contains("Paul Petit", told, StringComparison.Ordinal);
        Assert.Contains("\"\",false,", told, StringComparison.Ordinal);
        Assert.All(shown.Append(message), words => Assert.DoesNotContain("cave", words, StringComparison.OrdinalIgnoreCase));

        // Where a click leads.
        using var content = JsonDocument.Parse(message);
        await later.GotoAsync(content.RootElement.GetProperty("path").GetString()!);
        await Expect(later.GetByText(Secret)).ToBeVisibleAsync();
    }

    /// <summary>What was pushed, in the words of the site; as many as were sent so far, and the newest that is meant.</summary>
    private async Task<string> NextPushAsync(PushReceiver keys, int count, Func<string, bool>? isMeant = null)
    {
        string? found = null;
        await Eventually.IsTrueAsync(() =>
        {
            var received = site.Pushes.Received;
            found = received.Count < count ? null : received.Select(push => keys.Read(push.Body)).LastOrDefault(isMeant ?? (_ => true));
            return found is not null;
        });
        return found!;
    }

    /// <summary>The service worker of a browser, reached from a tab of nothing.</summary>
    private sealed class WorkerOf(ICDPSession session, Task<string> registration)
    {
        public static async Task<WorkerOf> AttachAsync(IBrowserContext device)
        {
            var session = await device.NewCDPSessionAsync(await device.NewPageAsync());
            var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            session.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, update) =>
            {
                foreach (var one in update!.Value.GetProperty("registrations").EnumerateArray())
                {
                    found.TrySetResult(one.GetProperty("registrationId").GetString()!);
                }
            };
            await session.SendAsync("ServiceWorker.enable");
            return new WorkerOf(session, found.Task);
        }

        public async Task PushAsync(Uri site, string data) =>
            await session.SendAsync(
                "ServiceWorker.deliverPushMessage",
                new Dictionary<string, object>
                {
                    ["origin"] = site.GetLeftPart(UriPartial.Authority),
                    ["registrationId"] = await registration.WaitAsync(TimeSpan.FromSeconds(30)),
                    ["data"] = data,
                }
            );
    }
}
