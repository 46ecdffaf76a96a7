using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Google;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Foundation.Data;
using static Visavis.Web.Tests.Accounts.GoogleJourney;

namespace Visavis.Web.Tests.Accounts;

public sealed class GoogleSignInTests : IClassFixture<GoogleSite>
{
    private readonly GoogleSite site;

    public GoogleSignInTests(GoogleSite site)
    {
        this.site = site;
        site.Google.Reset();
        site.Log.Clear();
    }

    [Fact]
    public async Task A_person_known_to_Google_gets_a_session_and_returns_where_they_came_from()
    {
        using var person = site.NewPerson();

        var back = await SignInAsync(person, returnUrl: "/legal/terms");

        Assert.True(person.HasSession);
        Assert.Equal("/account/welcome?returnUrl=%2Flegal%2Fterms", back.Headers.Location?.OriginalString);
        Assert.Empty(site.Log.Audit);

        await WelcomeAsync(person);
        using var later = site.NewPerson();
        Assert.Equal("/legal/terms", (await SignInAsync(later, returnUrl: "/legal/terms")).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_same_subject_with_a_new_email_is_the_same_account()
    {
        using var before = site.NewPerson();
        await SignInAsync(before);
        var first = await AccountOfAsync(site.Google.Person.Subject);

        site.Google.Person = site.Google.Person with { Email = "new@gmail.com" };
        using var after = site.NewPerson();
        await SignInAsync(after);

        var second = await AccountOfAsync(site.Google.Person.Subject);
        Assert.Equal(first.Id, second.Id);
        Assert.Equal("new@gmail.com", second.Email);
    }

    [Fact]
    public async Task An_address_that_the_person_moved_to_is_not_taken_back_by_a_later_sign_in()
    {
        using var before = site.NewPerson();
        await SignInAsync(before);
        var id = (await AccountOfAsync(site.Google.Person.Subject)).Id;
        await using (var scope = site.Services.CreateAsyncScope())
        {
            var account = await scope.ServiceProvider.GetRequiredService<VisavisDbContext>().Users.SingleAsync(a => a.Id == id);
            var change = scope.ServiceProvider.GetRequiredService<EmailChange>();
            Assert.True(
                await change.FollowAsync(account, new EmailMove("moved@example.org", IsFromNew: false), "https://example.org", default)
            );
        }

        using var after = site.NewPerson();
        await SignInAsync(after);

        Assert.Equal("moved@example.org", (await AccountOfAsync(site.Google.Person.Subject)).Email);
    }

    [Fact]
    public async Task Another_subject_with_a_known_email_is_another_account()
    {
        using var known = site.NewPerson();
        await SignInAsync(known);
        var first = await AccountOfAsync(site.Google.Person.Subject);

        site.Google.Person = GooglePerson.New() with { Email = site.Google.Person.Email };
        using var stranger = site.NewPerson();
        await SignInAsync(stranger);

        Assert.NotEqual(first.Id, (await AccountOfAsync(site.Google.Person.Subject)).Id);
    }

    [Fact]
    public async Task A_new_sign_in_gets_a_new_session_value()
    {
        using var person = site.NewPerson();
        person.Cookies["__Host-visavis"] = "chosen-by-an-attacker";
        await SignInAsync(person);
        var first = person.Cookies["__Host-visavis"];
        await person.PostFormAsync("/account/sign-out", "/legal/terms");
        Assert.False(person.HasSession);

        await SignInAsync(person);

        Assert.NotEqual("chosen-by-an-attacker", first);
        Assert.NotEqual(first, person.Cookies["__Host-visavis"]);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task A_return_address_elsewhere_becomes_the_home_page(string returnUrl)
    {
        using var person = site.NewPerson();

        var back = await SignInAsync(person, returnUrl);

        Assert.Equal("/account/welcome?returnUrl=%2F", back.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Invisible_characters_leave_a_name()
    {
        site.Google.Person = GooglePerson.New("  Zoé\u202E\u200B \n Martin  ");
        using var person = site.NewPerson();

        await SignInAsync(person);

        Assert.Equal("Zoé Martin", (await AccountOfAsync(site.Google.Person.Subject)).DisplayName);
    }

    private async Task<Visavis.Web.Accounts.Account> AccountOfAsync(string subject)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VisavisDbContext>();
        var login = await db.UserLogins.SingleAsync(l => l.ProviderKey == subject, TestContext.Current.CancellationToken);
        return await db.Users.SingleAsync(a => a.Id == login.UserId, TestContext.Current.CancellationToken);
    }
}
