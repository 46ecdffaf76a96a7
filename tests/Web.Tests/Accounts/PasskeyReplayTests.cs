using Microsoft.AspNetCore.Identity;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Accounts;

namespace Visavis.Web.Tests.Accounts;

public sealed class PasskeyReplayTests(EmailSite site) : IClassFixture<EmailSite>
{
    private const string Page = "/account/sign-in";
    private const string Domain = "visavis.example";

    [Fact]
    public async Task The_answer_to_a_challenge_opens_the_account_once_whoever_sends_it_again()
    {
        using var passkey = new SoftPasskey();
        var account = await AddAsync(passkey);
        using var person = site.NewPerson();
        using var thief = site.NewPerson();
        var options = await OptionsAsync(person);
        var answer = passkey.Answer(options, Domain, $"https://{Domain}", account.Id, counter: 1);
        foreach (var (name, value) in person.Cookies)
        {
            thief.Cookies[name] = value;
        }

        await SendAsync(person, answer);
        await SendAsync(thief, answer);

        Assert.True(person.HasSession);
        Assert.False(thief.HasSession);
    }

    [Fact]
    public async Task An_answer_to_another_challenge_or_from_another_page_opens_nothing()
    {
        using var passkey = new SoftPasskey();
        var account = await AddAsync(passkey);
        using var person = site.NewPerson();
        using var other = site.NewPerson();
        var options = await OptionsAsync(other);

        await OptionsAsync(person);
        await SendAsync(person, passkey.Answer(options, Domain, $"https://{Domain}", account.Id, counter: 1));
        Assert.False(person.HasSession);

        var own = await OptionsAsync(person);
        await SendAsync(person, passkey.Answer(own, Domain, "https://visavis.example.evil.test", account.Id, counter: 1));
        Assert.False(person.HasSession);
    }

    private async Task<Account> AddAsync(SoftPasskey passkey)
    {
        var account = await site.App.AddAccountAsync("Nina Petit", a => a.SecurityStamp = Guid.NewGuid().ToString());
        await site.App.WithDataAsync(db =>
        {
            db.Add(
                new IdentityUserPasskey<Guid>
                {
                    UserId = account.Id,
                    CredentialId = passkey.Id,
                    Data = new IdentityPasskeyData
                    {
                        Name = "Clé",
                        PublicKey = passkey.PublicKey(),
                        Transports = [],
                        AttestationObject = [],
                        ClientDataJson = [],
                        IsUserVerified = true,
                    },
                }
            );
            return db.SaveChangesAsync();
        });
        return account;
    }

    private static async Task<string> OptionsAsync(PersonClient person)
    {
        var answer = await person.PostFormAsync($"{Page}/passkey/options", Page);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static Task<HttpResponseMessage> SendAsync(PersonClient person, string answer) =>
        person.PostFormAsync($"{Page}/passkey", Page, ("credential", answer), ("returnUrl", "/"));
}
