using Visavis.Web.Accounts.Pages;
using Visavis.Web.Foundation.Layout;

namespace Visavis.Web.Tests.Accounts;

public sealed class ManageTabTests
{
    [Theory]
    [InlineData("/account/unsubscribe", "Autres")]
    [InlineData("/account/other", "Autres")]
    [InlineData("/account/profile", "Profil")]
    public void Every_page_of_the_account_stands_under_one_tab(string path, string expected) =>
        Assert.Equal([expected], ManageTab.All.Where(tab => tab.Holds(path)).Select(tab => tab.Name));
}
