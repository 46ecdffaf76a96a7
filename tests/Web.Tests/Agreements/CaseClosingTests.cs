using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Agreements;
using Visavis.Web.Notifications;
using Visavis.Web.Organisations;
using Visavis.Web.Tests.Organisations;

namespace Visavis.Web.Tests.Agreements;

/// <summary>Either side ends a case, and the other hears of it.</summary>
public sealed class CaseClosingTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(true, "Claire Client a clos sa demande")]
    [InlineData(false, "Bien chez soi a clos votre demande")]
    public async Task The_other_side_is_told_once_and_nothing_is_accepted_any_more(bool byClient, string title)
    {
        await using var app = AppHost.OnSqlite();
        var organisation = await app.AddOrganisationAsync("Bien chez soi");
        var planner = (await app.AddMemberAsync(organisation.Id, "Pauline Plan", MemberRole.Planner)).AccountId;
        var carer = (await app.AddMemberAsync(organisation.Id, "Karim Soin")).AccountId;
        var client = (await app.AddAccountAsync("Claire Client")).Id;
        var (_, id) = await app.UseAsync<CaseDesk, (CaseAnswer, Guid)>(d =>
            d.AskAsync(client, organisation.Id, "Aide au repas", isUrgent: false, atHome: true, None)
        );
        var proposal = new Proposal("Le midi", [carer], new DateOnly(2027, 1, 4), NoHireUntil: null);
        Assert.Equal(CaseAnswer.Done, await app.UseAsync<CaseDesk, CaseAnswer>(d => d.ProposeAsync(planner, id, proposal, None)));
        var hash = await app.WithDataAsync(db => db.Set<AgreementVersion>().Select(v => v.TextHash).SingleAsync());
        var (by, told) = byClient ? (client, planner) : (planner, client);
        Assert.DoesNotContain(title, await TitlesAsync(app, told));

        Assert.Equal(CaseAnswer.Done, await app.UseAsync<CaseDesk, CaseAnswer>(d => d.CloseAsync(by, id, None)));
        Assert.Equal(CaseAnswer.Over, await app.UseAsync<CaseDesk, CaseAnswer>(d => d.CloseAsync(told, id, None)));

        Assert.Contains(title, await TitlesAsync(app, told));
        Assert.DoesNotContain(title, await TitlesAsync(app, by));
        Assert.Equal(CaseAnswer.Over, await app.UseAsync<CaseDesk, CaseAnswer>(d => d.AcceptAsync(client, id, hash, None)));
    }

    private static Task<List<string>> TitlesAsync(AppHost app, Guid account) =>
        app.WithDataAsync(db => db.Set<Notice>().Where(n => n.AccountId == account).Select(n => n.Title).ToListAsync());
}
