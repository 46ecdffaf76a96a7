using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Foundation.Background.Outbox;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Notifications;
using Visavis.Web.Professionals;
using Visavis.Web.Wishes;

namespace Visavis.Web.Tests.Wishes;

public sealed class WishTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_request_left_on_an_empty_page_is_answered_once_somebody_is_listed(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database);
        using var person = new PersonClient(app.StartOnPort());
        var member = (await app.AddAccountAsync()).Id;
        await person.SignInAsDemoAsync(member);

        var empty = await TextAsync(await person.GetAsync("/professionals?what=plombier&where=Lyon"));
        Assert.Contains("/wishes?what=plombier&amp;where=Lyon", empty, StringComparison.Ordinal);
        var question = "/wishes?what=plombier&where=Lyon";
        Assert.Contains("Laisser cette demande", await TextAsync(await person.GetAsync(question)), StringComparison.Ordinal);
        for (var twice = 0; twice < 2; twice++)
        {
            await person.PostFormAsync("/wishes", question, ("what", "plombier"), ("where", "Lyon"));
        }

        await RepeatAsync(app);
        Assert.Equal((1, 0), await CountsAsync(app, member));

        await app.AddProfessionalAsync();
        await CatchUpAsync(app);
        await RepeatAsync(app);
        await RepeatAsync(app);

        Assert.Equal((0, 1), await CountsAsync(app, member));
    }

    [Fact]
    public void What_no_database_keeps_is_left_out_of_a_request()
    {
        var longest = WishList.Shortened(new string('a', Wish.LongestWords - 1) + "😀");

        Assert.Equal("plombier", WishList.Shortened(" plom\0bier\n"));
        Assert.Equal(Wish.LongestWords - 1, longest.Length);
    }

    [Fact]
    public async Task Neither_an_empty_request_nor_an_eleventh_nor_somebody_elses_is_taken()
    {
        await using var app = AppHost.OnSqlite();
        using var person = new PersonClient(app.StartOnPort());
        var (member, other) = ((await app.AddAccountAsync()).Id, (await app.AddAccountAsync()).Id);
        await person.SignInAsDemoAsync(member);
        await person.PostFormAsync("/wishes", "/wishes", ("what", " %% "), ("where", ""));
        Assert.Equal((0, 0), await CountsAsync(app, member));

        for (var number = 0; number <= WishList.Most; number++)
        {
            await person.PostFormAsync("/wishes", "/wishes", ("what", $"métier {number}"), ("where", ""));
        }

        Assert.Equal((WishList.Most, 0), await CountsAsync(app, member));
        var id = await app.WithDataAsync(db => db.Set<Wish>().Select(w => w.Id).FirstAsync(Cancellation));
        using var stranger = new PersonClient(person.Address);
        await stranger.SignInAsDemoAsync(other);
        await stranger.PostFormAsync("/wishes?handler=Stop", "/wishes", ("id", id.ToString()));
        Assert.Equal((WishList.Most, 0), await CountsAsync(app, member));
        await person.PostFormAsync("/wishes?handler=Stop", "/wishes", ("id", id.ToString()));
        Assert.Equal((WishList.Most - 1, 0), await CountsAsync(app, member));
    }

    private static Task RepeatAsync(AppHost app) => app.Services.GetRequiredService<WishWorker>().RepeatAsync(Cancellation);

    private static Task<(int Wishes, int Notices)> CountsAsync(AppHost app, Guid member) =>
        app.WithDataAsync(async db =>
            (
                await db.Set<Wish>().CountAsync(w => w.AccountId == member, Cancellation),
                await db.Set<Notice>().CountAsync(n => n.AccountId == member && n.Kind == WishWorker.Kind.Id, Cancellation)
            )
        );

    private static async Task CatchUpAsync(AppHost app)
    {
        var delivery = new OutboxDelivery(
            app.Services.GetRequiredService<OutboxLog>(),
            app.Services.GetRequiredService<SearchProjection>(),
            batchSize: 100,
            TimeProvider.System
        );
        while (await delivery.StepAsync(Cancellation)) { }
    }

    private static async Task<string> TextAsync(HttpResponseMessage response) => await response.Content.ReadAsStringAsync();
}
