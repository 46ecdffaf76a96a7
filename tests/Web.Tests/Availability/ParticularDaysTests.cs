using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Availability;
using Visavis.Web.Tests.Hosting;

namespace Visavis.Web.Tests.Availability;

/// <summary>Days off and days of other hours, through their page.</summary>
public sealed class ParticularDaysTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task A_day_of_a_far_year_is_refused_with_a_sentence_and_one_of_the_next_years_is_kept()
    {
        var anne = await site.App.AddProfessionalAsync();
        using var person = site.NewPerson();
        await person.SignInAsDemoAsync(anne.Id);
        const string days = "/account/calendar/days";

        var never = await person.PostFormAsync($"{days}?handler=Add", days, ("first", "9999-12-31"), ("last", ""));
        var text = System.Net.WebUtility.HtmlDecode(await never.Content.ReadAsStringAsync());
        Assert.Contains("Dans les 5 ans qui viennent", text, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());

        await person.PostFormAsync($"{days}?handler=Add", days, ("first", $"{DateTime.UtcNow.AddYears(4):yyyy-MM-dd}"), ("last", ""));
        Assert.Equal(1, await CountAsync());

        Task<int> CountAsync() => site.App.WithDataAsync(db => db.Set<DateOverrideRow>().CountAsync(row => row.ProfessionalId == anne.Id));
    }
}
