using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Visavis.Signaling.Calls;
using Visavis.Signaling.Nodes;
using Visavis.Signaling.Protocol;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.TestSupport.Signaling;

/// <summary>The real application on a real port with a clock the test moves, and people to call each other.</summary>
public sealed class SignalingHost : IAsyncDisposable
{
    private readonly List<HubPage> pages = [];
    private readonly FakeTimeProvider? clock;
    private int people;

    private SignalingHost(AppHost app, FakeTimeProvider? clock)
    {
        App = app;
        this.clock = clock;
        Address = app.StartOnPort();
    }

    public AppHost App { get; }

    public FakeTimeProvider Clock => clock ?? throw new InvalidOperationException("This host runs in real time.");

    public Uri Address { get; }

    public static SignalingHost Start(
        TestDatabase? database = null,
        FakeTimeProvider? clock = null,
        IReadOnlyDictionary<string, string>? settings = null,
        Action<IServiceCollection>? services = null
    )
    {
        clock ??= new FakeTimeProvider(TestClock.Start);
        services = TestSignIn.Use + services;
        return new SignalingHost(
            database is null ? AppHost.OnSqlite("Development", settings, clock, services) : AppHost.On(database, settings, clock, services),
            clock
        );
    }

    public static SignalingHost StartInRealTime(Action<IServiceCollection>? services = null) =>
        new(AppHost.OnSqlite("Development", services: TestSignIn.Use + services), clock: null);

    /// <summary>On a database that the test keeps, e.g. as one of several nodes, with a clock that runs by itself.</summary>
    public static SignalingHost StartInRealTime(
        TestDatabase database,
        IReadOnlyDictionary<string, string> settings,
        TimeProvider? running = null
    ) => new(AppHost.On(database, settings, running, TestSignIn.Use), clock: null);

    public T Service<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    /// <summary>From now on this node hears nothing of what the others say, though what they send to its pages arrives.</summary>
    public void HearNothing() => Service<Backplane>().Heard = null;

    public async Task<T> QueryAsync<T>(Func<VisavisDbContext, Task<T>> query)
    {
        await using var db = await Service<IDbContextFactory<VisavisDbContext>>().CreateDbContextAsync();
        return await query(db);
    }

    /// <summary>A member who is not in the directory.</summary>
    public async Task<Guid> AddMemberAsync() => (await AddAccountAsync(AccountCategory.Visitor)).Id;

    /// <summary>A professional listed in the directory, offline as by default.</summary>
    public async Task<Guid> AddProfessionalAsync()
    {
        var account = await AddAccountAsync(AccountCategory.Freelance);
        await QueryAsync(async db =>
        {
            db.Professionals.Add(
                new Professional
                {
                    Id = account.Id,
                    ReferenceCode = $"{people:D4}",
                    Slug = "plombiere-lyon",
                    DisplayName = account.DisplayName,
                    Category = AccountCategory.Freelance,
                    ProfessionLabel = "Plombière",
                    CommuneCode = "69123",
                    City = "Lyon",
                    Department = "69",
                    Languages = "fr",
                    Presentation = "",
                }
            );
            return await db.SaveChangesAsync();
        });
        return account.Id;
    }

    /// <summary>An open page whose welcome has arrived, unless the server refused it; closed with the host.</summary>
    public async Task<HubPage> OpenAsync(Guid? userId, string? clientId = null)
    {
        var page = await HubPage.OpenAsync(Address, userId, clientId);
        pages.Add(page);
        return page;
    }

    /// <summary>A page of a professional who is online.</summary>
    public async Task<HubPage> OpenOnlineAsync(Guid userId)
    {
        var page = await OpenAsync(userId);
        await page.InvokeAsync<string>("SetStatus", "online");
        return page;
    }

    /// <summary>Two pages in one accepted call; all events up to there are read.</summary>
    public async Task<(HubPage Caller, HubPage Callee, Call Call)> ConnectAsync(bool callerRelayOnly = false, bool calleeRelayOnly = false)
    {
        var calleeId = await AddProfessionalAsync();
        var callee = await OpenOnlineAsync(calleeId);
        var caller = await OpenAsync(await AddMemberAsync());
        var call = await caller.StartCallAsync(calleeId, callerRelayOnly);
        await callee.NextAsync("CallRinging");
        await callee.AcceptCallAsync(call.Id, calleeRelayOnly);
        await caller.NextAsync("CallAccepted");
        await callee.NextAsync("CallAccepted");
        return (caller, callee, call);
    }

    /// <summary>Waits until the server has noticed that this end's connection is gone.</summary>
    public Task UntilAbsentAsync(string callId, CallRole role) =>
        Eventually.IsTrueAsync(() => Service<LiveCalls>().Peek(callId)?.PageOf(role) is null);

    public Task<CallSession?> ReadCallAsync(string callId) => Service<ICallStore>().FindAsync(callId);

    public async ValueTask DisposeAsync()
    {
        foreach (var page in pages)
        {
            await page.DisposeAsync();
        }

        await App.DisposeAsync();
    }

    private async Task<Account> AddAccountAsync(AccountCategory category)
    {
        var number = Interlocked.Increment(ref people);
        var account = new Account
        {
            Id = Guid.NewGuid(),
            UserName = $"person{number}",
            NormalizedUserName = $"PERSON{number}-{Guid.NewGuid():N}",
            DisplayName = $"Personne {number}",
            Category = category,
            CreatedAt = Service<TimeProvider>().GetUtcNow(),
            TermsAcceptedAt = Service<TimeProvider>().GetUtcNow(),
        };
        await QueryAsync(async db =>
        {
            db.Users.Add(account);
            return await db.SaveChangesAsync();
        });
        return account;
    }
}
