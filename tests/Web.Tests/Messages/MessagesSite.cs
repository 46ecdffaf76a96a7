using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Messages;
using Visavis.Web.Notifications;

namespace Visavis.Web.Tests.Messages;

/// <summary>A host with Anne, a listed plumber, and Paul, a member who writes to her.</summary>
internal sealed class MessagesSite : IAsyncDisposable
{
    public const string AnnesAddress = "anne@exemple.fr";

    private readonly TestDatabase database;

    private MessagesSite(TestDatabase database, AppHost app) => (this.database, App) = (database, app);

    public AppHost App { get; }

    public Uri Address { get; private set; } = null!;

    public Guid Anne { get; private set; }

    public Guid Paul { get; private set; }

    public Conversations Conversations => App.Services.GetRequiredService<Conversations>();

    public static async Task<MessagesSite> OpenAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        TimeProvider? clock = null,
        params (string Key, string Value)[] settings
    )
    {
        var database = await TestDatabase.CreateAsync(provider);
        var app = AppHost.On(database, settings.ToDictionary(pair => pair.Key, pair => pair.Value), clock);
        var address = app.StartOnPort();
        var site = new MessagesSite(database, app)
        {
            Address = address,
            Anne = (await app.AddProfessionalAsync()).Id,
            Paul = (await app.AddAccountAsync("Paul Petit")).Id,
        };
        await app.WithDataAsync(async db =>
        {
            var anne = await db.Users.SingleAsync(a => a.Id == site.Anne);
            (anne.Email, anne.EmailConfirmed) = (AnnesAddress, true);
            return await db.SaveChangesAsync();
        });
        return site;
    }

    public static string NewId() => Guid.NewGuid().ToString("N");

    public Task<SendOutcome> SendAsync(Guid from, Guid to, string text, string? id = null) =>
        Conversations.SendAsync(new MessageDraft(from, to, id ?? NewId(), text), TestContext.Current.CancellationToken);

    public Task<ConversationSide> SideAsync(Guid accountId) =>
        App.WithDataAsync(db => db.Set<ConversationSide>().AsNoTracking().SingleAsync(s => s.AccountId == accountId));

    public async Task<T> AsAsync<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task ReadAsync(ConversationSide side) =>
        AsAsync<ThreadActions, int>(async actions =>
        {
            await actions.ReadAsync(side, side.LastSequence, default);
            return 0;
        });

    public Task<int> DeliverAsync() => App.Services.GetRequiredService<PlannedNotices>().DeliverDueAsync(default);

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        database.Dispose();
    }
}
