using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Professionals;
using Visavis.Web.DataRights;
using Visavis.Web.Tests.Hosting;

namespace Visavis.Web.Tests.DataRights;

[Trait(Tiers.Trait, Tiers.Slow)]
public sealed partial class OtherPageTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task My_data_comes_as_one_file_that_nobody_else_can_fetch()
    {
        var account = await site.App.AddProfessionalAsync();
        using var person = site.NewPerson();
        await person.SignInAsDemoAsync(account.Id);

        var answer = await person.PostFormAsync("/account/other?handler=Export", "/account/other");
        Assert.Equal("/account/other#data", answer.Headers.Location?.OriginalString);
        await Eventually.IsTrueAsync(async () => (await PageAsync(person)).Contains("/data\"", StringComparison.Ordinal));
        var address = DownloadAddress().Match(await PageAsync(person)).Value;

        var file = await person.GetAsync(address);
        Assert.Equal("application/zip", file.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
        await using var zip = new ZipArchive(await file.Content.ReadAsStreamAsync(Cancellation));
        await using var json = await zip.GetEntry("data.json")!.OpenAsync(Cancellation);
        using var data = await JsonDocument.ParseAsync(json, cancellationToken: Cancellation);
        Assert.Equal("Anne Martin", data.RootElement.GetProperty("profile")[0].GetProperty("displayName").GetString());

        using var stranger = site.NewPerson();
        await stranger.SignInAsDemoAsync((await site.App.AddAccountAsync()).Id);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task A_second_wish_while_the_first_is_being_made_changes_nothing()
    {
        var account = await site.App.AddAccountAsync();
        var made = await site.App.WithDataAsync(async db =>
        {
            var exports = new DataExports(db, TimeProvider.System);
            await exports.RequestAsync(account.Id, Cancellation);
            await exports.RequestAsync(account.Id, Cancellation);
            return await db.DataExports.CountAsync(e => e.AccountId == account.Id, Cancellation);
        });

        Assert.Equal(1, made);
    }

    [Fact]
    public async Task Leaving_takes_two_steps_and_the_right_name()
    {
        var account = await site.App.AddProfessionalAsync();
        using var person = site.NewPerson();
        await person.SignInAsDemoAsync(account.Id);

        var first = await (await person.GetAsync("/account/unsubscribe")).Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("Ce que nous gardons, et pourquoi", first, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"Confirmation\"", first, StringComparison.Ordinal);

        var wrong = await person.PostFormAsync("/account/unsubscribe?step=2", "/account/unsubscribe?step=2", ("Confirmation", "Jean"));
        Assert.Contains("Ce n’est pas le nom de ce compte", await wrong.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Null((await site.App.ReadAccountAsync(account.Id)).ErasedAt);

        var right = await person.PostFormAsync(
            "/account/unsubscribe?step=2",
            "/account/unsubscribe?step=2",
            ("Confirmation", " anne martin ")
        );
        Assert.Equal("/account/goodbye", right.Headers.Location?.OriginalString);
        Assert.NotNull((await site.App.ReadAccountAsync(account.Id)).ErasedAt);
        Assert.False(person.HasSession);
        Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync($"/V-{account.ReferenceCode}")).StatusCode);
    }

    private static async Task<string> PageAsync(PersonClient person) =>
        await (await person.GetAsync("/account/other")).Content.ReadAsStringAsync(Cancellation);

    [GeneratedRegex("/account/other/[0-9a-f-]+/data", RegexOptions.None, 1000)]
    private static partial Regex DownloadAddress();
}
