namespace Visavis.Search.Tests.Contract;

public abstract partial class SearchContractTests
{
    [Fact]
    public async Task Pages_follow_each_other_without_repeats_or_holes()
    {
        var documents = SomeDocuments.Many(45, "Notaire").Concat(SomeDocuments.Many(10, "Notaire", SomeDocuments.Villeurbanne)).ToArray();
        await FillAsync(documents);

        var pages = new List<SearchPage>();
        for (var number = 1; number <= 4; number++)
        {
            pages.Add(
                await Index.SearchAsync(
                    new SearchQuery
                    {
                        What = "notaire",
                        Where = "Lyon",
                        Page = number,
                    },
                    Cancellation
                )
            );
        }

        Assert.Equal([20, 20, 15, 0], pages.Select(page => page.Hits.Count));
        Assert.All(pages, page => Assert.Equal(55, page.Total));
        Assert.Equal(documents.Select(document => document.Id).Order(), pages.SelectMany(page => page.Hits).Select(hit => hit.Id).Order());
        Assert.Equal(
            documents.Take(45).Select(document => document.Id).Order(),
            pages.SelectMany(page => page.Hits).Take(45).Select(hit => hit.Id).Order()
        );
    }

    [Fact]
    public async Task What_can_be_paged_to_is_bounded_and_said_so()
    {
        await FillAsync([.. SomeDocuments.Many(SearchQuery.MaxReachable + 5, "Notaire")]);

        var last = await Index.SearchAsync(
            new SearchQuery
            {
                What = "notaire",
                Page = 20,
                PageSize = 50,
            },
            Cancellation
        );
        var beyond = await Index.SearchAsync(
            new SearchQuery
            {
                What = "notaire",
                Page = 21,
                PageSize = 50,
            },
            Cancellation
        );

        Assert.Equal(50, last.Hits.Count);
        Assert.Equal(SearchQuery.MaxReachable, last.Total);
        Assert.True(last.TotalIsCapped);
        Assert.Empty(beyond.Hits);
    }

    [Fact]
    public async Task Changes_are_found_when_they_are_applied_and_twice_is_once()
    {
        var moving = SomeDocuments.Person("Luc Blanc", "Notaire");
        var leaving = SomeDocuments.Person("Anne Petit", "Notaire");
        await FillAsync(moving, leaving);
        var moved = moving with { Name = "Luc Noir", Profession = "Avocat", ProfessionCode = null };
        var arriving = SomeDocuments.Person("Zoé Roy", "Avocate");
        var changes = new SearchChanges
        {
            Upserts = [moved, arriving],
            Deletes = [leaving.Id, Guid.NewGuid().ToString()],
            Checkpoint = "second",
        };

        await Indexer.ApplyAsync(changes, Cancellation);
        await Indexer.ApplyAsync(changes, Cancellation);

        Assert.Empty(await FindAsync("notaire"));
        Assert.Empty(await FindAsync("blanc"));
        // Who comes first of the two is drawn each day.
        Assert.Equivalent(new[] { moved.Id, arriving.Id }, await FindAsync("avocat"), strict: true);
        Assert.Equal(2, (await Index.SearchAsync(new SearchQuery(), Cancellation)).Total);
        Assert.Equal("second", await Indexer.GetCheckpointAsync(Cancellation));
    }

    [Fact]
    public async Task Without_an_index_searches_find_nobody_and_there_is_no_checkpoint()
    {
        var page = await Index.SearchAsync(new SearchQuery { What = "notaire", Where = "Lyon" }, Cancellation);

        Assert.Empty(page.Hits);
        Assert.Equal("Lyon", page.Place?.Name);
        Assert.Null(await Indexer.GetCheckpointAsync(Cancellation));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Indexer.ApplyAsync(new SearchChanges { Checkpoint = "x" }, Cancellation));
    }

    [Fact]
    public async Task The_old_index_answers_until_the_new_one_is_complete()
    {
        var old = SomeDocuments.Person("Luc Blanc", "Notaire");
        await FillAsync(old);
        var reached = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        async IAsyncEnumerable<ProfessionalDocument> Slowly()
        {
            yield return SomeDocuments.Person("Anne Petit", "Notaire");
            reached.SetResult();
            await goOn.Task;
        }

        var rebuild = Task.Run(() => Indexer.RebuildAsync(Slowly(), "new", cancellationToken: Cancellation), Cancellation);
        await reached.Task;
        Assert.Equal([old.Id], await FindAsync("notaire"));
        Assert.Equal("full", await Indexer.GetCheckpointAsync(Cancellation));
        goOn.SetResult();
        await rebuild;

        Assert.Single(await FindAsync("petit"));
        Assert.Empty(await FindAsync("blanc"));
        Assert.Equal("new", await Indexer.GetCheckpointAsync(Cancellation));
    }

    [Fact]
    public async Task A_rebuild_that_fails_changes_nothing()
    {
        var old = SomeDocuments.Person("Luc Blanc", "Notaire");
        await FillAsync(old);
        static async IAsyncEnumerable<ProfessionalDocument> Failing()
        {
            yield return SomeDocuments.Person("Anne Petit", "Notaire");
            await Task.Yield();
            throw new IOException("The database went away.");
        }

        await Assert.ThrowsAsync<IOException>(() => Indexer.RebuildAsync(Failing(), "new", cancellationToken: Cancellation));

        Assert.Equal([old.Id], await FindAsync("notaire"));
        Assert.Equal("full", await Indexer.GetCheckpointAsync(Cancellation));
    }

    [Fact]
    public async Task Searches_go_on_while_changes_and_rebuilds_happen()
    {
        var documents = SomeDocuments.Many(200, "Notaire").ToArray();
        await FillAsync(documents);
        using var done = new CancellationTokenSource();
        var searches = Enumerable
            .Range(0, 4)
            .Select(_ =>
                Task.Run(
                    async () =>
                    {
                        while (!done.IsCancellationRequested)
                        {
                            Assert.Equal(200, (await Index.SearchAsync(new SearchQuery { What = "notaire" }, Cancellation)).Total);
                        }
                    },
                    Cancellation
                )
            )
            .ToList();

        for (var round = 0; round < 5; round++)
        {
            await Indexer.ApplyAsync(new SearchChanges { Upserts = documents, Checkpoint = $"{round}" }, Cancellation);
            await FillAsync(documents);
        }

        await done.CancelAsync();
        await Task.WhenAll(searches);
    }
}
