using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Replacements.Hours;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Tests.Organisations;
using Visavis.Web.Tests.Pages;

namespace Visavis.Web.Tests.Replacements;

/// <summary>Who may approve hours is a role, in the service and in an organisation that is its client.</summary>
public sealed class RoleTests
{
    [Fact]
    public async Task Who_approves_hours_reads_the_requests_and_changes_nothing_else_in_the_service_and_at_the_client()
    {
        await using var app = AppHost.OnSqlite(clock: new SetClock(ReplacementSite.Now));
        var address = app.StartOnPort();
        var site = await ReplacementSite.AddAsync(app);
        var awa = await site.AddSubstituteAsync(app, "Awa Sarr");
        var client = (await app.AddOrganisationAsync("Crèches du lac")).Id;
        await app.WithDataAsync(db => db.Set<ClientFile>().ExecuteUpdateAsync(set => set.SetProperty(f => f.AccountId, client)));
        var details = new ReplacementDetails(site.Site, site.Function, null, null, false, false, [], null);
        var request = await app.UseAsync<ReplacementEditor, ReplacementRequest>(e =>
            e.DraftAsync(site.ClientSide, client, site.File.Id, details, default)
        );
        var block = new Block(ReplacementSite.FirstDay, 8 * 60, 16 * 60, 30);
        await app.UseAsync<ReplacementEditor, ReplacementAnswer>(e => e.AddBlocksAsync(client, request.Id, [block], default));
        var page = $"/replacements/{request.Id}";
        foreach (var organisation in new[] { site.Organisation, client })
        {
            var approver = await app.AddMemberAsync(organisation, "Aline", MemberRole.Approver);
            var member = await app.AddMemberAsync(organisation, "Mina");
            var line = await AddLineAsync();
            using var reads = await SignedInAsync(approver.AccountId);
            using var nobody = await SignedInAsync(member.AccountId);

            Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync(page)).StatusCode);
            var document = await DirectorySite.OpenAsync(reads, page);
            Assert.Empty(document.QuerySelectorAll("#request form[method=post], #schedule form, #copy"));
            Assert.Empty((await DirectorySite.OpenAsync(reads, "/replacements")).QuerySelectorAll("a[href^='/replacements/new']"));
            foreach (var handler in new[] { "Submit", "Cancel", "Copy", "Repeat" })
            {
                var refused = await reads.PostFormAsync($"{page}?handler={handler}", "/replacements/hours", ("CopyFrom", "2026-12-07"));
                Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
            }

            Assert.Equal(HttpStatusCode.NotFound, (await ApproveAsync(nobody, line)).StatusCode);
            Assert.Equal(HttpStatusCode.Found, (await ApproveAsync(reads, line)).StatusCode);
            var approved = await app.WithDataAsync(db => db.Set<TimeSheetLine>().AsNoTracking().SingleAsync(l => l.Id == line));
            Assert.Equal(approver.AccountId, approved.ApprovedById);
        }

        Assert.Equal(
            ReplacementState.Draft,
            await app.WithDataAsync(db => db.Set<ReplacementRequest>().Select(r => r.State).SingleAsync())
        );

        async Task<PersonClient> SignedInAsync(Guid id)
        {
            var person = new PersonClient(address);
            await person.SignInAsDemoAsync(id);
            return person;
        }

        async Task<Guid> AddLineAsync()
        {
            var line = new TimeSheetLine { Id = Guid.NewGuid(), WorkedMinutes = 450 };
            await app.WithDataAsync(async db =>
            {
                await db.Set<TimeSheet>().ExecuteDeleteAsync();
                db.Add(
                    new TimeSheet
                    {
                        Id = Guid.NewGuid(),
                        RequestId = request.Id,
                        SubstituteId = awa.Id,
                        SubmittedAt = ReplacementSite.Now,
                        Lines = { line },
                    }
                );
                return await db.SaveChangesAsync();
            });
            return line.Id;
        }

        static Task<HttpResponseMessage> ApproveAsync(PersonClient person, Guid line) =>
            person.PostFormAsync("/replacements/hours?handler=One", "/legal/terms", ("Line", $"{line}"), ("Meal", "false"));
    }
}
