using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Visavis.Search;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Professionals;
using Visavis.Web.Tests.Hosting;

namespace Visavis.Web.Tests.Pages;

public sealed class ProfileVisibilityTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private const string Page = "/account/profile";

    [Fact]
    public async Task A_hidden_profile_leaves_the_directory_at_once_and_comes_back()
    {
        var (editor, person) = await ProfileEditorSite.SignInAsync(site.App, p => p.DisplayName = "Zénobie Quatrefages");
        using var _ = editor;
        await site.App.IndexAsync();
        using var visitor = site.NewPerson();
        var address = ProfessionalDirectory.ProfilePath(person);
        Assert.Equal(1, await FoundAsync());

        var hidden = await editor.ReadAsync(await editor.SendAsync(await editor.OpenAsync(Page), "Visibility", ("hidden", "true")));

        Assert.Contains("est masqué", hidden.QuerySelector("#visibility .notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/embed/V-{person.ReferenceCode}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/professionals/V-{person.ReferenceCode}/qr.svg")).StatusCode);
        var list = await DirectorySite.OpenAsync(visitor, "/professionals?what=Quatrefages");
        Assert.Empty(list.QuerySelectorAll(".person-card"));
        await Eventually.IsTrueAsync(async () => await FoundAsync() == 0);

        var own = await editor.OpenAsync(address);
        Assert.NotNull(own.QuerySelector("meta[name=robots][content=noindex]"));
        Assert.Empty(own.QuerySelectorAll(".share-targets"));

        await editor.SendAsync(hidden, "Visibility", ("hidden", "false"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(address)).StatusCode);
        await Eventually.IsTrueAsync(async () => await FoundAsync() == 1);
    }

    private async Task<int> FoundAsync() =>
        (await site.App.Services.GetRequiredService<ISearchIndex>().SearchAsync(new SearchQuery { What = "Quatrefages" })).Total;
}
