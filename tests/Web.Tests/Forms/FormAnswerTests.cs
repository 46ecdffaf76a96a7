using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Tests.Hosting;

namespace Visavis.Web.Tests.Forms;

/// <summary>One form, one effect, the same good answer twice; and no words lost to a page that is too old.</summary>
public sealed partial class FormAnswerTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task A_form_that_is_sent_twice_signs_in_once_and_both_answers_carry_the_session()
    {
        var account = await site.App.AddAccountAsync();
        using var person = site.NewPerson();
        var form = await FormAsync(
            person,
            "/account/sign-in",
            "/account/sign-in/demo",
            ("accountId", $"{account.Id}"),
            ("returnUrl", "/ranking")
        );

        var both = await Task.WhenAll(SendAsync(person, form), SendAsync(person, form));

        Assert.All(both, answer => Assert.Equal("/ranking", answer.Headers.Location?.OriginalString));
        Assert.Equal(Session(both[0]), Session(both[1]));
        Assert.Equal(1, await site.App.WithDataAsync(db => db.Sessions.CountAsync(s => s.AccountId == account.Id)));
    }

    [Fact]
    public async Task The_same_form_with_other_words_is_another_form()
    {
        var one = await site.App.AddAccountAsync("Une");
        var other = await site.App.AddAccountAsync("Autre");
        using var person = site.NewPerson();
        var form = await FormAsync(person, "/account/sign-in", "/account/sign-in/demo", ("accountId", $"{one.Id}"));

        await SendAsync(person, form);
        await SendAsync(
            person,
            form with
            {
                Fields = [.. form.Fields.Where(f => f.Key != "accountId"), new("accountId", $"{other.Id}")],
            },
            ("Sec-Fetch-Site", "same-origin")
        );

        Assert.Equal(1, await site.App.WithDataAsync(db => db.Sessions.CountAsync(s => s.AccountId == other.Id)));
    }

    [Fact]
    public async Task What_was_written_when_the_session_ended_is_there_after_signing_in_again()
    {
        var account = await site.App.AddAccountAsync("Paul Petit");
        using var person = site.NewPerson();
        await person.SignInAsDemoAsync(account.Id);
        var form = await FormAsync(
            person,
            "/account/notifications",
            "/account/notifications?handler=Language",
            ("language", "fr"),
            ("timeZone", "une longue phrase que personne ne veut récrire")
        );
        await site.App.WithDataAsync(db => db.Sessions.Where(s => s.AccountId == account.Id).ExecuteDeleteAsync());

        var refused = await SendAsync(person, form, ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Site", "same-origin"));
        var asked = await person.FollowAsync(refused);
        await person.SignInAsDemoAsync(account.Id);
        var kept = await (await person.GetAsync("/kept")).Content.ReadAsStringAsync();

        Assert.Equal("/kept", refused.Headers.Location?.OriginalString);
        Assert.Contains("/account/sign-in", asked.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Contains("une longue phrase", kept, StringComparison.Ordinal);
        Assert.Contains("/account/notifications?handler=Language", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_else_who_signs_in_sees_nothing_of_what_was_written()
    {
        var account = await site.App.AddAccountAsync("Paul Petit");
        var other = await site.App.AddAccountAsync("Quelqu’un d’autre");
        using var person = site.NewPerson();
        await person.SignInAsDemoAsync(account.Id);
        var form = await FormAsync(
            person,
            "/account/notifications",
            "/account/notifications?handler=Language",
            ("timeZone", "un secret bien gardé")
        );
        await site.App.WithDataAsync(db => db.Sessions.Where(s => s.AccountId == account.Id).ExecuteDeleteAsync());
        await SendAsync(person, form, ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Site", "same-origin"));

        await person.SignInAsDemoAsync(other.Id);
        var kept = await (await person.GetAsync("/kept")).Content.ReadAsStringAsync();

        Assert.DoesNotContain("un secret bien gardé", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_learns_that_the_session_ended_and_not_that_its_form_was_bad()
    {
        var account = await site.App.AddAccountAsync();
        using var person = site.NewPerson();
        await person.SignInAsDemoAsync(account.Id);
        var form = await FormAsync(person, "/account/notifications", "/account/notifications?handler=Language", ("language", "fr"));
        await site.App.WithDataAsync(db => db.Sessions.Where(s => s.AccountId == account.Id).ExecuteDeleteAsync());

        var answer = await SendAsync(person, form, ("Sec-Fetch-Mode", "cors"), ("Sec-Fetch-Site", "same-origin"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("/culture", "culture", "en")]
    [InlineData("/theme", "theme", "dark")]
    [InlineData("/account/sign-out", "x", "y")]
    public async Task A_stale_tab_still_does_what_puts_nothing_at_risk(string path, string field, string value)
    {
        using var person = site.NewPerson();
        var form = await FormAsync(person, "/legal/terms", path, (field, value));
        await person.SignInAsDemoAsync((await site.App.AddAccountAsync()).Id);

        var answer = await SendAsync(person, form, ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Site", "same-origin"));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    private static string Session(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-visavis=", StringComparison.Ordinal));

    private static async Task<PostedForm> FormAsync(
        PersonClient person,
        string page,
        string action,
        params (string Name, string Value)[] fields
    )
    {
        var html = await (await person.GetAsync(page)).Content.ReadAsStringAsync();
        string Hidden(string name) =>
            Regex.Match(html, $"name=\"{name}\"[^>]*? value=\"([^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        return new(
            action,
            [
                .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
                new("__RequestVerificationToken", Hidden("__RequestVerificationToken")),
                new("_once", KeyField().Match(html).Groups["key"].Value),
            ]
        );
    }

    private static Task<HttpResponseMessage> SendAsync(PersonClient person, PostedForm form, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(person.Address, form.Action))
        {
            Content = new FormUrlEncodedContent(form.Fields),
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return person.SendAsync(request);
    }

    [GeneratedRegex(
        """<input[^>]*name="_once"[^>]*value="(?<key>[^"]+)"|<input[^>]*value="(?<key>[^"]+)"[^>]*name="_once" """,
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex KeyField();

    private sealed record PostedForm(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields);
}
