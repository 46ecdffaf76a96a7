using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Professionals;
using Visavis.Web.Trust;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Orders;

namespace Visavis.Web.Tests.Trust;

/// <summary>What an authority asks without any report: entered, answered once, told now or when it may be.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class OrderTests
{
    private const string Email = "anne@exemple.fr";
    private const string Page = "/administration/orders";

    [Fact]
    public async Task A_removal_is_followed_told_with_its_reasons_contestable_and_in_the_trail()
    {
        await using var site = await StartAtNoonAsync();
        var anne = await AddAnneAsync(site);
        using var administrator = await site.AddModeratorAsync("Ada", asAdministrator: true);
        using var hers = await site.SignInAsync(anne.Id);

        var order = await EnterAsync(site, administrator, $"V-{anne.ReferenceCode}", OrderKind.Removal);
        Assert.Contains("Anne Martin", await TrustSite.ReadAsync(administrator, Page), StringComparison.Ordinal);
        await AnswerAsync(administrator, order, OrderAnswer.Followed, ("outcome", nameof(Outcome.Hidden)));

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor().GetAsync(ProfessionalDirectory.ProfilePath(anne))).StatusCode);
        var read = await TrustSite.ReadAsync(hers, "/account/decisions");
        Assert.Contains("Votre profil n’est plus affiché", read, StringComparison.Ordinal);
        Assert.Contains("Parquet de Lyon", read, StringComparison.Ordinal);
        Assert.Contains("2026/118, article 6", read, StringComparison.Ordinal);
        Assert.Contains("Le profil a été masqué.", read, StringComparison.Ordinal);
        Assert.Contains("personne ne vous a signalé", read, StringComparison.Ordinal);
        Assert.Contains("contester pendant six mois", read, StringComparison.Ordinal);
        Assert.Contains("Parquet de Lyon", (await site.MailsAsync(Email)).Single().Text, StringComparison.Ordinal);
        Assert.Contains("La personne a été prévenue le", await TrustSite.ReadAsync(administrator, Page), StringComparison.Ordinal);
        Assert.Equal(["order-entered-removal", "order-followed"], await TrailAsync(site, order));

        // Answered once: a second answer changes nothing.
        await AnswerAsync(administrator, order, OrderAnswer.Refused);
        Assert.Equal(OrderAnswer.Followed, (await ReadOrderAsync(site)).Answer);
        Assert.Single(site.MailsNow(Email));
    }

    [Fact]
    public async Task Nothing_tells_the_person_before_the_silence_that_was_ordered_is_over_and_then_everything_does()
    {
        await using var site = await StartAtNoonAsync();
        var anne = await AddAnneAsync(site);
        using var administrator = await site.AddModeratorAsync("Ada", asAdministrator: true);
        using var hers = await site.SignInAsync(anne.Id);
        var last = Today(site).AddDays(10);

        var order = await EnterAsync(site, administrator, Email, OrderKind.Information, ("SilentUntil", Iso(last)));
        await AnswerAsync(administrator, order, OrderAnswer.Followed);
        await site.Service<OrderNotices>().TellAsync(default);

        Assert.DoesNotContain("Parquet", await TrustSite.ReadAsync(hers, "/account/decisions"), StringComparison.Ordinal);
        Assert.Empty(site.MailsNow(Email));
        Assert.Contains("La personne sera prévenue après le", await TrustSite.ReadAsync(administrator, Page), StringComparison.Ordinal);
        var statement = await site.App.WithDataAsync(db => db.Set<Statement>().SingleAsync());
        var contest = await hers.PostFormAsync(
            "/account/decisions?handler=Appeal",
            "/legal/terms",
            ("id", statement.Id.ToString()),
            ("words", "Je ne suis pas d’accord avec cela.")
        );
        Assert.Equal(HttpStatusCode.NotFound, contest.StatusCode);

        site.Clock.Advance(TimeSpan.FromDays(10));
        await site.Service<OrderNotices>().TellAsync(default);
        Assert.Empty(site.MailsNow(Email));
        site.Clock.Advance(TimeSpan.FromDays(1));
        await site.Service<OrderNotices>().TellAsync(default);
        await site.Service<OrderNotices>().TellAsync(default);

        Assert.Contains("Parquet de Lyon", (await site.MailsAsync(Email)).Single().Text, StringComparison.Ordinal);
        using var back = await site.SignInAsync(anne.Id);
        var read = await TrustSite.ReadAsync(back, "/account/decisions");
        Assert.Contains("Une autorité a demandé des informations sur vous", read, StringComparison.Ordinal);
        Assert.Equal(["order-entered-information", "order-followed", "order-told"], await TrailAsync(site, order));
        // Six months from the day one was informed.
        var told = await site.App.WithDataAsync(db => db.Set<Statement>().SingleAsync());
        Assert.Equal(Today(site).AddMonths(StatementWriter.AppealMonths), told.AppealUntil);
    }

    [Fact]
    public async Task A_refused_order_touches_nobody_and_a_wrong_form_keeps_what_was_typed()
    {
        await using var site = await StartAtNoonAsync();
        var anne = await AddAnneAsync(site);
        using var administrator = await site.AddModeratorAsync("Ada", asAdministrator: true);

        foreach (var wrong in new[] { ("Who", "V-0000"), ("What", "x"), ("Day", "2999-01-01"), ("SilentUntil", "2020-01-01") })
        {
            var answer = await administrator.PostFormAsync(
                $"{Page}?handler=Enter",
                Page,
                Fields(site, $"V-{anne.ReferenceCode}", OrderKind.Removal, wrong)
            );
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("Parquet de Lyon", page, StringComparison.Ordinal);
        }

        Assert.Equal(0, await site.App.WithDataAsync(db => db.Set<AuthorityOrder>().CountAsync()));

        var order = await EnterAsync(site, administrator, $"V-{anne.ReferenceCode}", OrderKind.Removal);
        await AnswerAsync(administrator, order, OrderAnswer.Refused);

        Assert.Equal(HttpStatusCode.OK, (await site.Visitor().GetAsync(ProfessionalDirectory.ProfilePath(anne))).StatusCode);
        Assert.Equal(0, await site.App.WithDataAsync(db => db.Set<Statement>().CountAsync()));
        Assert.Contains("la personne n’est pas prévenue", await TrustSite.ReadAsync(administrator, Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_goes_with_the_cases_of_its_time_and_never_before_the_person_was_told()
    {
        await using var site = await StartAtNoonAsync();
        var anne = await AddAnneAsync(site);
        using var administrator = await site.AddModeratorAsync("Ada", asAdministrator: true);
        var last = Today(site).AddMonths(30);
        var order = await EnterAsync(site, administrator, $"V-{anne.ReferenceCode}", OrderKind.Information, ("SilentUntil", Iso(last)));
        await AnswerAsync(administrator, order, OrderAnswer.Followed);

        foreach (var (months, isThere) in new[] { (29, true), (31, true), (56, false) })
        {
            var now = site.Clock.GetUtcNow();
            site.Clock.Advance(last.AddMonths(months - 30).ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc) - now.UtcDateTime);
            await site.Service<OrderNotices>().TellAsync(default);
            await site.Service<TrustRetention>().SweepAsync(default);
            Assert.Equal(isThere, await site.App.WithDataAsync(db => db.Set<AuthorityOrder>().AnyAsync()));
        }
    }

    [Fact]
    public async Task Nobody_answers_an_order_about_oneself()
    {
        await using var site = await StartAtNoonAsync();
        using var administrator = await site.AddModeratorAsync("Ada", asAdministrator: true);
        var ada = await site.App.WithDataAsync(async db =>
        {
            var account = await db.Users.SingleAsync(a => a.DisplayName == "Ada");
            (account.Email, account.NormalizedEmail, account.EmailConfirmed) = (Email, Email.ToUpperInvariant(), true);
            await db.SaveChangesAsync();
            return account.Id;
        });

        var order = await EnterAsync(site, administrator, Email, OrderKind.Information);
        await AnswerAsync(administrator, order, OrderAnswer.Followed);

        var kept = await ReadOrderAsync(site);
        Assert.Equal((ada, null), (kept.SubjectId, kept.Answer));
    }

    /// <summary>No midnight comes in between.</summary>
    private static async Task<TrustSite> StartAtNoonAsync()
    {
        var site = await TrustSite.StartAsync();
        var now = site.Clock.GetUtcNow();
        site.Clock.Advance(new DateTimeOffset(now.UtcDateTime.Date.AddDays(1).AddHours(12), TimeSpan.Zero) - now);
        return site;
    }

    private static async Task<Professional> AddAnneAsync(TrustSite site)
    {
        var anne = await site.App.AddProfessionalAsync();
        await site.App.WithDataAsync(async db =>
        {
            var account = await db.Users.SingleAsync(a => a.Id == anne.Id);
            (account.Email, account.NormalizedEmail, account.EmailConfirmed) = (Email, Email.ToUpperInvariant(), true);
            return await db.SaveChangesAsync();
        });
        return anne;
    }

    [Theory]
    [InlineData("Anne@Forêt.exemple")]
    [InlineData(" anne@xn--fort-ipa.exemple ")]
    public async Task An_address_finds_its_account_in_every_spelling_of_it(string typed)
    {
        await using var site = await StartAtNoonAsync();
        var anne = await AddAnneAsync(site);
        await site.App.WithDataAsync(async db =>
        {
            var account = await db.Users.SingleAsync(a => a.Id == anne.Id);
            account.Email = "anne@xn--fort-ipa.exemple";
            account.NormalizedEmail = account.Email.ToUpperInvariant();
            return await db.SaveChangesAsync();
        });
        using var administrator = await site.AddModeratorAsync("Ada", asAdministrator: true);

        await EnterAsync(site, administrator, typed, OrderKind.Information);

        Assert.Equal(anne.Id, (await ReadOrderAsync(site)).SubjectId);
    }

    private static async Task<Guid> EnterAsync(
        TrustSite site,
        PersonClient administrator,
        string who,
        OrderKind kind,
        params (string, string)[] more
    )
    {
        var answer = await administrator.PostFormAsync($"{Page}?handler=Enter", Page, Fields(site, who, kind, more));
        Assert.True(answer.StatusCode == HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
        return (await ReadOrderAsync(site)).Id;
    }

    private static (string, string)[] Fields(TrustSite site, string who, OrderKind kind, params (string Name, string Value)[] more)
    {
        var fields = new Dictionary<string, string>
        {
            ["Kind"] = kind.ToString(),
            ["Who"] = who,
            ["Authority"] = "Parquet de Lyon",
            ["Reference"] = "2026/118, article 6",
            ["What"] = "Retirer ce qui est visible, ou dire qui se connecte.",
            ["Day"] = Iso(Today(site)),
            ["SilentUntil"] = "",
        };
        foreach (var (name, value) in more)
        {
            fields[name] = value;
        }

        return [.. fields.Select(field => (field.Key, field.Value))];
    }

    private static Task<HttpResponseMessage> AnswerAsync(
        PersonClient administrator,
        Guid order,
        OrderAnswer answer,
        params (string, string)[] more
    ) =>
        administrator.PostFormAsync(
            $"{Page}?handler=Answer",
            Page,
            [("id", order.ToString()), ("answer", answer.ToString()), ("words", "Le profil a été masqué."), .. more]
        );

    private static DateOnly Today(TrustSite site) => DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Task<AuthorityOrder> ReadOrderAsync(TrustSite site) =>
        site.App.WithDataAsync(db => db.Set<AuthorityOrder>().AsNoTracking().SingleAsync());

    private static Task<List<string>> TrailAsync(TrustSite site, Guid order) =>
        site.App.WithDataAsync(db =>
            db.AuditEntries.Where(a => a.SubjectId == order).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync()
        );
}
