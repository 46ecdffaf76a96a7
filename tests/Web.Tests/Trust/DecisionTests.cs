using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Reports;
using Visavis.Web.Trust.Staff;
using Visavis.Web.Trust.Standing;

namespace Visavis.Web.Tests.Trust;

[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class DecisionTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Reported_suspended_contested_and_restored_exactly_and_both_sides_are_told_what_is_theirs(DatabaseProvider provider)
    {
        await using var site = await TrustSite.StartAsync(provider);
        var plumber = await AddListedAsync(site, "plombiere@exemple.fr");
        await site.App.IndexAsync();
        using var visitor = site.Visitor();
        var receipt = await TrustSite.ReportAsync(visitor, "Anne Martin");
        var number = (await site.ReadReportAsync()).Number;
        await ConfirmReporterAsync(site);
        using var moderator = await site.AddModeratorAsync();

        var decided = await TrustSite.DecideAsync(moderator, number, nameof(Outcome.SuspendedForGood));
        Assert.True(decided.StatusCode == HttpStatusCode.Found, await decided.Content.ReadAsStringAsync());

        // She is out of the directory, and her sign-in leads to one page.
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(ProfessionalDirectory.ProfilePath(plumber))).StatusCode);
        using var suspended = await site.SignInAsync(plumber.Id);
        Assert.Equal("/account/suspended", (await suspended.GetAsync("/account/profile")).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await suspended.GetAsync("/account/other")).StatusCode);
        var reasons = await TrustSite.ReadAsync(suspended, "/account/suspended");
        Assert.Contains("paiements hors de tout contrat", reasons);
        Assert.DoesNotContain("victime", reasons);
        Assert.Contains(await site.MailsAsync("plombiere@exemple.fr"), m => m.Text.Contains("six mois", StringComparison.Ordinal));
        Assert.Contains(await site.MailsAsync("victime@exemple.fr", 2), m => m.Subject.Contains("examiné", StringComparison.Ordinal));
        Assert.Contains("était utile", await TrustSite.ReadAsync(visitor, receipt));

        var statement = await site.App.WithDataAsync(db => db.Set<Statement>().Select(s => s.Id).SingleAsync(Cancellation));
        await suspended.PostFormAsync(
            "/account/suspended?handler=Appeal",
            "/account/suspended",
            ("id", statement.ToString()),
            ("words", "Je n’ai jamais demandé d’argent à personne.")
        );
        var appeal = await site.App.WithDataAsync(db => db.Set<Appeal>().Select(a => a.Id).SingleAsync(Cancellation));

        // Not to the one who decided first.
        var path = $"/moderation/appeals/{appeal:N}";
        Assert.Contains("une autre personne doit examiner", await TrustSite.ReadAsync(moderator, path));
        await moderator.PostFormAsync(path, "/moderation", ("granted", "true"), ("answer", "Je me donne tort à moi-même."));
        Assert.Null(await site.App.WithDataAsync(db => db.Set<Appeal>().Select(a => a.DecidedAt).SingleAsync(Cancellation)));
        using var second = await site.AddModeratorAsync("Max Second");
        await second.PostFormAsync(path, path, ("granted", "true"), ("answer", "Les faits ne sont pas établis : nous rendons tout."));

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(ProfessionalDirectory.ProfilePath(plumber))).StatusCode);
        Assert.Equal("/", (await suspended.GetAsync("/account/suspended")).Headers.Location!.ToString());
        Assert.Contains(
            await site.MailsAsync("plombiere@exemple.fr", 2),
            m => m.Text.Contains("vous donne raison", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_the_owner_had_hidden_stays_hidden_after_a_measure_and_what_they_wished_meanwhile_counts()
    {
        await using var site = await TrustSite.StartAsync();
        var plumber = await site.App.AddProfessionalAsync(p => p.IsHidden = true);
        var measure = await BeginAsync(site, plumber.Id, MeasureKind.Hidden);
        Assert.True(await IsHiddenAsync(site, plumber.Id));
        await EndAsync(site, measure);
        Assert.True(await IsHiddenAsync(site, plumber.Id));

        measure = await BeginAsync(site, plumber.Id, MeasureKind.Hidden);
        var stricter = await BeginAsync(site, plumber.Id, MeasureKind.Suspended);
        await SetHiddenAsync(site, plumber.Id, hidden: false);
        Assert.True(await IsHiddenAsync(site, plumber.Id));
        await EndAsync(site, stricter);
        Assert.True(await IsHiddenAsync(site, plumber.Id));
        await EndAsync(site, measure);
        Assert.False(await IsHiddenAsync(site, plumber.Id));
    }

    [Fact]
    public async Task Removed_parts_come_back_as_they_were()
    {
        await using var site = await TrustSite.StartAsync();
        var plumber = await site.App.AddProfessionalAsync();
        await site.App.WithDataAsync(db =>
        {
            db.Add(
                new ServiceOffer
                {
                    Id = Guid.NewGuid(),
                    ProfessionalId = plumber.Id,
                    Name = "Débouchage",
                    Description = "Évier",
                    PriceCents = 9000,
                    Position = 2,
                }
            );
            return db.SaveChangesAsync(Cancellation);
        });
        var before = await ServicesAsync(site);

        var measure = await BeginAsync(site, plumber.Id, MeasureKind.ContentRemoved, [ContentPart.Presentation, ContentPart.Services]);
        Assert.Empty(await ServicesAsync(site));
        Assert.Equal("", (await site.App.WithDataAsync(db => db.Professionals.SingleAsync(Cancellation))).Presentation);
        await EndAsync(site, measure);

        Assert.Equivalent(before, await ServicesAsync(site), strict: true);
        Assert.Equal(
            "Je répare les fuites.",
            (await site.App.WithDataAsync(db => db.Professionals.SingleAsync(Cancellation))).Presentation
        );
    }

    [Fact]
    public async Task A_suspension_for_a_time_ends_at_its_instant()
    {
        await using var site = await TrustSite.StartAsync();
        var plumber = await site.App.AddProfessionalAsync();
        await BeginAsync(site, plumber.Id, MeasureKind.Suspended, until: site.Clock.GetUtcNow().AddDays(7));
        await site.Service<PeopleStanding>().RefreshAsync(Cancellation);
        Assert.True(site.Service<PeopleStanding>().IsSuspended(plumber.Id));

        site.Clock.Advance(TimeSpan.FromDays(7));

        Assert.False(site.Service<PeopleStanding>().IsSuspended(plumber.Id));
        await site.Service<MeasureEffects>().ApplyAsync(Cancellation);
        Assert.False(await IsHiddenAsync(site, plumber.Id));
    }

    [Fact]
    public async Task Words_that_would_tell_who_reported_are_refused()
    {
        await using var site = await TrustSite.StartAsync();
        await AddListedAsync(site, "plombiere@exemple.fr");
        await site.App.IndexAsync();
        using var visitor = site.Visitor();
        await TrustSite.ReportAsync(visitor, "Anne Martin", ("ReporterName", "Zoé Quokka"));
        var number = (await site.ReadReportAsync()).Number;
        using var moderator = await site.AddModeratorAsync();

        foreach (
            var words in new[] { "Zoe s’est plainte de vous auprès du site.", "Vous avez demandé un virement avant le rendez-vous hier." }
        )
        {
            var answer = await TrustSite.DecideAsync(moderator, number, nameof(Outcome.Warned), ("words", words));
            Assert.Contains("diraient qui a signalé", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
        }

        Assert.Equal(0, await site.App.WithDataAsync(db => db.Set<Decision>().CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_decision_that_is_refused_keeps_its_boxes_and_says_what_is_wrong_beside_the_field()
    {
        await using var site = await TrustSite.StartAsync();
        using var visitor = site.Visitor();
        await TrustSite.ReportAsync(visitor, "Jean Dupont");
        var number = (await site.ReadReportAsync()).Number;
        using var moderator = await site.AddModeratorAsync();

        var answer = await TrustSite.DecideAsync(
            moderator,
            number,
            nameof(Outcome.SuspendedForATime),
            ("days", "toujours"),
            ("fraud", "true"),
            ("parts", nameof(ContentPart.Pictures))
        );
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

        Assert.Equal("toujours", page.QuerySelector("#decision-days[aria-invalid]")!.GetAttribute("value"));
        Assert.Contains("un nombre de jours", page.QuerySelector("#decision-days-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["parts", "fraud"], page.QuerySelectorAll("input[type=checkbox][checked]").Select(box => box.GetAttribute("name")!));
    }

    [Fact]
    public async Task Two_moderators_on_one_case_make_one_decision()
    {
        await using var site = await TrustSite.StartAsync();
        using var visitor = site.Visitor();
        await TrustSite.ReportAsync(visitor, "Jean Dupont");
        var number = (await site.ReadReportAsync()).Number;
        using var one = await site.AddModeratorAsync("Une");
        using var two = await site.AddModeratorAsync("Deux");

        await Task.WhenAll(
            TrustSite.DecideAsync(one, number, nameof(Outcome.Dismissed)),
            TrustSite.DecideAsync(two, number, nameof(Outcome.Dismissed))
        );

        Assert.Equal(1, await site.App.WithDataAsync(db => db.Set<Decision>().CountAsync(Cancellation)));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_database_refuses_to_change_the_audit_trail_and_a_limit_without_its_statement(DatabaseProvider provider)
    {
        await using var site = await TrustSite.StartAsync(provider);
        using var visitor = site.Visitor();
        await TrustSite.ReportAsync(visitor, "Jean Dupont");

        await Assert.ThrowsAnyAsync<Exception>(() =>
            site.App.WithDataAsync(db => db.AuditEntries.ExecuteUpdateAsync(r => r.SetProperty(e => e.Action, "nothing"), Cancellation))
        );
        await Assert.ThrowsAnyAsync<Exception>(() => site.App.WithDataAsync(db => db.AuditEntries.ExecuteDeleteAsync(Cancellation)));
        var person = await site.App.AddAccountAsync();
        await Assert.ThrowsAnyAsync<DbUpdateException>(() =>
            site.App.WithDataAsync(db =>
            {
                db.Add(
                    new Measure
                    {
                        Id = Guid.NewGuid(),
                        AccountId = person.Id,
                        Kind = MeasureKind.Hidden,
                    }
                );
                return db.SaveChangesAsync(Cancellation);
            })
        );
        Assert.Contains(
            "report-received",
            await site.App.WithDataAsync(db => db.AuditEntries.Select(e => e.Action).ToListAsync(Cancellation))
        );
    }

    [Theory]
    [InlineData(0, Conflict.Oneself)]
    [InlineData(1, Conflict.Staff)]
    [InlineData(2, Conflict.OwnOrganisation)]
    [InlineData(3, Conflict.OwnOrganisation)]
    [InlineData(4, Conflict.None)]
    public void Nobody_decides_about_oneself_staff_or_ones_own_organisation(int which, Conflict expected)
    {
        var (me, other, organisation) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var parties = which switch
        {
            0 => new DecisionParties(me, me, false, [], []),
            1 => new DecisionParties(me, other, true, [], []),
            2 => new DecisionParties(me, organisation, false, [organisation], []),
            3 => new DecisionParties(me, other, false, [organisation], [organisation]),
            _ => new DecisionParties(me, other, false, [organisation], []),
        };

        Assert.Equal(expected, ConflictRules.Of(parties));
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        await using var site = await TrustSite.StartAsync();
        var one = await site.App.AddAccountAsync("Une", a => a.IsAdministrator = true);
        var two = await site.App.AddAccountAsync("Deux", a => a.IsAdministrator = true);

        Assert.True(await UseRolesAsync(site, roles => roles.StopAdministratorAsync(two.Id, one.Id, Cancellation)));
        Assert.False(await UseRolesAsync(site, roles => roles.StopAdministratorAsync(one.Id, one.Id, Cancellation)));
    }

    [Fact]
    public async Task Evidence_is_erased_by_two_persons()
    {
        await using var site = await TrustSite.StartAsync();
        using var visitor = site.Visitor();
        await TrustSite.ReportAsync(visitor, "Jean Dupont", ("Said", "Payez ce soir"));
        var number = (await site.ReadReportAsync()).Number;
        using var one = await site.AddModeratorAsync("Une");
        using var two = await site.AddModeratorAsync("Deux");
        var page = $"/moderation/cases/{number}";

        await one.PostFormAsync($"{page}?handler=EraseEvidence", page);
        await one.PostFormAsync($"{page}?handler=EraseEvidence", page);
        Assert.NotEmpty((await site.ReadReportAsync()).Evidence);
        await two.PostFormAsync($"{page}?handler=EraseEvidence", page);
        Assert.Empty((await site.ReadReportAsync()).Evidence);
    }

    internal static async Task<Professional> AddListedAsync(TrustSite site, string email)
    {
        var person = await site.App.AddProfessionalAsync();
        await site.App.WithDataAsync(async db =>
        {
            var account = await db.Users.SingleAsync(a => a.Id == person.Id, Cancellation);
            (account.Email, account.NormalizedEmail, account.EmailConfirmed) = (email, email.ToUpperInvariant(), true);
            return await db.SaveChangesAsync(Cancellation);
        });
        return person;
    }

    internal static Task<int> ConfirmReporterAsync(TrustSite site) =>
        site.App.WithDataAsync(db =>
            db.Set<ReportContact>().ExecuteUpdateAsync(r => r.SetProperty(c => c.ConfirmedAt, site.Clock.GetUtcNow()), Cancellation)
        );

    internal static async Task<Guid> BeginAsync(
        TrustSite site,
        Guid accountId,
        MeasureKind kind,
        IReadOnlyCollection<ContentPart>? parts = null,
        DateTimeOffset? until = null
    ) =>
        await site.App.WithDataAsync(async db =>
        {
            var statement = new Statement
            {
                Id = Guid.NewGuid(),
                AccountId = accountId,
                Title = "Titre",
                Text = "Raisons",
                Language = "fr",
            };
            var decision = new Decision
            {
                Id = Guid.NewGuid(),
                SubjectId = accountId,
                Words = "",
            };
            db.Add(decision);
            var measure = await site.Service<MeasureKeeper>()
                .BeginAsync(db, new NewMeasure(kind, statement, until, decision, parts), Cancellation);
            await db.SaveChangesAsync(Cancellation);
            return measure.Id;
        });

    private static Task<int> EndAsync(TrustSite site, Guid measureId) =>
        site.App.WithDataAsync(async db =>
        {
            var measure = await db.Set<Measure>().SingleAsync(m => m.Id == measureId, Cancellation);
            await site.Service<MeasureKeeper>().EndAsync(db, measure, null, Cancellation);
            return await db.SaveChangesAsync(Cancellation);
        });

    private static Task<bool> IsHiddenAsync(TrustSite site, Guid id) =>
        site.App.WithDataAsync(db => db.Professionals.Where(p => p.Id == id).Select(p => p.IsHidden).SingleAsync(Cancellation));

    private static Task<int> SetHiddenAsync(TrustSite site, Guid id, bool hidden) =>
        site.App.WithDataAsync(async db =>
        {
            (await db.Professionals.SingleAsync(p => p.Id == id, Cancellation)).IsHidden = hidden;
            return await db.SaveChangesAsync(Cancellation);
        });

    private static Task<List<ServiceOffer>> ServicesAsync(TrustSite site) =>
        site.App.WithDataAsync(db => db.ServiceOffers.AsNoTracking().ToListAsync(Cancellation));

    private static async Task<T> UseRolesAsync<T>(TrustSite site, Func<StaffRoles, Task<T>> work) =>
        await Organisations.OrganisationsOnSite.UseAsync<StaffRoles, T>(site.App, work);
}
