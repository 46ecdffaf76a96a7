using System.Net;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Blocking;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Tests.Messages;

public sealed class BlockListTests
{
    [Fact]
    public async Task Somebody_is_blocked_from_the_profile_after_a_question_and_unblocked_from_the_list()
    {
        await using var site = await MessagesSite.OpenAsync();
        using var paul = new PersonClient(site.Address);
        await paul.SignInAsDemoAsync(site.Paul);
        var question = $"/account/blocked?person={site.Anne:D}";

        var asked = await paul.GetAsync(question);
        Assert.Contains("Anne", await TextAsync(asked), StringComparison.Ordinal);
        await paul.PostFormAsync("/account/blocked", question, ("person", site.Anne.ToString()));

        Assert.True(await BlockedAsync(site, site.Paul, site.Anne));
        Assert.Contains("Débloquer Anne", await TextAsync(await paul.GetAsync("/account/blocked")), StringComparison.Ordinal);
        await paul.PostFormAsync("/account/blocked?handler=Unblock", "/account/blocked", ("person", site.Anne.ToString()));
        Assert.False(await BlockedAsync(site, site.Paul, site.Anne));
    }

    [Fact]
    public async Task An_id_tells_nobody_the_name_of_a_stranger()
    {
        await using var site = await MessagesSite.OpenAsync();
        using var anne = new PersonClient(site.Address);
        await anne.SignInAsDemoAsync(site.Anne);

        Assert.Equal(HttpStatusCode.NotFound, (await anne.GetAsync($"/account/blocked?person={site.Paul:D}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await anne.GetAsync($"/account/blocked?person={site.Anne:D}")).StatusCode);
        var posted = await anne.PostFormAsync("/account/blocked", "/account/blocked", ("person", site.Paul.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
    }

    private static Task<bool> BlockedAsync(MessagesSite site, Guid one, Guid other) =>
        site.App.WithDataAsync(db => Blocks.HasBlockedAsync(db, one, other, TestContext.Current.CancellationToken));

    private static async Task<string> TextAsync(HttpResponseMessage response) =>
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
}
