using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Trust;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Tests.Trust;

/// <summary>Reports go when their term is over, with what was told by whom; open ones stay however old.</summary>
public sealed class TrustRetentionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_closed_report_goes_with_its_reporter_at_the_end_of_its_term_and_an_open_one_stays()
    {
        await using var site = await TrustSite.StartAsync();
        var now = site.Clock.GetUtcNow();
        await site.App.WithDataAsync(db =>
        {
            foreach (
                var (number, closed) in new[]
                {
                    ("S-AAAAAAAA", (DateTimeOffset?)now),
                    ("S-BBBBBBBB", now.AddDays(10)),
                    ("S-CCCCCCCC", null),
                }
            )
            {
                var report = new Report
                {
                    Id = Guid.NewGuid(),
                    Number = number,
                    SecretHash = number,
                    SubjectName = "Jean",
                    Story = "Une histoire",
                    ReceivedAt = now.AddDays(-1),
                    ClosedAt = closed,
                    Version = Guid.NewGuid(),
                };
                report.Evidence.Add(
                    new ReportEvidence
                    {
                        Id = Guid.NewGuid(),
                        Source = EvidenceSource.Said,
                        Words = "Des paroles",
                    }
                );
                db.AddRange(
                    report,
                    new ReportContact
                    {
                        ReportId = report.Id,
                        Email = "victime@exemple.fr",
                        Language = "fr",
                    }
                );
            }

            return db.SaveChangesAsync(Cancellation);
        });

        site.Clock.Advance(now.AddMonths(new TrustOptions().KeepMonths).AddDays(5) - now);
        await site.Service<TrustRetention>().SweepAsync(Cancellation);

        Assert.Equal(
            ["S-BBBBBBBB", "S-CCCCCCCC"],
            await site.App.WithDataAsync(db => db.Set<Report>().OrderBy(r => r.Number).Select(r => r.Number).ToListAsync(Cancellation))
        );
        Assert.Equal(2, await site.App.WithDataAsync(db => db.Set<ReportContact>().CountAsync(Cancellation)));
        Assert.Equal(2, await site.App.WithDataAsync(db => db.Set<ReportEvidence>().CountAsync(Cancellation)));
    }
}
