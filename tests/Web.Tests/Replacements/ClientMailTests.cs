using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Agreements;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Replacements;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Tests.Bookings;
using Visavis.Web.Tests.Organisations;

namespace Visavis.Web.Tests.Replacements;

/// <summary>The client of an organisation reads in its mails whom to turn to; the contacts themselves need not, and who left hears nothing.</summary>
public sealed class ClientMailTests
{
    private const string Contact = "Votre contact chez Relais Petite enfance\u00a0: Pauline, 04 78 12 34 56.";

    [Fact]
    public async Task Mails_of_replacements_and_agreements_name_the_clients_contact()
    {
        await using var app = AppHost.OnSqlite(
            "Development",
            clock: new FakeTimeProvider(ReplacementSite.Now),
            services: services => services.Remove(services.Single(s => !s.IsKeyedService && s.ImplementationType == typeof(MailWorker)))
        );
        var site = await ReplacementSite.AddAsync(app);
        var planner = (await app.AddMemberAsync(site.Organisation, "Pauline", MemberRole.Planner)).AccountId;
        var gone = (await app.AddMemberAsync(site.Organisation, "Gaston", MemberRole.Planner)).AccountId;
        var asked = new ClientCase
        {
            Id = Guid.NewGuid(),
            OrganisationId = site.Organisation,
            ClientId = site.Client,
            Needs = "Ménage",
            CreatedAt = ReplacementSite.Now,
        };
        await app.WithDataAsync(async db =>
        {
            foreach (var (id, name) in new[] { (site.Client, "lilas"), (planner, "pauline"), (gone, "gaston") })
            {
                BookingSite.Mailed(name)(await db.Users.SingleAsync(a => a.Id == id));
            }

            (await db.Memberships.SingleAsync(m => m.AccountId == gone)).LeftAt = ReplacementSite.Now;
            db.AddRange(
                asked,
                new ClientContact { FileId = site.File.Id, AccountId = planner },
                new ClientContact
                {
                    FileId = site.File.Id,
                    AccountId = gone,
                    Position = 1,
                },
                new StaffContact
                {
                    OrganisationId = site.Organisation,
                    AccountId = planner,
                    Telephone = "+33478123456",
                }
            );
            return await db.SaveChangesAsync();
        });
        var request = await site.AskAsync(app);

        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<VisavisDbContext>();
            await scope
                .ServiceProvider.GetRequiredService<ReplacementNotices>()
                .FilledAsync(await db.Set<ReplacementRequest>().Include(r => r.Days).SingleAsync(r => r.Id == request), default);
            await db.SaveChangesAsync();
        }

        await app.UseAsync<CaseDesk, CaseAnswer>(desk =>
            desk.ProposeAsync(
                planner,
                asked.Id,
                new Proposal("Ménage le mardi", [planner], new DateOnly(2026, 12, 1), NoHireUntil: null),
                default
            )
        );

        Assert.Contains(Contact, Assert.Single(await ReadAsync(ReplacementKinds.Filled, site.Client)));
        Assert.Contains(Contact, Assert.Single(await ReadAsync(AgreementKinds.Changed, site.Client)));
        Assert.DoesNotContain(Contact, Assert.Single(await ReadAsync(ReplacementKinds.Filled, planner)));
        Assert.Empty(await ReadAsync(ReplacementKinds.Filled, gone));

        async Task<IReadOnlyList<IReadOnlyList<string>>> ReadAsync(string kind, Guid account)
        {
            var mails = await app.WithDataAsync(db =>
                db.Mails.AsNoTracking().Where(m => m.Kind == kind && m.AccountId == account && m.ReplacedAt == null).ToListAsync()
            );
            return mails.ConvertAll(mail => app.Services.GetRequiredService<MailWriter>().Read(mail).Paragraphs);
        }
    }
}
