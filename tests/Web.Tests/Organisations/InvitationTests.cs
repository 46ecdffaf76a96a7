using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;
using Visavis.Web.Registration;

namespace Visavis.Web.Tests.Organisations;

[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class InvitationTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Of_many_acceptances_at_once_one_makes_a_membership(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database);
        var organisation = (await app.AddOrganisationAsync()).Id;
        var service = (await app.ServicesOfAsync(organisation))[1].Id;
        var code = await app.InviteAsync(organisation, role: MemberRole.Planner, services: service);
        var people = new List<Guid>();
        for (var person = 0; person < 3; person++)
        {
            people.Add((await app.AddProfessionalAsync()).Id);
        }

        var answers = await Task.WhenAll(people.Append(people[0]).Select(person => Task.Run(() => AcceptAsync(app, person, code))));

        Assert.Single(answers, JoinAnswer.Joined);
        var joined = Assert.Single(await app.MembersAsync(organisation), m => m.AccountId != organisation);
        Assert.Equal(MemberRole.Planner, joined.Role);
        Assert.Equal([service], joined.ServiceIds);
    }

    [Fact]
    public async Task The_mail_says_who_invites_and_only_a_hash_of_its_secret_is_stored()
    {
        await using var app = AppHost.OnSqlite();
        var organisation = (await app.AddOrganisationAsync()).Id;

        var code = await app.InviteAsync(organisation);

        Assert.True(code.Length >= 22);
        var stored = await app.WithDataAsync(db => db.Invitations.SingleAsync(Cancellation));
        Assert.Equal(InvitationSecret.HashOf(code), stored.SecretHash);
        var row = await app.WithDataAsync(db => db.Mails.SingleAsync(Cancellation));
        Assert.Null(row.AccountId);
        Assert.DoesNotContain(code, row.ProtectedContent ?? "", StringComparison.Ordinal);
        var mail = Assert.Single(OrganisationsOnSite.MailsTo(app, "zoe@example.org"));
        Assert.Contains("Maison Faure", mail.Subject, StringComparison.Ordinal);
        Assert.Contains($"http://site.test/account/invitation?code={code}", mail.Links);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_link_ends_with_its_time_a_newer_one_withdrawal_and_refusal(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database);
        var organisation = (await app.AddOrganisationAsync()).Id;
        var person = (await app.AddProfessionalAsync()).Id;

        var first = await app.InviteAsync(organisation);
        var pending = await app.WithDataAsync(db => db.Invitations.SingleAsync(Cancellation));
        Assert.Equal(
            OrganisationAnswer.Done,
            await app.UseAsync<InvitationSender, OrganisationAnswer>(s =>
                s.ResendAsync(organisation, organisation, pending.Id, "http://site.test", Cancellation)
            )
        );
        var second = await app.CodeInLastMailAsync("zoe@example.org");
        Assert.Equal(JoinAnswer.NotOpen, await AcceptAsync(app, person, first));
        Assert.Equal(InvitationState.Open, await StateAsync(app, second));

        var before = DateTimeOffset.UtcNow.AddMinutes(-1);
        await app.WithDataAsync(db =>
            db.Invitations.Where(i => i.RevokedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.ExpiresAt, before), Cancellation)
        );
        Assert.Equal(InvitationState.Expired, await StateAsync(app, second));
        Assert.Equal(JoinAnswer.NotOpen, await AcceptAsync(app, person, second));

        var third = await app.InviteAsync(organisation, "other@example.org");
        var last = await app.WithDataAsync(db => db.Invitations.SingleAsync(i => i.Email == "other@example.org", Cancellation));
        await app.UseAsync<InvitationSender, OrganisationAnswer>(s => s.RevokeAsync(organisation, organisation, last.Id, Cancellation));
        Assert.Equal(JoinAnswer.NotOpen, await AcceptAsync(app, person, third));

        var fourth = await app.InviteAsync(organisation, "third@example.org");
        Assert.True(await app.UseAsync<InvitationReader, bool>(r => r.DeclineAsync(InvitationSecret.HashOf(fourth)!, Cancellation)));
        Assert.Equal(JoinAnswer.NotOpen, await AcceptAsync(app, person, fourth));
        Assert.Single(await app.MembersAsync(organisation));
    }

    [Fact]
    public async Task Nobody_is_flooded_and_no_list_is_worked_off()
    {
        await using var app = AppHost.OnSqlite();
        var organisation = (await app.AddOrganisationAsync()).Id;

        for (var mail = 0; mail < InvitationSender.MostPerAddressAndDay; mail++)
        {
            Assert.Equal(OrganisationAnswer.Done, await SendAsync(app, organisation, "Zoe@example.org"));
        }

        Assert.Equal(OrganisationAnswer.TooOften, await SendAsync(app, organisation, "zoe@Example.org"));
        for (var person = 1; person < InvitationSender.MostPending; person++)
        {
            Assert.Equal(OrganisationAnswer.Done, await SendAsync(app, organisation, $"person{person}@example.org"));
        }

        Assert.Equal(OrganisationAnswer.Full, await SendAsync(app, organisation, "one.more@example.org"));
        Assert.Equal(
            InvitationSender.MostPending,
            await app.WithDataAsync(db => db.Invitations.CountAsync(i => i.RevokedAt == null, Cancellation))
        );
    }

    [Fact]
    public async Task An_invitation_never_gives_a_member_another_role()
    {
        await using var app = AppHost.OnSqlite();
        var organisation = (await app.AddOrganisationAsync()).Id;
        var member = await app.AddMemberAsync(organisation, "Anne Martin");
        var code = await app.InviteAsync(organisation, role: MemberRole.Owner);

        Assert.Equal(JoinAnswer.AlreadyMember, await AcceptAsync(app, member.AccountId, code));

        Assert.Equal(MemberRole.Member, (await app.MembersAsync(organisation)).Single(m => m.Id == member.Id).Role);
        Assert.Equal(InvitationState.Open, await StateAsync(app, code));
    }

    [Fact]
    public async Task A_person_who_left_comes_back_by_a_new_invitation()
    {
        await using var app = AppHost.OnSqlite();
        var organisation = (await app.AddOrganisationAsync()).Id;
        var member = await app.AddMemberAsync(organisation, "Anne Martin");
        await app.UseAsync<MemberEditor, OrganisationAnswer>(e => e.EndAsync(organisation, member.AccountId, member.Id, Cancellation));

        Assert.Equal(JoinAnswer.Joined, await AcceptAsync(app, member.AccountId, await app.InviteAsync(organisation)));

        var rows = (await app.MembersAsync(organisation)).FindAll(m => m.AccountId == member.AccountId);
        Assert.Equal(2, rows.Count);
        Assert.Single(rows, m => m.LeftAt is null);
    }

    private static Task<OrganisationAnswer> SendAsync(AppHost app, Guid organisation, string email) =>
        app.UseAsync<InvitationSender, OrganisationAnswer>(s =>
            s.SendAsync(organisation, organisation, new InvitationDetails(email, MemberRole.Member, []), "http://site.test", Cancellation)
        );

    private static async Task<JoinAnswer> AcceptAsync(AppHost app, Guid person, string code) =>
        (
            await app.UseAsync<RegistrationService, (Account?, JoinAnswer Answer)>(r =>
                r.JoinAsync(person, InvitationSecret.HashOf(code)!, listing: null, "fr", Cancellation)
            )
        ).Answer;

    private static async Task<InvitationState> StateAsync(AppHost app, string code) =>
        (await app.UseAsync<InvitationReader, InvitationView?>(r => r.FindAsync(code, Cancellation)))!.State;
}
