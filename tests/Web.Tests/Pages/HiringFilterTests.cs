using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Background.Outbox;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Pages;

public sealed class HiringFilterTests(FilledSite site) : IClassFixture<FilledSite>, IAsyncLifetime
{
    private const string Plumbers = "/professionals?what=plombier&where=Lyon";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var app = site.Site.App;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<VisavisDbContext>();
            if (await db.Set<Recruitment>().AnyAsync(Cancellation))
            {
                return;
            }

            var plumbers = await db
                .Professionals.Include(p => p.JobSearch)
                .Where(p => p.ProfessionLabel.StartsWith("Plomb"))
                .OrderBy(p => p.ReferenceCode)
                .ToListAsync(Cancellation);
            var seekers = plumbers.FindAll(p => p.Category == AccountCategory.JobSeeker);
            seekers[0].JobSearch = new JobSearch { ExperienceYears = 12, MobilityKm = JobSearch.Anywhere };
            seekers[1].JobSearch = new JobSearch { ExperienceYears = 3, AvailableFrom = new DateOnly(2999, 1, 1) };
            db.Add(
                new Recruitment
                {
                    ProfessionalId = plumbers.Find(p => p.Category == AccountCategory.Company)!.Id,
                    Trades = ["Chauffagiste", "Apprenti plombier"],
                }
            );
            await db.SaveChangesAsync(Cancellation);
        }

        var delivery = new OutboxDelivery(
            app.Services.GetRequiredService<OutboxLog>(),
            app.Services.GetRequiredService<SearchProjection>(),
            batchSize: 100,
            TimeProvider.System
        );
        while (await delivery.StepAsync(Cancellation)) { }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Recruiters_narrow_job_seekers_by_experience_start_and_mobility()
    {
        var page = await site.OpenAsync(Plumbers + "&category=job-seeker");

        Assert.Equal(1, CountOf(page, "experience-10-and-more"));
        Assert.Equal(1, CountOf(page, "experience-2-to-4"));
        Assert.Null(page.GetElementById("experience-under-2"));
        Assert.Equal(CountOf(page, "category-job-seeker") - 1, CountOf(page, "start-now"));
        Assert.Equal(1, CountOf(page, "mobility-anywhere"));

        var narrowed = await site.OpenAsync(Plumbers + "&category=job-seeker&experience=10-and-more&mobility=100&start=now");

        Assert.Single(narrowed.QuerySelectorAll(".person-card"));
        Assert.Contains(
            narrowed.QuerySelectorAll(".chip"),
            chip => chip.TextContent.Contains("10 ans d’expérience et plus", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Job_seekers_find_who_recruits_and_which_trades()
    {
        var page = await site.OpenAsync("/professionals");

        Assert.Equal(1, CountOf(page, "recruits-1"));
        Assert.Null(page.GetElementById("trade-Chauffagiste"));

        var recruiting = await site.OpenAsync("/professionals?recruits=1");

        Assert.Single(recruiting.QuerySelectorAll(".person-card"));
        Assert.Equal(1, CountOf(recruiting, "trade-Chauffagiste"));
        Assert.Single((await site.OpenAsync("/professionals?recruits=1&trade=Chauffagiste")).QuerySelectorAll(".person-card"));
        Assert.Empty((await site.OpenAsync("/professionals?trade=Astronaute")).QuerySelectorAll(".person-card"));
    }

    private static int CountOf(IDocument page, string id) =>
        int.Parse(
            new string([.. page.QuerySelector($"label[for='{id}'] .filter-count")!.TextContent.Where(char.IsAsciiDigit)]),
            System.Globalization.CultureInfo.InvariantCulture
        );
}
