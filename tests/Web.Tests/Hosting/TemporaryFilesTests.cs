using System.Diagnostics;
using Visavis.TestSupport;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Tests.Hosting;

public sealed class TemporaryFilesTests
{
    [Fact]
    public async Task What_a_killed_process_left_is_gone_at_the_next_start_and_what_a_living_one_works_on_stays()
    {
        using var folder = new Visavis.TestSupport.TemporaryFolder();
        using var other = Process.Start(new ProcessStartInfo("sleep", "600"))!;
        var theirs = Path.Combine(folder.FullPath, "tmp", $"{other.Id}-{other.StartTime.Ticks}");
        Directory.CreateDirectory(Path.Combine(theirs, "media-1"));
        await File.WriteAllTextAsync(Path.Combine(theirs, "media-1", "original"), "photo", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder.FullPath, "tmp", "export-1"), "all", TestContext.Current.CancellationToken);

        var first = DataFolder.PrepareTemporary(folder.FullPath);
        Assert.True(File.Exists(Path.Combine(theirs, "media-1", "original")));
        Assert.False(File.Exists(Path.Combine(folder.FullPath, "tmp", "export-1")));
        other.Kill();
        await other.WaitForExitAsync(TestContext.Current.CancellationToken);
        var again = DataFolder.PrepareTemporary(folder.FullPath);

        Assert.False(Directory.Exists(theirs));
        Assert.Equal(first, again);
        Assert.True(Directory.Exists(again));
    }
}
