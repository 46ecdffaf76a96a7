using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;

namespace Visavis.Web.Tests.Organisations;

[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class MemberRuleTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_last_owner_can_neither_leave_nor_become_less(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database);
        var organisation = (await app.AddOrganisationAsync()).Id;
        var owner = await app.OwnerOfAsync(organisation);
        await app.AddMemberAsync(organisation, "Paul Petit", MemberRole.Planner);

        Assert.Equal(OrganisationAnswer.LastOwner, await EndAsync(app, organisation, organisation, owner.Id));
        Assert.Equal(OrganisationAnswer.LastOwner, await SaveAsync(app, organisation, organisation, owner, MemberRole.Member));

        var second = await app.AddMemberAsync(organisation, "Anne Martin", MemberRole.Owner);
        Assert.Equal(OrganisationAnswer.Done, await SaveAsync(app, organisation, organisation, owner, MemberRole.Member));
        Assert.Equal(OrganisationAnswer.LastOwner, await EndAsync(app, organisation, second.AccountId, second.Id));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Two_owners_who_demote_each_other_at_once_leave_one_owner(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database);
        for (var round = 0; round < 5; round++)
        {
            var organisation = (await app.AddOrganisationAsync()).Id;
            var first = await app.OwnerOfAsync(organisation);
            var second = await app.AddMemberAsync(organisation, "Anne Martin", MemberRole.Owner);

            var answers = await Task.WhenAll(
                Task.Run(() => SaveAsync(app, organisation, first.AccountId, second, MemberRole.Member)),
                Task.Run(() => SaveAsync(app, organisation, second.AccountId, first, MemberRole.Member))
            );

            // The slower one is no owner any more when its turn comes.
            Assert.Equal([OrganisationAnswer.Done, OrganisationAnswer.NotAllowed], answers.Order());
            Assert.Single(await app.MembersAsync(organisation), m => m.Role == MemberRole.Owner);
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Two_owners_who_leave_at_once_leave_one_owner(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database);
        var organisation = (await app.AddOrganisationAsync()).Id;
        var first = await app.OwnerOfAsync(organisation);
        var second = await app.AddMemberAsync(organisation, "Anne Martin", MemberRole.Owner);

        var answers = await Task.WhenAll(
            Task.Run(() => EndAsync(app, organisation, first.AccountId, first.Id)),
            Task.Run(() => EndAsync(app, organisation, second.AccountId, second.Id))
        );

        Assert.Equal([OrganisationAnswer.Done, OrganisationAnswer.LastOwner], answers.Order());
        Assert.Single(await app.MembersAsync(organisation), m => m.LeftAt is null);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_removed_member_is_out_at_once_keeps_the_row_and_closes_the_doors_behind(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database);
        var organisation = (await app.AddOrganisationAsync()).Id;
        var planner = await app.AddMemberAsync(organisation, "Paul Petit", MemberRole.Planner);
        var friend = new InvitationDetails("friend@example.org", MemberRole.Member, []);
        await app.UseAsync<InvitationSender, OrganisationAnswer>(s =>
            s.SendAsync(organisation, planner.AccountId, friend, "http://site.test", Cancellation)
        );
        var code = await app.CodeInLastMailAsync(friend.Email);

        Assert.Equal(OrganisationAnswer.Done, await EndAsync(app, organisation, organisation, planner.Id));

        Assert.NotNull((await app.MembersAsync(organisation)).Single(m => m.Id == planner.Id).LeftAt);
        Assert.Equal(OrganisationAnswer.Absent, await EndAsync(app, organisation, planner.AccountId, planner.Id));
        Assert.Null(
            await app.UseAsync<OrganisationReader, OrganisationOverview?>(r => r.ReadAsync(organisation, planner.AccountId, Cancellation))
        );
        var seen = await app.UseAsync<OrganisationReader, OrganisationOverview?>(r =>
            r.ReadAsync(organisation, organisation, Cancellation)
        );
        Assert.Equal("Paul Petit", Assert.Single(seen!.Former).Name);
        var left = await app.UseAsync<InvitationReader, InvitationView?>(r => r.FindAsync(code, Cancellation));
        Assert.Equal(InvitationState.Withdrawn, left!.State);
    }

    [Fact]
    public async Task An_owner_who_becomes_less_keeps_no_open_invitation_to_become_owner_again()
    {
        await using var app = AppHost.OnSqlite();
        var organisation = (await app.AddOrganisationAsync()).Id;
        var owner = await app.AddMemberAsync(organisation, "Paul Petit", MemberRole.Owner);
        var doors = new Dictionary<MemberRole, string>();
        foreach (var role in Enum.GetValues<MemberRole>())
        {
            var email = $"{role}@example.org";
            await app.UseAsync<InvitationSender, OrganisationAnswer>(s =>
                s.SendAsync(organisation, owner.AccountId, new InvitationDetails(email, role, []), "http://site.test", Cancellation)
            );
            doors[role] = await app.CodeInLastMailAsync(email);
        }

        await SaveAsync(app, organisation, organisation, owner, MemberRole.Planner);

        Assert.Equal(InvitationState.Withdrawn, await StateAsync(MemberRole.Owner));
        Assert.Equal(InvitationState.Open, await StateAsync(MemberRole.Planner));
        var planner = (await app.MembersAsync(organisation)).Single(m => m.Id == owner.Id);
        await SaveAsync(app, organisation, organisation, planner, MemberRole.Member);
        Assert.Equal(InvitationState.Withdrawn, await StateAsync(MemberRole.Member));

        async Task<InvitationState> StateAsync(MemberRole role) =>
            (await app.UseAsync<InvitationReader, InvitationView?>(r => r.FindAsync(doors[role], Cancellation)))!.State;
    }

    [Fact]
    public async Task A_planner_manages_planners_and_members_but_no_owners()
    {
        await using var app = AppHost.OnSqlite();
        var organisation = (await app.AddOrganisationAsync()).Id;
        var owner = await app.OwnerOfAsync(organisation);
        var planner = await app.AddMemberAsync(organisation, "Paul Petit", MemberRole.Planner);
        var member = await app.AddMemberAsync(organisation, "Anne Martin");
        var service = (await app.ServicesOfAsync(organisation))[0].Id;

        Assert.Equal(OrganisationAnswer.NotAllowed, await SaveAsync(app, organisation, planner.AccountId, owner, MemberRole.Member));
        Assert.Equal(OrganisationAnswer.NotAllowed, await EndAsync(app, organisation, planner.AccountId, owner.Id));
        Assert.Equal(OrganisationAnswer.NotAllowed, await SaveAsync(app, organisation, planner.AccountId, member, MemberRole.Owner));
        Assert.Equal(OrganisationAnswer.NotAllowed, await SaveAsync(app, organisation, member.AccountId, member, MemberRole.Planner));
        Assert.Equal(OrganisationAnswer.NotAllowed, await EndAsync(app, organisation, member.AccountId, planner.Id));

        Assert.Equal(
            OrganisationAnswer.Done,
            await SaveAsync(app, organisation, planner.AccountId, member, MemberRole.Planner, service, Guid.NewGuid())
        );
        Assert.Equal([service], (await app.MembersAsync(organisation)).Single(m => m.Id == member.Id).ServiceIds);
    }

    [Fact]
    public async Task What_was_changed_elsewhere_is_not_overwritten()
    {
        await using var app = AppHost.OnSqlite();
        var organisation = (await app.AddOrganisationAsync()).Id;
        var member = await app.AddMemberAsync(organisation, "Anne Martin");

        Assert.Equal(OrganisationAnswer.Done, await SaveAsync(app, organisation, organisation, member, MemberRole.Planner));
        Assert.Equal(OrganisationAnswer.ChangedElsewhere, await SaveAsync(app, organisation, organisation, member, MemberRole.Owner));
    }

    [Fact]
    public async Task A_removed_service_leaves_its_members()
    {
        await using var app = AppHost.OnSqlite();
        var organisation = (await app.AddOrganisationAsync()).Id;
        var services = await app.ServicesOfAsync(organisation);
        var member = await app.AddMemberAsync(organisation, "Anne Martin", services: services.Select(s => s.Id));

        var answer = await app.UseAsync<ServiceEditor, OrganisationAnswer>(e =>
            e.RemoveAsync(organisation, organisation, services[0].Id, Cancellation)
        );

        Assert.Equal(OrganisationAnswer.Done, answer);
        Assert.Equal([services[1].Id], (await app.MembersAsync(organisation)).Single(m => m.Id == member.Id).ServiceIds);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Two_who_take_the_last_place_at_once_do_not_pass_the_limit(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database);
        var organisation = (await app.AddOrganisationAsync()).Id;
        await app.WithDataAsync(db =>
        {
            for (var position = 2; position < ServiceEditor.Most - 1; position++)
            {
                db.Add(
                    new OrganisationService
                    {
                        Id = Guid.NewGuid(),
                        OrganisationId = organisation,
                        Position = position,
                        Name = $"Service {position}",
                    }
                );
            }

            return db.SaveChangesAsync();
        });

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 3)
                .Select(n =>
                    Task.Run(() =>
                        app.UseAsync<ServiceEditor, OrganisationAnswer>(e =>
                            e.AddAsync(organisation, organisation, new ServiceDetails(ServiceKind.Own, $"Encore {n}"), Cancellation)
                        )
                    )
                )
        );

        Assert.Equal(2, answers.Count(a => a == OrganisationAnswer.Full));
        Assert.Equal(ServiceEditor.Most, (await app.ServicesOfAsync(organisation)).Count);
    }

    private static Task<OrganisationAnswer> EndAsync(AppHost app, Guid organisation, Guid actor, Guid membership) =>
        app.UseAsync<MemberEditor, OrganisationAnswer>(e => e.EndAsync(organisation, actor, membership, Cancellation));

    private static Task<OrganisationAnswer> SaveAsync(
        AppHost app,
        Guid organisation,
        Guid actor,
        Membership member,
        MemberRole role,
        params Guid[] services
    ) =>
        app.UseAsync<MemberEditor, OrganisationAnswer>(e =>
            e.SaveAsync(organisation, actor, member.Id, role, services, MemberEditor.StampOf(member.Role, member.ServiceIds), Cancellation)
        );
}
