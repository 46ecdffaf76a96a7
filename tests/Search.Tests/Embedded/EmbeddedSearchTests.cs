using Visavis.Search.Embedded;
using Visavis.Search.Tests.Contract;
using Visavis.TestSupport;

namespace Visavis.Search.Tests.Embedded;

public sealed class EmbeddedSearchTests : SearchContractTests, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly EmbeddedSearch search;

    public EmbeddedSearchTests() => search = NewSearch();

    protected override ISearchIndex Index => search;

    protected override ISearchIndexer Indexer => search;

    [Fact]
    public async Task The_index_is_there_again_after_a_restart()
    {
        var person = SomeDocuments.Person("Luc Blanc", "Notaire");
        await FillAsync(person);

        using var restarted = NewSearch();

        Assert.Equal("full", await restarted.GetCheckpointAsync(Cancellation));
        Assert.Single((await restarted.SearchAsync(new SearchQuery { What = "notaire" }, Cancellation)).Hits);
    }

    [Fact]
    public async Task A_name_given_up_is_nowhere_in_the_files()
    {
        var person = SomeDocuments.Person("Quetzalcoatl Blanc", "Notaire");
        await FillAsync(person);
        var changes = new SearchChanges
        {
            Upserts = [person with { Name = "Luc Blanc" }],
            Deletes = [],
            Checkpoint = "2",
        };
        await Indexer.ApplyAsync(changes, Cancellation);

        var files = Directory.GetFiles(folder.FullPath, "*", SearchOption.AllDirectories);

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.DoesNotContain("quetzal", ReadShared(file), StringComparison.OrdinalIgnoreCase));
        Assert.Single((await Index.SearchAsync(new SearchQuery { What = "luc blanc" }, Cancellation)).Hits);
    }

    private static string ReadShared(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }

    [Fact]
    public async Task An_index_rebuilt_by_another_process_is_followed()
    {
        await FillAsync(SomeDocuments.Person("Luc Blanc", "Notaire"));
        using var other = NewSearch();
        await other.RebuildAsync(
            SomeDocuments.Stream([SomeDocuments.Person("Anne Petit", "Avocate")]),
            "other",
            cancellationToken: Cancellation
        );

        Assert.Equal("other", await search.GetCheckpointAsync(Cancellation));
        Assert.Single(await FindAsync("avocate"));
        Assert.Empty(await FindAsync("notaire"));
        Assert.Single(Directory.GetFiles(folder.FullPath, "*.db"));
    }

    [Theory]
    [InlineData("not a database at all, but long enough to have a header of its own …………………………………………………………")]
    [InlineData("")]
    public async Task A_damaged_file_counts_as_none_and_can_be_rebuilt(string content)
    {
        await FillAsync(SomeDocuments.Person("Luc Blanc", "Notaire"));
        search.Dispose();
        var file = Assert.Single(Directory.GetFiles(folder.FullPath, "*.db"));
        await File.WriteAllTextAsync(file, content, Cancellation);

        using var restarted = NewSearch();

        Assert.Null(await restarted.GetCheckpointAsync(Cancellation));
        Assert.Empty((await restarted.SearchAsync(new SearchQuery { What = "notaire" }, Cancellation)).Hits);
        await restarted.RebuildAsync(
            SomeDocuments.Stream([SomeDocuments.Person("Anne Petit", "Avocate")]),
            "new",
            cancellationToken: Cancellation
        );
        Assert.Equal("new", await restarted.GetCheckpointAsync(Cancellation));
    }

    [Fact]
    public async Task A_rebuild_cut_off_leaves_no_file_that_is_taken_for_an_index()
    {
        await FillAsync(SomeDocuments.Person("Luc Blanc", "Notaire"));
        await File.WriteAllTextAsync(folder["search-00ff.building"], "half a database", Cancellation);

        using var restarted = NewSearch();

        Assert.Equal("full", await restarted.GetCheckpointAsync(Cancellation));
    }

    public void Dispose()
    {
        search.Dispose();
        folder.Dispose();
    }

    private EmbeddedSearch NewSearch() => new(new SearchOptions { Folder = folder.FullPath }, TimeProvider.System);
}
