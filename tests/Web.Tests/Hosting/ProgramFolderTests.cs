using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Tests.Hosting;

public sealed class ProgramFolderTests
{
    [Fact]
    public void What_is_published_finds_its_files_beside_itself_wherever_it_is_started()
    {
        using var folder = new TestSupport.TemporaryFolder();
        Assert.Null(ProgramFolder.Options([], folder[""]).ContentRootPath);

        Directory.CreateDirectory(folder["wwwroot"]);

        Assert.Equal(folder[""], ProgramFolder.Options(["seed", "--professionals", "30"], folder[""]).ContentRootPath);
        Assert.Null(ProgramFolder.Options(["--contentRoot", "/srv/site"], folder[""]).ContentRootPath);
        Assert.Null(ProgramFolder.Options(["--contentRoot=/srv/site"], folder[""]).ContentRootPath);
    }
}
