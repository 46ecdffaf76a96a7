using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.Search;
using Visavis.TestSupport;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Demo;
using Visavis.Web.Foundation.Background.Outbox;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Professionals;

[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class SearchProjectionTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Both;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Professionals_added_changed_hidden_shown_and_removed_are_followed(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database);
        await CatchUpAsync(app);
        await app.Services.GetRequiredService<DemoDirectory>().SeedAsync(15, cancellationToken: Cancellation);
        await CatchUpAsync(app);
        Assert.Equal(["Karim Benali"], await FindAsync(app, "plombières lyon"));

        await ChangeAsync(app, karim => karim.DisplayName = "Karim Zidane");
        Assert.Equal(["Karim Zidane"], await FindAsync(app, "zidane"));

        await ChangeAsync(app, karim => karim.IsHidden = true);
        Assert.Empty(await FindAsync(app, "zidane"));

        await ChangeAsync(app, karim => karim.IsHidden = false);
        Assert.Single(await FindAsync(app, "zidane"));

        await using (var db = await NewContextAsync(app))
        {
            var account = await db.Users.SingleAsync(a => a.DisplayName == "Karim Benali", Cancellation);
            db.Remove(account);
            await db.SaveChangesAsync(Cancellation);
        }

        await CatchUpAsync(app);
        Assert.Empty(await FindAsync(app, "zidane"));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Whoever_is_hidden_is_not_shown_even_before_the_index_knows(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database);
        await app.Services.GetRequiredService<DemoDirectory>().SeedAsync(15, cancellationToken: Cancellation);
        await CatchUpAsync(app);
        await using (var db = await NewContextAsync(app))
        {
            // A bulk update tells nobody: the index stays behind.
            await db.Professionals.ExecuteUpdateAsync(set => set.SetProperty(p => p.IsHidden, true), Cancellation);
        }

        Assert.Empty(await FindAsync(app, "plombier"));
    }

    [Fact]
    public async Task Another_node_with_an_index_of_its_own_follows_too()
    {
        using var database = await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql);
        await using var one = AppHost.On(database);
        await using var other = AppHost.On(database);
        await one.Services.GetRequiredService<DemoDirectory>().SeedAsync(15, cancellationToken: Cancellation);
        await CatchUpAsync(one);
        await CatchUpAsync(other);

        await ChangeAsync(one, karim => karim.DisplayName = "Karim Zidane");
        await CatchUpAsync(other);

        // Either may be under way in the worker of its host, which then has the batch.
        await Eventually.IsTrueAsync(async () => (await FindAsync(one, "zidane")).Count == 1);
        await Eventually.IsTrueAsync(async () => (await FindAsync(other, "zidane")).Count == 1);
    }

    private static async Task<IReadOnlyList<string>> FindAsync(AppHost app, string what)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var page = await scope
            .ServiceProvider.GetRequiredService<ProfessionalDirectory>()
            .SearchAsync(new SearchQuery { What = what }, Cancellation);
        return [.. page.Entries.Select(entry => entry.Professional.DisplayName)];
    }

    private static async Task ChangeAsync(AppHost app, Action<Professional> change)
    {
        await using (var db = await NewContextAsync(app))
        {
            change(await db.Professionals.SingleAsync(professional => professional.Slug == "karim-benali-plombier-lyon", Cancellation));
            await db.SaveChangesAsync(Cancellation);
        }

        await CatchUpAsync(app);
    }

    /// <summary>Applies what is left, beside the worker of the host: the index is the same whoever comes first.</summary>
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

    private static Task<VisavisDbContext> NewContextAsync(AppHost app) =>
        app.Services.GetRequiredService<IDbContextFactory<VisavisDbContext>>().CreateDbContextAsync(Cancellation);
}
