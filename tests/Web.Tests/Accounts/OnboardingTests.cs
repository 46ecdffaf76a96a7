using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Professionals;
using static Visavis.TestSupport.Accounts.EmailJourney;

namespace Visavis.Web.Tests.Accounts;

/// <summary>The first steps, and what can be changed about them later.</summary>
public sealed class OnboardingTests(EmailSite site) : IClassFixture<EmailSite>
{
    private const string EmailPage = "/account/security/email";
    private const string CategoryPage = "/account/category";

    [Fact]
    public async Task After_registration_the_address_stands_on_the_page_and_the_mail_can_be_sent_again()
    {
        using var person = site.NewPerson();
        var email = NewAddress();

        var sent = await EmailSite.TextAsync(
            await person.FollowAllAsync(await person.PostFormAsync("/account/register", "/account/register", ("email", email)))
        );
        Assert.Contains(email, sent, StringComparison.Ordinal);
        Assert.Contains("Renvoyer l’e-mail", sent, StringComparison.Ordinal);
        await person.PostFormAsync("/account/register", "/account/register", ("email", email));

        await site.Sink.MailToAsync(email, 2);
    }

    [Fact]
    public async Task Who_was_going_to_call_somebody_reads_whom_at_sign_in()
    {
        var karim = await site.App.AddProfessionalAsync(p => p.DisplayName = "Karim Benali");
        using var person = site.NewPerson();

        var page = await EmailSite.TextAsync(await person.GetAsync($"/account/sign-in?returnUrl=/calls/new/V-{karim.ReferenceCode}"));

        Assert.Contains("Connectez-vous pour appeler Karim Benali", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/account/register", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_moves_to_another_address_once_both_mailboxes_said_yes()
    {
        using var person = site.NewPerson();
        var (old, next) = (NewAddress(), NewAddress());
        await person.RegisterAsync(site.Sink, old);
        var before = site.Sink.To(old).Count;

        await person.PostFormAsync($"{EmailPage}?handler=Ask", EmailPage, ("email", next));
        await FollowAsync(person, new Uri((await site.Sink.MailToAsync(next)).Links[0]).PathAndQuery);
        Assert.Equal(old, (await site.ReadAsync(old)).Email);
        await FollowAsync(person, new Uri((await site.Sink.MailToAsync(old, before + 1)).Links[0]).PathAndQuery);

        Assert.Equal(next, (await site.ReadAsync(next)).Email);
        using var elsewhere = site.NewPerson();
        await elsewhere.SignInByPasswordAsync(next);
        Assert.True(elsewhere.HasSession);
    }

    [Fact]
    public async Task A_visitor_becomes_a_professional_and_a_visitor_again()
    {
        using var person = site.NewPerson();
        var email = NewAddress();
        await person.RegisterAsync(site.Sink, email);
        var id = (await site.ReadAsync(email)).Id;

        var became = await person.PostFormAsync(
            CategoryPage,
            CategoryPage,
            ("Category", "Freelance"),
            ("Profession", "Plombière"),
            ("IsAdult", "true")
        );
        Assert.Equal((HttpStatusCode.Found, "/account/profile#steps"), (became.StatusCode, became.Headers.Location?.OriginalString));
        Assert.Equal((false, "Plombière"), await ProfileAsync(id));

        await person.PostFormAsync(CategoryPage, CategoryPage, ("Category", "Visitor"));
        Assert.Equal((true, "Plombière"), await ProfileAsync(id));

        // A page of before, still open elsewhere, does not put a visitor into the directory.
        var shown = await person.PostFormAsync("/account/profile?handler=Visibility", CategoryPage, ("hidden", "false"));
        Assert.Equal(HttpStatusCode.NotFound, shown.StatusCode);
        Assert.Equal((true, "Plombière"), await ProfileAsync(id));
    }

    [Fact]
    public async Task Who_returns_to_the_directory_bears_the_name_of_now_and_whoever_hides_there_stays_hidden()
    {
        using var person = site.NewPerson();
        var email = NewAddress();
        await person.RegisterAsync(site.Sink, email);
        var id = (await site.ReadAsync(email)).Id;
        await person.PostFormAsync(CategoryPage, CategoryPage, ("Category", "Freelance"), ("Profession", "Plombière"), ("IsAdult", "true"));
        await person.PostFormAsync(CategoryPage, CategoryPage, ("Category", "Visitor"));
        await site.App.WithDataAsync(async db =>
        {
            (await db.Users.SingleAsync(a => a.Id == id)).DisplayName = "Zoé Lambert";
            return await db.SaveChangesAsync();
        });

        await person.PostFormAsync(CategoryPage, CategoryPage, ("Category", "Freelance"));
        var name = await site.App.WithDataAsync(db => db.Professionals.Where(p => p.Id == id).Select(p => p.DisplayName).SingleAsync());
        Assert.Equal(("Zoé Lambert", (false, "Plombière")), (name, await ProfileAsync(id)));

        await person.PostFormAsync("/account/profile?handler=Visibility", CategoryPage, ("hidden", "true"));
        await person.PostFormAsync(CategoryPage, CategoryPage, ("Category", "Company"));
        Assert.Equal((true, "Plombière"), await ProfileAsync(id));
    }

    [Fact]
    public async Task A_new_professional_reads_what_is_missing_until_nothing_is()
    {
        using var person = site.NewPerson();
        var email = NewAddress();
        await person.RegisterAsync(site.Sink, email);
        var id = (await site.ReadAsync(email)).Id;
        await person.PostFormAsync(CategoryPage, CategoryPage, ("Category", "Freelance"), ("Profession", "Plombière"), ("IsAdult", "true"));
        var all = await StepsAsync(person);
        Assert.Contains("Pour être trouvé et appelé", all, StringComparison.Ordinal);
        var before = Done(all);

        await site.App.WithDataAsync(async db =>
        {
            (await db.Professionals.SingleAsync(p => p.Id == id)).Presentation = "Je répare les fuites.";
            db.Add(
                new ServiceOffer
                {
                    Id = Guid.NewGuid(),
                    ProfessionalId = id,
                    Name = "Visite",
                }
            );
            return await db.SaveChangesAsync();
        });
        Assert.Equal(before + 2, Done(await StepsAsync(person)));

        static int Done(string page) => page.Split("(fait)").Length - 1;
    }

    private static async Task<string> StepsAsync(PersonClient person) =>
        await EmailSite.TextAsync(await person.GetAsync("/account/profile"));

    private Task<(bool IsHidden, string Profession)> ProfileAsync(Guid id) =>
        site.App.WithDataAsync(async db =>
        {
            var profile = await db.Professionals.AsNoTracking().SingleAsync(p => p.Id == id);
            return (profile.IsHidden, profile.ProfessionLabel);
        });

    private static Task<HttpResponseMessage> FollowAsync(PersonClient person, string link)
    {
        var token = Uri.UnescapeDataString(link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        return person.PostFormAsync($"{EmailPage}?handler=Follow", link, ("Token", token));
    }
}
