using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media;
using Visavis.Web.Media.Inspection;
using Visavis.Web.Media.Uploads;

namespace Visavis.Web.Tests.Media;

public sealed class UploadAfterErasureTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_file_that_was_on_the_way_when_its_account_was_erased_is_refused_in_words(DatabaseProvider provider)
    {
        await using var site = await MediaSite.StartAsync(provider);
        var quota = site.Service<MediaQuota>();

        var refused = await Assert.ThrowsAsync<UploadRefusedException>(() =>
            quota.SaveAsync(
                Guid.NewGuid(),
                new MediaUsage(10, 1, 0),
                (db, _) =>
                {
                    db.Add(new Photo { Id = Guid.NewGuid(), ProfessionalId = Guid.NewGuid() });
                    return Task.CompletedTask;
                },
                TestContext.Current.CancellationToken
            )
        );

        Assert.Equal(UploadProblem.AccountGone, refused.Problem);
        Assert.Empty(await site.App.WithDataAsync(db => db.Photos.ToListAsync()));
        Assert.Equal(410, site.Service<UploadSentences>().Of(refused)!.Status);
    }
}
