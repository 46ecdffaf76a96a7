using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Demo;
using Visavis.Web.Messages;
using Visavis.Web.Tests.Pages;

namespace Visavis.Web.Tests.Demo;

/// <summary>A newcomer can be everybody that the site is for, and finds something waiting.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class DemoEverydayTests
{
    private const int WithTeams = 30;

    [Fact]
    public async Task A_newcomer_moderates_without_an_app_and_finds_a_report_a_message_and_a_missed_call()
    {
        await using var app = AppHost.OnSqlite();
        var address = app.StartOnPort();
        await app.Services.GetRequiredService<DemoDirectory>().SeedAsync(WithTeams);
        await app.Services.GetRequiredService<DemoEveryday>().AddAsync(DemoDirectory.DefaultSeed, default);
        await app.Services.GetRequiredService<DemoEveryday>().AddAsync(DemoDirectory.DefaultSeed, default);
        using var newcomer = new PersonClient(address);

        var names = (await DirectorySite.OpenAsync(newcomer, "/account/sign-in"))
            .QuerySelectorAll(".person bdi")
            .Select(n => n.TextContent);
        Assert.Equal(
            ["Camille Roux", "Thomas Nguyen", "Sacha Lambert", "Nolwenn Le Bihan", "Awa Sarr"],
            names.Skip(DemoFront.Professionals.Count).Take(5)
        );

        var ids = await app.WithDataAsync(db => db.Users.ToDictionaryAsync(a => a.DisplayName, a => a.Id));
        Assert.Equal(
            1,
            await app.WithDataAsync(db =>
                db.Set<ConversationSide>().Where(s => s.AccountId == ids["Karim Benali"]).Select(s => s.Unread).SingleAsync()
            )
        );
        using var karim = new PersonClient(address);
        await karim.SignInAsDemoAsync(ids["Karim Benali"]);
        Assert.Contains("Appel manqué", (await DirectorySite.OpenAsync(karim, "/calls")).Body!.TextContent, StringComparison.Ordinal);
        using var sacha = new PersonClient(address);
        await sacha.SignInAsDemoAsync(ids["Sacha Lambert"]);
        var proof = await DirectorySite.OpenAsync(sacha, "/staff/proof");
        var code = new string([.. proof.QuerySelector(".notice")!.TextContent.Where(char.IsAsciiDigit)]);
        await sacha.PostFormAsync(
            "/staff/proof?handler=SetUp",
            "/staff/proof",
            ("pending", proof.QuerySelector("input[name='pending']")!.GetAttribute("value")!),
            ("code", code)
        );
        Assert.Contains(
            "Antoine Carrière",
            (await DirectorySite.OpenAsync(sacha, "/moderation")).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.NotNull((await DirectorySite.OpenAsync(sacha, "/staff/proof")).QuerySelector(".notice"));
    }

    [Fact]
    public async Task Nobody_is_shown_a_code_whose_account_is_real()
    {
        await using var app = AppHost.OnSqlite();
        var address = app.StartOnPort();
        var ada = await app.AddAccountAsync("Ada", a => a.IsAdministrator = true);
        using var administrator = new PersonClient(address);
        await administrator.SignInAsDemoAsync(ada.Id);
        await app.WithDataAsync(db => db.Users.ExecuteUpdateAsync(all => all.SetProperty(a => a.IsDemo, false)));

        var proof = await DirectorySite.OpenAsync(administrator, "/staff/proof");

        Assert.NotNull(proof.QuerySelector("input[name='pending']"));
        Assert.Null(proof.QuerySelector(".notice"));
    }
}
