using Microsoft.Playwright;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Browsers;
using Visavis.TestSupport.Google;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Mail;

namespace Visavis.Browser.Tests.Accounts;

/// <summary>Accounts by e-mail at phone width; on <c>localhost</c>, because passkeys know no bare addresses.</summary>
public sealed class EmailAccountTests(ChromiumBrowser chromium) : IAsyncLifetime
{
    private const int Phone = 360;
    private readonly SmtpSink sink = SmtpSink.Start();
    private GoogleStandIn google = null!;
    private AppHost app = null!;
    private Uri address = null!;

    public async ValueTask InitializeAsync()
    {
        google = await GoogleStandIn.StartAsync();
        app = AppHost.OnSqlite(
            new Dictionary<string, string>(google.Settings.Concat(sink.Settings)) { ["RateLimits:SignInsPerMinute"] = "1000" }
        );
        address = new UriBuilder(app.StartOnPort()) { Host = "localhost" }.Uri;
    }

    [Fact]
    public async Task In_French_a_passkey_registers_signs_in_and_is_renamed()
    {
        await using var person = await chromium.NewPersonAsync(address, width: Phone);
        var page = await person.NewPageAsync();
        var watch = new PageWatch(page);
        await AddAuthenticatorAsync(page);
        await OpenLinkAsync(page, watch, "Adresse e-mail", "Recevoir le lien");

        await page.GetByRole(AriaRole.Button, new() { Name = "Continuer avec une clé d’accès" }).ClickAsync();
        await FinishAsync(page, "Terminer");
        await page.Locator(".account-menu summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Se connecter" }).First.WaitForAsync();

        await page.GotoAsync("/account/sign-in?returnUrl=/account/security");
        await watch.AssertFlawlessAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter avec une clé d’accès" }).ClickAsync();
        await page.WaitForURLAsync(new Uri(address, "/account/security").ToString());
        await watch.AssertFlawlessAsync();
        await page.Locator("summary", new() { HasText = "Renommer" }).ClickAsync();
        await page.GetByLabel("Nom", new() { Exact = true }).FillAsync("Mon téléphone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer", Exact = true }).ClickAsync();
        await page.Locator("#passkeys strong", new() { HasText = "Mon téléphone" }).WaitForAsync();

        // The only way in cannot be taken away.
        await page.GetByRole(AriaRole.Button, new() { Name = "Retirer" }).ClickAsync();
        await page.GetByText("C’est votre seul moyen de connexion").WaitForAsync();
        await watch.AssertFlawlessAsync();
    }

    [Fact]
    public async Task In_English_a_password_registers_locks_and_is_replaced_and_Google_is_linked()
    {
        await using var person = await chromium.NewPersonAsync(address, "en-GB", Phone);
        var page = await person.NewPageAsync();
        var watch = new PageWatch(page);
        var email = await OpenLinkAsync(page, watch, "E-mail address", "Get the link");

        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("password2026");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on with this password" }).ClickAsync();
        await page.GetByText("too easy to guess").WaitForAsync();
        await watch.AssertFlawlessAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the password" }).ClickAsync();
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(EmailJourney.Password);
        Assert.Equal("text", await page.GetByLabel("Password", new() { Exact = true }).GetAttributeAsync("type"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on with this password" }).ClickAsync();
        await FinishAsync(page, "Finish");

        await page.GotoAsync("/account/security");
        await page.GetByRole(AriaRole.Button, new() { Name = "Link a Google account" }).ClickAsync();
        await page.GetByText("Your Google account is linked").WaitForAsync();
        await watch.AssertFlawlessAsync();
        await page.GotoAsync("/account/notifications");
        await watch.AssertFlawlessAsync();

        await using var elsewhere = await chromium.NewPersonAsync(address, "en-GB", Phone);
        var other = await elsewhere.NewPageAsync();
        var otherWatch = new PageWatch(other);
        await other.GotoAsync("/account/sign-in");
        for (var guess = 0; guess < 6; guess++)
        {
            await other.GetByLabel("E-mail address").FillAsync(email);
            await other
                .GetByLabel("Password", new() { Exact = true })
                .FillAsync(guess < 5 ? $"wrong guess {guess}" : EmailJourney.Password);
            await other.RunAndWaitForResponseAsync(
                () => other.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync(),
                response => response.Request.Method == "POST"
            );
            await other.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
            await other.GetByText("do not go together").WaitForAsync();
        }

        await otherWatch.AssertFlawlessAsync();
        await other.GetByRole(AriaRole.Link, new() { Name = "Forgotten your password?" }).ClickAsync();
        await other.GetByLabel("E-mail address").FillAsync(email);
        await other.GetByRole(AriaRole.Button, new() { Name = "Get the link" }).ClickAsync();
        await other.GetByText("Look in your mailbox.").WaitForAsync();
        await TestSupport.Eventually.IsTrueAsync(() => Reset(email) is not null);
        await other.GotoAsync(Reset(email)!);
        await otherWatch.AssertFlawlessAsync();
        await other.GetByLabel("New password", new() { Exact = true }).FillAsync("five other rather long words");
        await other.GetByRole(AriaRole.Button, new() { Name = "Save and sign in" }).ClickAsync();
        await other.WaitForURLAsync(new Uri(address, "/account/security").ToString());

        // The reset ended the session of the first window.
        await page.GotoAsync("/account/security");
        await page.WaitForURLAsync("**/account/sign-in**");
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await google.DisposeAsync();
        await sink.DisposeAsync();
    }

    private string? Reset(string email) =>
        sink.To(email).Select(mail => mail.Read()).FirstOrDefault(mail => mail.Subject == "Choose a new password")?.Links[0];

    /// <summary>Registers a new address and follows the link of its mail.</summary>
    private async Task<string> OpenLinkAsync(IPage page, PageWatch watch, string field, string button)
    {
        var email = EmailJourney.NewAddress();
        await page.GotoAsync("/account/register");
        await watch.AssertFlawlessAsync();
        await page.GetByLabel(field).FillAsync(email);
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await page.Locator(".notice-success").WaitForAsync();
        await watch.AssertFlawlessAsync();
        await page.GotoAsync((await sink.MailToAsync(email)).Links[0]);
        await watch.AssertFlawlessAsync();
        return email;
    }

    private static async Task FinishAsync(IPage page, string button)
    {
        await page.WaitForURLAsync("**/account/welcome**");
        await page.Locator("[value='Visitor']").CheckAsync();
        await page.Locator("#name").FillAsync("Nina Petit");
        await page.Locator("#city").FillAsync("Mirecourt");
        await page.Locator("[name='Input.AcceptsTerms']").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await page.Locator(".account-menu").WaitForAsync();
    }

    private static async Task AddAuthenticatorAsync(IPage page)
    {
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync("WebAuthn.enable");
        await devTools.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new Dictionary<string, object>
            {
                ["options"] = new
                {
                    protocol = "ctap2",
                    transport = "internal",
                    hasResidentKey = true,
                    hasUserVerification = true,
                    isUserVerified = true,
                    automaticPresenceSimulation = true,
                },
            }
        );
    }
}
