using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Visavis.Browser.Tests.Accounts;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Trust.Staff;

namespace Visavis.Browser.Tests.Trust;

/// <summary>Staff of a site, in windows of their own, with their second proof.</summary>
internal static class StaffDesk
{
    /// <summary>Signs in and sets up the app that gives codes.</summary>
    public static async Task<IPage> EnterAsync(IBrowserContext context, AppHost app, string name, bool asAdministrator = false)
    {
        var account = await app.AddAccountAsync(name, a => a.IsAdministrator = asAdministrator);
        var time = app.Services.GetRequiredService<TimeProvider>();
        if (!asAdministrator)
        {
            await app.WithDataAsync(db =>
            {
                db.Add(new Moderator { AccountId = account.Id, NamedAt = time.GetUtcNow() });
                return db.SaveChangesAsync();
            });
        }

        var page = await context.NewPageAsync();
        // The list of demo people is short and has others; how one signs in is not the matter here.
        await page.GotoAsync("/account/sign-in?returnUrl=%2Fhelp");
        await page.Locator("form [name=accountId]")
            .First.EvaluateAsync("(field, id) => { field.value = id; field.form.submit(); }", account.Id.ToString());
        await page.WaitForURLAsync("**/help");
        await page.GotoAsync("/staff/proof");
        var factor = app.Services.GetRequiredService<SecondFactor>();
        var key = factor.ReadPending(await page.Locator("input[name=pending]").InputValueAsync())!;
        await page.Locator("input[name=code]").FillAsync(Totp.CodeOf(key, Totp.StepOf(time.GetUtcNow())));
        await page.Locator("form:has(input[name=pending]) button[type=submit]").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/staff/proof", StringComparison.Ordinal));
        return page;
    }

    /// <summary>Sends the form at the foot of the home page, as its reader or signed out.</summary>
    /// <returns>The path of the receipt.</returns>
    public static async Task<string> ReportAsync(PersonClient person, string name, string kind, string story)
    {
        var answer = await person.PostFormAsync(
            "/report?handler=Send",
            "/report",
            ("Name", name),
            ("Kind", kind),
            ("Story", story),
            ("Email", "victime@exemple.fr"),
            ("GoodFaith", "true")
        );
        return answer.Headers.Location?.ToString()
            ?? throw new InvalidOperationException($"Not taken: {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>Opens the case in the queue and decides it.</summary>
    public static async Task DecideAsync(IPage moderator, string name, string outcome, string words)
    {
        await moderator.GotoAsync("/moderation");
        await moderator.GetByRole(AriaRole.Link, new() { Name = name }).First.ClickAsync();
        await moderator.Locator("#decision-outcome").SelectOptionAsync(outcome);
        await moderator.Locator("#decision-words").FillAsync(words);
        await moderator.GetByRole(AriaRole.Button, new() { Name = "Décider", Exact = true }).ClickAsync();
        await moderator.WaitForURLAsync(url => !url.Contains("/cases/", StringComparison.Ordinal));
    }
}
