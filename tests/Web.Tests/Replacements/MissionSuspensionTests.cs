using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Notifications;
using Visavis.Web.Replacements;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Search;
using Visavis.Web.Replacements.Sending;
using Visavis.Web.Tests.Organisations;
using Visavis.Web.Trust.Decisions;

namespace Visavis.Web.Tests.Replacements;

/// <summary>Who is suspended is sent nowhere while it lasts.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class MissionSuspensionTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Who_is_suspended_gives_their_days_back_and_client_and_planner_are_told(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database, clock: new FakeTimeProvider(ReplacementSite.Now));
        var site = await ReplacementSite.AddAsync(app);
        var awa = await site.AddSubstituteAsync(app, "Awa", s => s.PreferredSiteIds = [site.Site]);
        var bilal = await site.AddSubstituteAsync(app, "Bilal");
        var id = await site.AskAsync(app);
        var ask = (await ReadAsync(app, id)).Asks.Single();
        await app.UseAsync<AskAnswers, AnswerResult>(answers => answers.AcceptAsync(awa.AccountId, ask.Id, null, default));

        Assert.DoesNotContain(site.Client, await ToldAsync(app, ReplacementKinds.Changed));

        await SuspendAsync(app, awa.AccountId);

        var request = await ReadAsync(app, id);
        Assert.Equal(ReplacementState.Proposed, request.State);
        Assert.Null(request.Days.Single().SubstituteId);
        Assert.Equal(AskAnswer.Withdrawn, request.Asks.Single(a => a.SubstituteId == awa.Id).Answer);
        Assert.Equal(AskAnswer.Waiting, request.Asks.Single(a => a.SubstituteId == bilal.Id).Answer);
        Assert.Contains(site.Organisation, await ToldAsync(app, ReplacementKinds.Alert));
        Assert.Contains(site.Client, await ToldAsync(app, ReplacementKinds.Changed));
    }

    [Fact]
    public async Task Who_is_suspended_is_not_asked_until_it_ends_and_stays_a_substitute()
    {
        var clock = new SetClock(ReplacementSite.Now);
        await using var app = AppHost.OnSqlite(clock: clock);
        var site = await ReplacementSite.AddAsync(app);
        var awa = await site.AddSubstituteAsync(app, "Awa");

        await SuspendAsync(app, awa.AccountId, clock.Now.AddHours(3));

        var before = await site.AskAsync(app);
        Assert.Empty((await ReadAsync(app, before)).Asks);
        clock.Now = clock.Now.AddHours(4);
        var after = await site.AskAsync(app);
        Assert.Equal(awa.Id, Assert.Single((await ReadAsync(app, after)).Asks).SubstituteId);
        Assert.Null(await app.WithDataAsync(db => db.Set<Substitute>().Select(s => s.EndedAt).SingleAsync()));
    }

    [Fact]
    public async Task What_they_were_asked_or_offered_waits_no_longer_and_the_next_person_is_asked()
    {
        await using var app = AppHost.OnSqlite(clock: new FakeTimeProvider(ReplacementSite.Now));
        var site = await ReplacementSite.AddAsync(app);
        var awa = await site.AddSubstituteAsync(app, "Awa", s => s.PreferredSiteIds = [site.Site]);
        var bilal = await site.AddSubstituteAsync(app, "Bilal");
        var asked = await site.AskAsync(app);
        var offered = await site.AskAsync(app, change: wish => wish.WantsInterview = true);
        var ask = (await ReadAsync(app, offered)).Asks.Single();
        Assert.Equal(
            AnswerResult.Interview,
            await app.UseAsync<AskAnswers, AnswerResult>(answers => answers.AcceptAsync(awa.AccountId, ask.Id, null, default))
        );

        await SuspendAsync(app, awa.AccountId);

        foreach (var id in new[] { asked, offered })
        {
            var request = await ReadAsync(app, id);
            Assert.Equal(AskAnswer.Declined, request.Asks.Single(a => a.SubstituteId == awa.Id).Answer);
            Assert.Equal(AskAnswer.Waiting, request.Asks.Single(a => a.SubstituteId == bilal.Id).Answer);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_suspended_service_or_client_asks_nobody_and_the_search_goes_on_when_it_ends(bool isService)
    {
        var clock = new SetClock(ReplacementSite.Now);
        await using var app = AppHost.OnSqlite(clock: clock);
        var site = await ReplacementSite.AddAsync(app);
        var awa = await site.AddSubstituteAsync(app, "Awa", s => s.PreferredSiteIds = [site.Site]);
        await site.AddSubstituteAsync(app, "Bilal");
        var id = await site.AskAsync(app);
        var ask = (await ReadAsync(app, id)).Asks.Single();

        await SuspendAsync(app, isService ? site.Organisation : site.Client, clock.Now.AddHours(3));

        var paused = await ReadAsync(app, id);
        Assert.Equal((ReplacementState.Searching, AskAnswer.Recalled), (paused.State, paused.Asks.Single().Answer));
        Assert.Contains(awa.AccountId, await ToldAsync(app, ReplacementKinds.Changed));
        Assert.Equal(
            AnswerResult.Over,
            await app.UseAsync<AskAnswers, AnswerResult>(answers => answers.AcceptAsync(awa.AccountId, ask.Id, null, default))
        );
        var later = await site.AskAsync(app);
        await app.Services.GetRequiredService<ReplacementWorker>().RunOnceAsync(default);
        Assert.Empty((await ReadAsync(app, later)).Asks);
        Assert.Empty(await ToldAsync(app, ReplacementKinds.Alert));

        clock.Now = clock.Now.AddHours(4);
        await app.Services.GetRequiredService<ReplacementWorker>().RunOnceAsync(default);

        foreach (var request in new[] { id, later })
        {
            var asked = await ReadAsync(app, request);
            Assert.Equal(ReplacementState.Proposed, asked.State);
            Assert.Equal(awa.Id, Assert.Single(asked.Asks, a => a.Answer == AskAnswer.Waiting).SubstituteId);
        }
    }

    [Fact]
    public async Task The_client_reads_on_list_and_page_that_the_search_is_paused()
    {
        await using var app = AppHost.OnSqlite(clock: new SetClock(ReplacementSite.Now));
        var address = app.StartOnPort();
        var site = await ReplacementSite.AddAsync(app);
        await site.AddSubstituteAsync(app, "Awa");
        var id = await site.AskAsync(app);
        using var client = new PersonClient(address);
        await client.SignInAsDemoAsync(site.Client);
        Assert.DoesNotContain("en pause", await PageAsync(client, "/replacements"), StringComparison.Ordinal);

        await SuspendAsync(app, site.Organisation);

        Assert.Contains("en pause", await PageAsync(client, "/replacements"), StringComparison.Ordinal);
        Assert.Contains("La recherche est en pause", await PageAsync(client, $"/replacements/{id}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_agreed_stands_and_those_it_concerns_are_told_to_confirm_it(bool isService)
    {
        var clock = new SetClock(ReplacementSite.Now);
        await using var app = AppHost.OnSqlite(clock: clock);
        var address = app.StartOnPort();
        var site = await ReplacementSite.AddAsync(app);
        var awa = await site.AddSubstituteAsync(app, "Awa");
        var id = await site.AskAsync(app);
        var ask = (await ReadAsync(app, id)).Asks.Single();
        await app.UseAsync<AskAnswers, AnswerResult>(answers => answers.AcceptAsync(awa.AccountId, ask.Id, null, default));
        var (absent, other) = isService ? (site.Organisation, site.Client) : (site.Client, site.Organisation);
        var sentence = $"{(isService ? "Relais Petite enfance" : "Crèche des Lilas")} ne peut rien faire sur le site pour l’instant.";
        using var substitute = new PersonClient(address);
        using var reader = new PersonClient(address);
        await substitute.SignInAsDemoAsync(awa.AccountId);
        await reader.SignInAsDemoAsync(other);
        Assert.DoesNotContain(sentence, await PageAsync(reader, $"/replacements/{id}"), StringComparison.Ordinal);

        await SuspendAsync(app, absent, clock.Now.AddHours(3));

        var request = await ReadAsync(app, id);
        Assert.Equal((ReplacementState.Filled, awa.Id), (request.State, request.Days.Single().SubstituteId));
        var told = await app.WithDataAsync(db =>
            db.Set<Notice>().Where(n => n.Title.StartsWith("À confirmer")).Select(n => n.AccountId!.Value).ToListAsync()
        );
        Assert.Equal(new[] { awa.AccountId, other }.Order(), told.Order());
        Assert.Contains(sentence, await PageAsync(substitute, "/replacements/missions"), StringComparison.Ordinal);
        Assert.Contains(sentence, await PageAsync(reader, $"/replacements/{id}"), StringComparison.Ordinal);
        Assert.Contains("à confirmer", await PageAsync(reader, "/replacements"), StringComparison.Ordinal);

        clock.Now = clock.Now.AddHours(4);
        await app.Services.GetRequiredService<MeasureEffects>().ApplyAsync(default);

        Assert.DoesNotContain(sentence, await PageAsync(substitute, "/replacements/missions"), StringComparison.Ordinal);
        Assert.DoesNotContain(sentence, await PageAsync(reader, $"/replacements/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_day_that_has_begun_nobody_is_told_to_confirm_anything()
    {
        var clock = new SetClock(ReplacementSite.Now);
        await using var app = AppHost.OnSqlite(clock: clock);
        var site = await ReplacementSite.AddAsync(app);
        var awa = await site.AddSubstituteAsync(app, "Awa");
        var id = await site.AskAsync(app);
        var ask = (await ReadAsync(app, id)).Asks.Single();
        await app.UseAsync<AskAnswers, AnswerResult>(answers => answers.AcceptAsync(awa.AccountId, ask.Id, null, default));
        clock.Now = new DateTimeOffset(ReplacementSite.FirstDay, new TimeOnly(12, 0), TimeSpan.Zero);

        await SuspendAsync(app, site.Organisation);

        Assert.DoesNotContain(awa.AccountId, await ToldAsync(app, ReplacementKinds.Changed));
    }

    [Fact]
    public async Task The_portal_of_a_suspended_service_shows_itself_to_its_clients_alone()
    {
        await using var app = AppHost.OnSqlite(clock: new SetClock(ReplacementSite.Now));
        var address = app.StartOnPort();
        var site = await ReplacementSite.AddAsync(app);
        var reference = await app.WithDataAsync(db =>
            db.Professionals.Where(p => p.Id == site.Organisation).Select(p => p.ReferenceCode).SingleAsync()
        );
        using var visitor = new PersonClient(address);
        using var client = new PersonClient(address);
        await client.SignInAsDemoAsync(site.Client);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/service/{reference}")).StatusCode);

        await SuspendAsync(app, site.Organisation);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/service/{reference}")).StatusCode);
        var signIn = await (await visitor.GetAsync($"/account/sign-in?returnUrl=/service/{reference}")).Content.ReadAsStringAsync();
        Assert.DoesNotContain("portal-name", signIn, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/service/{reference}")).StatusCode);
    }

    [Fact]
    public async Task What_a_suspended_service_had_asked_before_an_alert_is_asked_anew_when_it_ends()
    {
        var clock = new SetClock(ReplacementSite.Now);
        await using var app = AppHost.OnSqlite(clock: clock);
        var site = await ReplacementSite.AddAsync(app);
        await site.AddSubstituteAsync(app, "Awa");
        var id = await site.AskAsync(app);
        await app.WithDataAsync(db => db.Set<ReplacementRequest>().ExecuteUpdateAsync(set => set.SetProperty(r => r.AlertedAt, clock.Now)));
        await SuspendAsync(app, site.Organisation, clock.Now.AddHours(3));

        clock.Now = clock.Now.AddHours(4);
        await app.Services.GetRequiredService<ReplacementWorker>().RunOnceAsync(default);

        Assert.Single((await ReadAsync(app, id)).Asks, a => a.Answer == AskAnswer.Waiting);
    }

    private static async Task SuspendAsync(AppHost app, Guid account, DateTimeOffset? until = null)
    {
        var statement = new Statement
        {
            Id = Guid.NewGuid(),
            AccountId = account,
            Day = new DateOnly(2026, 11, 25),
            Title = "Votre compte est suspendu",
            Text = "Pourquoi",
            Language = "fr",
            AppealUntil = new DateOnly(2027, 5, 25),
        };
        await app.WithDataAsync(async db =>
        {
            await app
                .Services.GetRequiredService<MeasureKeeper>()
                .BeginAsync(db, new NewMeasure(MeasureKind.Suspended, statement, until, Decision: null), default);
            return await db.SaveChangesAsync();
        });
        await app.Services.GetRequiredService<MeasureEffects>().ApplyAsync(default);
        Assert.False(await app.WithDataAsync(db => db.Set<MeasureEffect>().AnyAsync(e => e.DoneAt == null)));
    }

    private static async Task<string> PageAsync(PersonClient reader, string path) =>
        WebUtility.HtmlDecode(await (await reader.GetAsync(path)).Content.ReadAsStringAsync());

    private static Task<List<Guid>> ToldAsync(AppHost app, string kind) =>
        app.WithDataAsync(db => db.Set<Notice>().Where(n => n.Kind == kind).Select(n => n.AccountId!.Value).Distinct().ToListAsync());

    private static Task<ReplacementRequest> ReadAsync(AppHost app, Guid id) =>
        app.WithDataAsync(db =>
            db.Set<ReplacementRequest>().AsNoTracking().Include(r => r.Days).Include(r => r.Asks).SingleAsync(r => r.Id == id)
        );
}
