using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Messages;

namespace Visavis.Web.Tests.Messages;

/// <summary>A search reads so many messages at a time, whatever their number is, and goes on where it stopped.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class InboxSearchTests
{
    private const int AtOnce = 7;

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Both;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Going_on_until_the_end_finds_each_message_once_and_nothing_that_was_removed(DatabaseProvider provider)
    {
        await using var site = await MessagesSite.OpenAsync(provider, null, ("Messages:PerMinute", "1000"));
        var expected = new HashSet<(Guid, int)>();
        var conversations = new List<Guid>();
        foreach (var length in (int[])[5, 3, 19, 1])
        {
            var peer = (await site.App.AddProfessionalAsync()).Id;
            for (var number = 1; number <= length; number++)
            {
                var hasWord = number % 3 == 1;
                var sent = await site.SendAsync(site.Paul, peer, hasWord ? "Le ROBINÉT d’arrêt" : "Bonjour");
                Assert.Null(sent.Problem);
                if (hasWord)
                {
                    expected.Add((sent.ConversationId, sent.Sequence));
                }

                conversations.Add(sent.ConversationId);
            }
        }

        var longest = conversations.GroupBy(id => id).MaxBy(group => group.Count())!.Key;
        var oldest = conversations[0];
        await site.AsAsync<ThreadActions, int>(async actions =>
        {
            await actions.HideAsync(SideOf(longest), 4, Token);
            await actions.HideAllAsync(SideOf(oldest, last: 5), 5, Token);
            return 0;
        });
        await site.SendAsync(site.Paul, await PeerOfAsync(oldest), "Un robinet neuf");
        expected.Remove((longest, 4));
        expected.RemoveWhere(place => place.Item1 == oldest);
        expected.Add((oldest, 6));

        var (found, steps, from) = (new List<(Guid, int)>(), 0, (SearchPlace?)null);
        do
        {
            var step = await site.AsAsync<InboxSearch, InboxFindings>(search =>
                search.FindAsync(site.Paul, "robinet", from, AtOnce, Token)
            );
            found.AddRange(step.Lines.Select(line => (line.ConversationId, line.Found!.Value)));
            from = SearchPlace.Read(step.Further?.ToString());
            Assert.True(++steps < 10);
        } while (from is not null);

        Assert.Equal(expected.Order(), found.Order());
        Assert.Equal(4, steps);
        var all = await site.AsAsync<InboxSearch, InboxFindings>(search => search.FindAsync(site.Paul, "robinet", null, Token));
        Assert.Equal((expected.Count, (SearchPlace?)null), (all.Lines.Count, all.Further));
        // Nobody goes on in another's messages.
        var others = await site.AsAsync<InboxSearch, InboxFindings>(search =>
            search.FindAsync(site.Anne, "robinet", new SearchPlace(longest, 20), Token)
        );
        Assert.Empty(others.Lines);

        ConversationSide SideOf(Guid id, int last = 0) =>
            new()
            {
                AccountId = site.Paul,
                ConversationId = id,
                LastSequence = last,
            };

        Task<Guid> PeerOfAsync(Guid id) =>
            site.App.WithDataAsync(db =>
                Task.FromResult(db.Set<ConversationSide>().Single(s => s.ConversationId == id && s.AccountId == site.Paul).PeerId)
            );
    }

    [Fact]
    public void A_step_reads_no_more_than_its_share_and_the_next_begins_with_what_follows()
    {
        var random = new Random(2026);
        for (var round = 0; round < 500; round++)
        {
            var sides = Enumerable.Range(0, random.Next(1, 8)).Select(_ => Side(random.Next(1, 20), random.Next(0, 6))).ToList();
            var (read, from, most) = (new List<(Guid, int)>(), (SearchPlace?)null, random.Next(1, 15));
            do
            {
                var begins = from;
                var rest = sides.SkipWhile(s => begins is { } place && s.Side.ConversationId != place.ConversationId);
                (var spans, from) = InboxSearch.Spans(rest, begins, most);
                var step = spans.SelectMany(s => Enumerable.Range(s.Above + 1, s.Before - s.Above - 1).Select(n => (s.ConversationId, n)));
                Assert.True(step.Count() <= most);
                Assert.True(spans.Count(s => !s.IsWhole) <= 2);
                read.AddRange(step);
            } while (from is not null);

            var everything = sides.SelectMany(s =>
                Enumerable.Range(1, s.Side.LastSequence).Where(n => n > s.Side.HiddenUpTo).Select(n => (s.Side.ConversationId, n))
            );
            Assert.Equal(everything.Order(), read.Order());
        }

        static InboxSearch.NamedSide Side(int last, int hidden) =>
            new(
                new ConversationSide
                {
                    ConversationId = Guid.NewGuid(),
                    LastSequence = last,
                    HiddenUpTo = hidden,
                },
                ""
            );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("x.5")]
    [InlineData("0123456789abcdef0123456789abcdef.-1")]
    [InlineData("0123456789abcdef0123456789abcdef.99999999999")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    public void A_place_that_no_search_wrote_is_none(string? text) => Assert.Null(SearchPlace.Read(text));
}
