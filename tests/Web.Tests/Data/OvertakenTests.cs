using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Availability;
using Visavis.Web.Blocking;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Messages;
using Visavis.Web.Replacements.Sending;
using Visavis.Web.Tests.Organisations;
using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Tests.Data;

/// <summary>Two who do the same at the same moment, in two tabs or two people: the row is there once, and neither meets a failure.</summary>
public sealed class OvertakenTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Blocking_hiding_and_naming_twice_at_once_do_it_once(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database, services: services => services.AddSingleton<IInterceptor, Rival>());
        var rival = app.Services.GetServices<IInterceptor>().OfType<Rival>().Single();
        var (anne, paul) = ((await app.AddAccountAsync("Anne")).Id, (await app.AddAccountAsync("Paul")).Id);
        var organisation = (await app.AddOrganisationAsync()).Id;
        var member = await app.AddMemberAsync(organisation, "Awa", Web.Organisations.MemberRole.Member);
        rival.Begin(app);

        await app.UseAsync<VisavisDbContext, bool>(async db =>
        {
            await Blocks.SetAsync(db, anne, paul, isBlocked: true, DateTimeOffset.UtcNow, Token);
            return true;
        });
        Assert.True(await app.WithDataAsync(db => Blocks.HasBlockedAsync(db, anne, paul, Token)));

        // The other one named them a moment before: there is nothing left to do.
        Assert.False(await app.UseAsync<StaffRoles, bool>(roles => roles.NameModeratorAsync(paul, anne, Token)));
        Assert.Equal(StaffRole.Moderator, await app.UseAsync<StaffRoles, StaffRole>(roles => roles.OfAsync(paul, Token)));

        Assert.NotNull(
            await app.UseAsync<PublicContacts, IReadOnlyList<string>?>(contacts =>
                contacts.SaveAsync(organisation, new PublicContactInput { Telephone = "04 72 00 00 00" }, (_, _) => { }, Token)
            )
        );
        Assert.NotNull(await app.UseAsync<SendingSetup, SendingService?>(setup => setup.OpenAsync(organisation, organisation, Token)));
        Assert.Null(await app.UseAsync<SendingSetup, string?>(setup => setup.AddSubstituteAsync(organisation, member.AccountId, Token)));

        Assert.Equal(5, rival.Times);
        await app.WithDataAsync(async db =>
        {
            Assert.Equal(1, await db.Set<PersonBlock>().CountAsync(Token));
            Assert.Equal("+33472000000", (await db.Set<PublicContact>().SingleAsync(Token)).Telephone);
            Assert.Equal(1, await db.Set<SendingService>().CountAsync(Token));
            Assert.Equal(1, await db.Set<Substitute>().CountAsync(Token));
            return 0;
        });
    }

    [Fact]
    public async Task A_form_that_cannot_be_done_again_by_itself_says_that_the_same_was_changed_elsewhere()
    {
        await using var app = AppHost.OnSqlite("Development", services: services => services.AddSingleton<IInterceptor, Rival>());
        var address = app.StartOnPort();
        var rival = app.Services.GetServices<IInterceptor>().OfType<Rival>().Single();
        var anne = (await app.AddOrganisationAsync()).Id;
        using var person = new PersonClient(address);
        await person.SignInAsDemoAsync(anne);
        await person.GetAsync("/messages/settings");
        rival.Begin(app);

        var settings = await person.PostFormAsync("/messages/settings", "/messages/settings", ("showsTyping", "true"));
        Assert.Equal(HttpStatusCode.Found, settings.StatusCode);
        var kept = await app.WithDataAsync(db => db.Set<MessageSettings>().SingleAsync(Token));
        Assert.Equal((true, false), (kept.ShowsTyping, kept.ShowsRead));

        var days = await person.PostFormAsync("/account/calendar/days?handler=Holidays", "/account/calendar/days", ("goodFriday", "true"));

        Assert.Equal(HttpStatusCode.Conflict, days.StatusCode);
        var page = WebUtility.HtmlDecode(await days.Content.ReadAsStringAsync(Token));
        Assert.Contains("Deux demandes sont arrivées en même temps", page, StringComparison.Ordinal);
        Assert.False((await app.WithDataAsync(db => db.Set<AvailabilitySettings>().SingleAsync(Token))).KeepsGoodFriday);
    }

    /// <summary>Both have read before either writes: on PostgreSQL one transaction then fails, and is done again.</summary>
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Of_two_administrators_who_stop_each_other_at_once_one_stays(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        var meeting = new Meeting(provider == DatabaseProvider.PostgreSql ? 2 : 1);
        await using var app = AppHost.On(database, services: services => services.AddSingleton<IInterceptor>(meeting));
        var one = (await app.AddAccountAsync("Une", a => a.IsAdministrator = true)).Id;
        var two = (await app.AddAccountAsync("Deux", a => a.IsAdministrator = true)).Id;
        meeting.IsOn = true;

        var stopped = await Task.WhenAll(
            app.UseAsync<StaffRoles, bool>(roles => roles.StopAdministratorAsync(two, one, Token)),
            app.UseAsync<StaffRoles, bool>(roles => roles.StopAdministratorAsync(one, two, Token))
        );

        Assert.Equal([false, true], stopped.Order());
        Assert.Equal(1, await app.WithDataAsync(db => db.Users.CountAsync(a => a.IsAdministrator, Token)));
    }

    /// <summary>Writes what is about to be added a moment before, once for each kind: with other values, where a row has any.</summary>
    private sealed class Rival : SaveChangesInterceptor
    {
        private static readonly Type[] Kinds =
        [
            typeof(PersonBlock),
            typeof(Moderator),
            typeof(PublicContact),
            typeof(SendingService),
            typeof(Substitute),
            typeof(MessageSettings),
            typeof(AvailabilitySettings),
        ];
        private readonly HashSet<Type> done = [];
        private AppHost? host;

        public int Times => done.Count;

        public void Begin(AppHost app) => host = app;

        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            var added = eventData
                .Context!.ChangeTracker.Entries()
                .FirstOrDefault(e => e.State == EntityState.Added && Kinds.Contains(e.Metadata.ClrType));
            if (host is { } app && added is not null && done.Add(added.Metadata.ClrType))
            {
                await app.WithDataAsync(db =>
                {
                    db.Add(Like(added.Entity));
                    return db.SaveChangesAsync(cancellationToken);
                });
            }

            return result;
        }

        private static object Like(object row) =>
            row switch
            {
                PersonBlock b => new PersonBlock
                {
                    AccountId = b.AccountId,
                    BlockedId = b.BlockedId,
                    CreatedAt = b.CreatedAt,
                },
                Moderator m => new Moderator { AccountId = m.AccountId, NamedAt = m.NamedAt },
                PublicContact c => new PublicContact { OwnerId = c.OwnerId, Telephone = "+33100000000" },
                SendingService s => new SendingService { OrganisationId = s.OrganisationId, CreatedAt = s.CreatedAt },
                Substitute s => new Substitute
                {
                    Id = Guid.NewGuid(),
                    OrganisationId = s.OrganisationId,
                    AccountId = s.AccountId,
                    AddedAt = s.AddedAt,
                },
                MessageSettings s => new MessageSettings { AccountId = s.AccountId },
                AvailabilitySettings s => new AvailabilitySettings { ProfessionalId = s.ProfessionalId },
                _ => throw new ArgumentException("No such kind.", nameof(row)),
            };
    }

    /// <summary>The first so many saves wait for each other.</summary>
    private sealed class Meeting(int people) : SaveChangesInterceptor
    {
        private readonly TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int came;

        public bool IsOn { get; set; }

        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            if (IsOn && eventData.Context!.ChangeTracker.Entries<Web.Accounts.Account>().Any(e => e.State == EntityState.Modified))
            {
                if (Interlocked.Increment(ref came) >= people)
                {
                    all.TrySetResult();
                }

                await all.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
            }

            return result;
        }
    }
}
