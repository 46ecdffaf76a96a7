using Visavis.TestSupport;
using Visavis.TestSupport.Hosting;

namespace Visavis.Web.Tests.Data;

public sealed class OpenDatabaseTests
{
    [Fact]
    public async Task A_site_that_stopped_leaves_no_journal_beside_its_database()
    {
        using var folder = new TemporaryFolder();
        await using (var app = AppHost.OnFolder(folder.FullPath))
        {
            using var visitor = app.CreateClient();
            await visitor.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.True(File.Exists(folder["visavis.db-wal"]));
        }

        Assert.True(File.Exists(folder["visavis.db"]));
        Assert.False(File.Exists(folder["visavis.db-wal"]));
    }
}
