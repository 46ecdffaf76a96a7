using Visavis.TestSupport.Professionals;
using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Pages;

/// <summary>Where people who know such services look for things, and under which names.</summary>
public sealed class KnownNamesTests(DirectorySite site) : IClassFixture<DirectorySite>
{
    [Fact]
    public async Task The_name_leads_to_ones_profile_the_picture_to_the_menu_and_the_tabs_have_their_known_names()
    {
        var anne = await site.App.AddProfessionalAsync();
        using var person = site.NewPerson();
        await person.SignInAsDemoAsync(anne.Id);
        var account = await DirectorySite.OpenAsync(person, "/account/profile");

        var name = account.QuerySelector("header a.own-name-link")!;
        Assert.Equal(("Anne Martin", ProfessionalDirectory.ProfilePath(anne)), (name.TextContent.Trim(), name.GetAttribute("href")));
        var menu = account.QuerySelectorAll(".account-menu .menu-item").Select(item => item.TextContent.Trim()).ToList();
        Assert.Contains("Gérer mon compte", menu);
        Assert.Contains("Mon tableau de bord", menu);
        var tabs = account.QuerySelectorAll(".manage-tabs a").Select(tab => tab.TextContent.Trim()).ToList();
        Assert.Equal(["Profil", "Galerie", "Documents", "Agenda et disponibilité", "Notifications", "Sécurité", "Autres"], tabs);

        var own = await DirectorySite.OpenAsync(person, name.GetAttribute("href")!);
        Assert.Contains("C’est votre profil", own.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Agenda et disponibilité", own.Body.TextContent, StringComparison.Ordinal);
        foreach (var edit in new[] { "/account/profile", "/account/gallery", "/account/documents", "/account/calendar" })
        {
            Assert.NotNull(own.QuerySelector($".own-edits a[href='{edit}']"));
        }

        // Sharing stands on one's own profile too; the form against scams at the foot of the home page.
        Assert.NotNull(own.QuerySelector("#share .share"));
        var home = await site.OpenAsync("/");
        Assert.NotNull(home.QuerySelector("#report [name=Name][required]"));
        Assert.NotNull(home.QuerySelector("#report a[href='/legal/terms']"));
        Assert.NotNull(home.QuerySelector("#report a[href='/legal/sales']"));
    }
}
