using Visavis.TestSupport;

namespace Visavis.Web.Tests.Architecture;

public sealed class FileSizeTests
{
    [Theory]
    [InlineData("*.cs", 400)]
    [InlineData("*.cshtml", 300)]
    [InlineData("*.js", 300)]
    [InlineData("*.css", 300)]
    public void No_file_outgrows_its_room(string pattern, int limit)
    {
        var tooLong = OwnFiles(pattern)
            .Select(file => (Name: Path.GetRelativePath(RepositoryPaths.Root, file), Lines: File.ReadLines(file).Count()))
            .Where(file => file.Lines > limit)
            .Select(file => $"{file.Name}: {file.Lines}");

        Assert.Empty(tooLong);
    }

    [Fact]
    public void Pages_hold_no_inline_script_style_or_handler()
    {
        var inline = OwnFiles("*.cshtml")
            .Where(file =>
                System.Text.RegularExpressions.Regex.IsMatch(
                    File.ReadAllText(file),
                    """<script>|<style|\sstyle="|\son(click|load|change|submit|input)=|Html\.Raw""",
                    System.Text.RegularExpressions.RegexOptions.ExplicitCapture,
                    TimeSpan.FromSeconds(1)
                )
            )
            .Select(file => Path.GetRelativePath(RepositoryPaths.Root, file));

        Assert.Empty(inline);
    }

    private static IEnumerable<string> OwnFiles(string pattern) =>
        new[] { "src", "wwwroot", "tests", "bench" }
            .Select(folder => Path.Combine(RepositoryPaths.Root, folder))
            .SelectMany(folder => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories))
            .Where(file =>
                !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or "lib" or "Migrations")
            );
}
