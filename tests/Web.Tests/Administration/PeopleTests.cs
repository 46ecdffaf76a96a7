using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Tests.Trust;
using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Tests.Administration;

public sealed class PeopleTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_act_on_many_says_for_whom_something_changed_and_for_whom_not()
    {
        await using var site = await TrustSite.StartAsync();
        using var administrator = await site.AddModeratorAsync("Ada", asAdministrator: true);
        var (nina, paul) = (await site.App.AddAccountAsync("Nina Petit"), await site.App.AddAccountAsync("Paul Grand"));
        using var signedIn = await site.SignInAsync(nina.Id);

        var page = await ActAsync(administrator, "SignOut", nina.Id, paul.Id, Guid.NewGuid());
        Assert.Contains("C’est fait pour 1\u00a0: Nina Petit.", page, StringComparison.Ordinal);
        Assert.Contains("Sans changement pour 2\u00a0: Paul Grand, un compte qui n’existe plus.", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await signedIn.GetAsync("/account/profile")).StatusCode);
        Assert.Equal(1, await site.App.WithDataAsync(db => db.AuditEntries.CountAsync(e => e.Action == "sessions-ended", Cancellation)));

        await ActAsync(administrator, "NameModerator", nina.Id, paul.Id);
        Assert.Equal(2, await ModeratorsAsync(site));
        var once = await ActAsync(administrator, "StopModerator", nina.Id);
        Assert.Contains("Sans changement pour 0\u00a0: –.", once, StringComparison.Ordinal);
        Assert.Equal(1, await ModeratorsAsync(site));
    }

    [Fact]
    public async Task Nobody_chosen_an_unknown_act_and_oneself_change_nothing()
    {
        await using var site = await TrustSite.StartAsync();
        using var administrator = await site.AddModeratorAsync("Ada", asAdministrator: true);
        var ada = await site.App.WithDataAsync(db => db.Users.Select(a => a.Id).SingleAsync(Cancellation));

        Assert.Contains("Cochez au moins une personne", await ActAsync(administrator, "SignOut"), StringComparison.Ordinal);
        Assert.Contains("choisissez que faire", await ActAsync(administrator, "Erase", ada), StringComparison.Ordinal);
        Assert.Contains("C’est fait pour 0", await ActAsync(administrator, "SignOut", ada), StringComparison.Ordinal);
    }

    private static async Task<string> ActAsync(PersonClient administrator, string act, params Guid[] ids)
    {
        var answer = await administrator.PostFormAsync(
            "/administration/people?handler=Many",
            "/administration/people",
            [("act", act), .. ids.Select(id => ("ids", id.ToString()))]
        );
        return WebUtility.HtmlDecode(await (await administrator.FollowAsync(answer)).Content.ReadAsStringAsync(Cancellation));
    }

    private static Task<int> ModeratorsAsync(TrustSite site) =>
        site.App.WithDataAsync(db => db.Set<Moderator>().CountAsync(m => m.StoppedAt == null, Cancellation));
}
