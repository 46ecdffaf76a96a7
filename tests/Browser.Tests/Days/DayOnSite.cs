using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Visavis.Browser.Tests.Accounts;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Bookings;

namespace Visavis.Browser.Tests.Days;

/// <summary>What happens between the pages of a day: the site's clock goes on, and what the clock does is done.</summary>
internal static class DayOnSite
{
    /// <summary>To a moment before or after the one appointment of this professional.</summary>
    public static async Task<Booking> MoveToAsync(this AccountSite site, Guid professional, Func<Booking, DateTimeOffset> moment)
    {
        var booking = await site.App.WithDataAsync(db =>
            db.Set<Booking>().AsNoTracking().SingleAsync(b => b.ProfessionalId == professional && b.State != BookingState.Cancelled)
        );
        site.Clock.Advance(moment(booking) - site.Clock.GetUtcNow());
        await site.App.Services.GetRequiredService<BookingClock>().TickAsync(CancellationToken.None);
        return booking;
    }

    /// <summary>Opens a page days later: whoever was signed out meanwhile signs in again.</summary>
    public static async Task ComeBackAsync(IPage page, Guid account, string path)
    {
        await page.GotoAsync("/dashboard");
        if (page.Url.Contains("/account/sign-in", StringComparison.Ordinal))
        {
            await page.Locator($"form:has([value='{account}']) button").ClickAsync();
            await page.WaitForURLAsync("**/dashboard");
        }

        await page.GotoAsync(path);
    }

    /// <summary>Answers the first sign-in of somebody who is listed.</summary>
    public static async Task ComeInAsync(IPage page, Guid account, string category, string profession, Func<IPage, Task>? more = null)
    {
        await AccountSite.SignInAsync(page, account, "/account/welcome?returnUrl=%2Faccount%2Fcalendar");
        await page.Locator($"[name='Input.Category'][value='{category}']").CheckAsync();
        await page.Locator("#city").FillAsync("Mirecourt");
        await page.Locator("#profession").FillAsync(profession);
        await (more?.Invoke(page) ?? Task.CompletedTask);
        await page.Locator("[name='Input.IsAdult']").CheckAsync();
        await page.Locator("[name='Input.AcceptsTerms']").CheckAsync();
        await page.Locator("main .button-primary").ClickAsync();
        await page.WaitForURLAsync("**/account/calendar");
    }

    /// <summary>From nine to six on every working day.</summary>
    public static async Task SetHoursAsync(IPage page)
    {
        await page.GotoAsync("/account/calendar");
        await page.FillAsync("#day1-0-start", "09:00");
        await page.FillAsync("#day1-0-end", "18:00");
        await page.ClickAsync("#working-hours [formaction]");
        await page.Locator("#working-hours .notice-success").WaitForAsync();
    }

    /// <summary>In time to come from the site's clock, which may be ahead of ours.</summary>
    public static string SlotsOf(this AccountSite site, string reference, Guid offer, int days) =>
        $"/book/{reference}?service={offer}&day={site.Clock.GetUtcNow().AddDays(days):yyyy-MM-dd}";
}
