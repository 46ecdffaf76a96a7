using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;
using Visavis.Web.Tests.Organisations;
using Visavis.Web.Trust.Decisions;

namespace Visavis.Web.Tests.Trust;

/// <summary>What a measure does, to whom, and what becomes of an effect that fails.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class MeasureEffectTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_effect_that_fails_is_listed_with_its_error_and_taken_up_again_until_it_is_done()
    {
        var broken = new BrokenEffect();
        await using var app = AppHost.OnSqlite("Development", services: services => services.AddSingleton<ISuspensionEffect>(broken));
        var anne = await app.AddProfessionalAsync();
        await SuspendAsync(app, anne.Id);
        var effects = app.Services.GetRequiredService<MeasureEffects>();

        await effects.ApplyAsync(Token);
        var listed = await ReadAsync(app);
        Assert.Equal((null, nameof(InvalidOperationException)), (listed.DoneAt, listed.LastError));
        Assert.True(listed.Attempts > 0);
        broken.IsMended = true;
        await effects.ApplyAsync(Token);

        listed = await ReadAsync(app);
        Assert.NotNull(listed.DoneAt);
        Assert.Null(listed.LastError);
        Assert.Equal([anne.Id], broken.Done.Distinct());
    }

    [Fact]
    public async Task An_organisations_suspension_leaves_its_people_their_own_accounts()
    {
        await using var site = await TrustSite.StartAsync();
        var organisation = (await site.App.AddOrganisationAsync()).Id;
        var employee = await site.App.AddMemberAsync(organisation, "Lucie Faure", MemberRole.Member);
        using var person = await site.SignInAsync(employee.AccountId);

        await SuspendAsync(site.App, organisation);
        await site.Service<MeasureEffects>().ApplyAsync(Token);

        using var owner = await site.SignInAsync(organisation);
        Assert.Equal("/account/suspended", (await owner.GetAsync("/account/profile")).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/account/profile")).StatusCode);
        var hidden = await site.App.WithDataAsync(db =>
            db.Professionals.Where(p => p.Id == organisation || p.Id == employee.AccountId)
                .ToDictionaryAsync(p => p.Id, p => p.IsHidden, Token)
        );
        Assert.Equal((true, false), (hidden[organisation], hidden[employee.AccountId]));
    }

    [Fact]
    public async Task A_hijacked_account_is_closed_to_whoever_got_in_and_is_no_strike()
    {
        await using var site = await TrustSite.StartAsync();
        var anne = await site.App.AddProfessionalAsync();
        await site.App.WithDataAsync(async db =>
        {
            var account = await db.Users.SingleAsync(a => a.Id == anne.Id, Token);
            (account.Email, account.NormalizedEmail, account.EmailConfirmed) = ("anne@exemple.fr", "ANNE@EXEMPLE.FR", true);
            account.PasswordHash = "known to somebody else";
            db.Add(
                new IdentityUserPasskey<Guid>
                {
                    UserId = anne.Id,
                    CredentialId = [1, 2, 3],
                    Data = new IdentityPasskeyData
                    {
                        Name = "Added by somebody else",
                        PublicKey = [1],
                        Transports = [],
                        AttestationObject = [],
                        ClientDataJson = [],
                    },
                }
            );
            return await db.SaveChangesAsync(Token);
        });
        await site.App.IndexAsync();
        using var thief = await site.SignInAsync(anne.Id);
        using var visitor = site.Visitor();
        await TrustSite.ReportAsync(visitor, "Anne Martin", ("Kind", "HijackedAccount"));
        using var moderator = await site.AddModeratorAsync();

        await TrustSite.DecideAsync(moderator, (await site.ReadReportAsync()).Number, nameof(Outcome.AccountSecured));

        Assert.StartsWith(
            "/account/sign-in",
            (await thief.GetAsync("/account/profile")).Headers.Location!.OriginalString.Replace(
                site.Address.ToString(),
                "/",
                StringComparison.Ordinal
            ),
            StringComparison.Ordinal
        );
        await site.App.WithDataAsync(async db =>
        {
            Assert.Null((await db.Users.SingleAsync(a => a.Id == anne.Id, Token)).PasswordHash);
            Assert.False(await db.Sessions.AnyAsync(s => s.AccountId == anne.Id, Token));
            Assert.False(await db.UserPasskeys.AnyAsync(p => p.UserId == anne.Id, Token));
            Assert.False(await db.Set<Measure>().AnyAsync(m => m.AccountId == anne.Id && m.EndedAt == null, Token));
            Assert.Equal(1, await db.Set<Statement>().CountAsync(s => s.AccountId == anne.Id && !s.IsAutomatic, Token));
            return 0;
        });
        Assert.NotEmpty(await site.MailsAsync("anne@exemple.fr"));
    }

    private static Task<MeasureEffect> ReadAsync(AppHost app) =>
        app.WithDataAsync(db => db.Set<MeasureEffect>().AsNoTracking().SingleAsync(e => e.Name == MeasureEffects.Bookings, Token));

    private static Task<int> SuspendAsync(AppHost app, Guid account) =>
        app.WithDataAsync(async db =>
        {
            var statement = new Statement
            {
                Id = Guid.NewGuid(),
                AccountId = account,
                Day = new DateOnly(2026, 11, 26),
                Title = "Votre compte est suspendu",
                Text = "Pourquoi",
                Language = "fr",
                AppealUntil = new DateOnly(2027, 5, 26),
            };
            await app
                .Services.GetRequiredService<MeasureKeeper>()
                .BeginAsync(db, new NewMeasure(MeasureKind.Suspended, statement, EndsAt: null, Decision: null), Token);
            return await db.SaveChangesAsync(Token);
        });

    private sealed class BrokenEffect : ISuspensionEffect
    {
        public bool IsMended { get; set; }

        public List<Guid> Done { get; } = [];

        public string Name => MeasureEffects.Bookings;

        public Task ApplyAsync(Guid accountId, CancellationToken cancellationToken)
        {
            if (!IsMended)
            {
                throw new InvalidOperationException("The database of appointments is away.");
            }

            Done.Add(accountId);
            return Task.CompletedTask;
        }
    }
}
