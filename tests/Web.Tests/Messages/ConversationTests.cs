using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.Web.Blocking;
using Visavis.Web.Calls;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Messages;
using Visavis.Web.Notifications;

namespace Visavis.Web.Tests.Messages;

[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class ConversationTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Both;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Messages_of_both_sent_twice_and_all_at_once_are_numbered_without_gaps_and_kept_once(DatabaseProvider provider)
    {
        await using var site = await MessagesSite.OpenAsync(provider, null, ("Messages:PerMinute", "1000"));
        await site.SendAsync(site.Paul, site.Anne, "Bonjour");
        var drafts = Enumerable
            .Range(0, 12)
            .Select(n => (From: n % 2 == 0 ? site.Paul : site.Anne, To: n % 2 == 0 ? site.Anne : site.Paul, Id: MessagesSite.NewId()))
            .ToList();

        var outcomes = await Task.WhenAll(
            drafts.Concat(drafts).Select(d => Task.Run(() => site.SendAsync(d.From, d.To, $"Message {d.Id}", d.Id)))
        );

        Assert.All(outcomes, outcome => Assert.Null(outcome.Problem));
        Assert.Equal(12, outcomes.Count(outcome => outcome.IsNew));
        var kept = await site.App.WithDataAsync(db =>
            db.Set<ConversationMessage>().OrderBy(m => m.Sequence).Select(m => m.Sequence).ToListAsync(Cancellation)
        );
        Assert.Equal(Enumerable.Range(1, 13), kept);
        Assert.Equal(13, (await site.SideAsync(site.Anne)).LastSequence);
        Assert.Equal(1, await site.App.WithDataAsync(db => db.Set<Conversation>().CountAsync(Cancellation)));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Two_people_who_begin_at_once_get_one_conversation(DatabaseProvider provider)
    {
        await using var site = await MessagesSite.OpenAsync(provider);
        await site.App.WithDataAsync(db =>
        {
            db.Add(CallBetween(site.Anne, site.Paul));
            return db.SaveChangesAsync(Cancellation);
        });

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(n =>
                    Task.Run(() => n % 2 == 0 ? site.SendAsync(site.Paul, site.Anne, $"{n}") : site.SendAsync(site.Anne, site.Paul, $"{n}"))
                )
        );

        Assert.Single(outcomes.Select(outcome => outcome.ConversationId).Distinct());
        Assert.Equal(Enumerable.Range(1, 6), outcomes.Select(outcome => outcome.Sequence).Order());
    }

    [Fact]
    public async Task The_same_id_with_other_words_is_refused_and_the_first_ones_stay()
    {
        await using var site = await MessagesSite.OpenAsync();
        var id = MessagesSite.NewId();
        var first = await site.SendAsync(site.Paul, site.Anne, "Le premier", id);

        Assert.Equal(SendProblem.OtherBody, (await site.SendAsync(site.Paul, site.Anne, "Un autre", id)).Problem);
        Assert.Equal(first with { IsNew = false }, await site.SendAsync(site.Paul, site.Anne, "Le premier", id));
        Assert.Equal(SendProblem.BadId, (await site.SendAsync(site.Paul, site.Anne, "x", "not-an-id")).Problem);
        Assert.Equal("Le premier", await site.App.WithDataAsync(db => db.Set<ConversationMessage>().Select(m => m.Text).SingleAsync()));
    }

    [Fact]
    public async Task One_writes_to_people_of_the_directory_to_whom_one_met_and_to_nobody_else()
    {
        await using var site = await MessagesSite.OpenAsync();
        var other = (await site.App.AddAccountAsync("Lise Roy")).Id;

        Assert.Equal(SendProblem.Absent, (await site.SendAsync(site.Anne, site.Paul, "Bonjour")).Problem);
        Assert.Equal(SendProblem.Absent, (await site.SendAsync(site.Paul, other, "Bonjour")).Problem);
        Assert.Equal(SendProblem.Absent, (await site.SendAsync(site.Anne, site.Anne, "Bonjour")).Problem);
        Assert.Equal(SendProblem.Absent, (await site.SendAsync(site.Paul, Guid.NewGuid(), "Bonjour")).Problem);
        await site.App.WithDataAsync(db =>
        {
            db.Add(CallBetween(other, site.Anne));
            return db.SaveChangesAsync(Cancellation);
        });
        Assert.Null((await site.SendAsync(site.Anne, other, "Vous m’avez appelée ?")).Problem);
        Assert.Null((await site.SendAsync(site.Paul, site.Anne, "Bonjour")).Problem);
        Assert.Null((await site.SendAsync(site.Anne, site.Paul, "Bonjour")).Problem);
    }

    [Fact]
    public async Task A_block_stops_both_ways_with_words_that_do_not_tell_why()
    {
        await using var site = await MessagesSite.OpenAsync();
        await site.SendAsync(site.Paul, site.Anne, "Bonjour");
        await BlockAsync(true);

        Assert.Equal(SendProblem.NotAccepted, (await site.SendAsync(site.Paul, site.Anne, "Allô ?")).Problem);
        Assert.Equal(SendProblem.BlockedByMe, (await site.SendAsync(site.Anne, site.Paul, "Non")).Problem);
        await BlockAsync(false);
        Assert.Null((await site.SendAsync(site.Paul, site.Anne, "Allô ?")).Problem);

        Task<int> BlockAsync(bool isBlocked) =>
            site.App.WithDataAsync(async db =>
            {
                await Blocks.SetAsync(db, site.Anne, site.Paul, isBlocked, DateTimeOffset.UtcNow, Cancellation);
                return 0;
            });
    }

    [Fact]
    public async Task Who_writes_too_fast_or_to_too_many_new_people_waits()
    {
        await using var site = await MessagesSite.OpenAsync(
            DatabaseProvider.Sqlite,
            null,
            ("Messages:PerMinute", "2"),
            ("Messages:NewPeoplePerDay", "1")
        );
        var second = (await TestSupport.Professionals.ListedPeople.AddProfessionalAsync(site.App)).Id;

        Assert.Null((await site.SendAsync(site.Paul, site.Anne, "1")).Problem);
        Assert.Equal(SendProblem.TooManyNewPeople, (await site.SendAsync(site.Paul, second, "2")).Problem);
        Assert.Null((await site.SendAsync(site.Paul, site.Anne, "2")).Problem);
        Assert.Equal(SendProblem.TooFast, (await site.SendAsync(site.Paul, site.Anne, "3")).Problem);
    }

    [Fact]
    public async Task A_message_read_in_time_is_told_nowhere_and_an_unread_one_once_without_its_words()
    {
        var clock = new ShiftedTimeProvider();
        await using var site = await MessagesSite.OpenAsync(DatabaseProvider.Sqlite, clock);
        await site.SendAsync(site.Paul, site.Anne, "Lu tout de suite");
        await site.ReadAsync(await site.SideAsync(site.Anne));
        clock.Advance(TimeSpan.FromMinutes(1));
        await site.DeliverAsync();
        Assert.Empty(await MailsAsync(site));

        await site.SendAsync(site.Paul, site.Anne, "Un secret");
        await site.SendAsync(site.Paul, site.Anne, "Un autre secret");
        clock.Advance(TimeSpan.FromMinutes(1));
        await site.DeliverAsync();
        await site.SendAsync(site.Paul, site.Anne, "Toujours là ?");
        clock.Advance(TimeSpan.FromMinutes(1));
        await site.DeliverAsync();

        var notice = await site.App.WithDataAsync(db => db.Set<Notice>().SingleAsync(n => n.OnPage));
        Assert.Equal("2 nouveaux messages de Paul Petit", notice.Title);
        Assert.Single(await MailsAsync(site));
        Assert.Equal(3, (await site.SideAsync(site.Anne)).Unread);

        // Answering is reading, everywhere.
        await site.SendAsync(site.Anne, site.Paul, "Me voici");
        var side = await site.SideAsync(site.Anne);
        Assert.Equal((0, side.LastSequence), (side.Unread, side.ReadSequence));
        Assert.NotNull((await site.App.WithDataAsync(db => db.Set<Notice>().SingleAsync(n => n.OnPage))).ReadAt);
    }

    [Fact]
    public async Task A_message_is_corrected_for_five_minutes_by_who_wrote_it()
    {
        var clock = new ShiftedTimeProvider();
        await using var site = await MessagesSite.OpenAsync(DatabaseProvider.Sqlite, clock);
        await site.SendAsync(site.Paul, site.Anne, "Bnojour");
        var (paul, anne) = (await site.SideAsync(site.Paul), await site.SideAsync(site.Anne));

        Assert.Equal(EditOutcome.Absent, await EditAsync(anne, "Piraté"));
        Assert.Equal(EditOutcome.Empty, await EditAsync(paul, " "));
        Assert.Equal(EditOutcome.Saved, await EditAsync(paul, "Bonjour"));
        var line = Assert.Single(
            await site.AsAsync<MessageThread, IReadOnlyList<ThreadLine>>(t => t.FromAsync(anne, 1, "Europe/Paris", Cancellation))
        );
        Assert.Equal(("Bonjour", true, false), (line.Text, line.IsEdited, line.MayEdit));
        clock.Advance(TimeSpan.FromMinutes(5.1));
        Assert.Equal(EditOutcome.TooLate, await EditAsync(paul, "Bonsoir"));

        Task<EditOutcome> EditAsync(ConversationSide side, string text) =>
            site.AsAsync<ThreadActions, EditOutcome>(actions => actions.EditAsync(side, 1, text, Cancellation));
    }

    [Fact]
    public async Task Whoever_was_blocked_says_nothing_more_by_correcting_what_they_wrote()
    {
        await using var site = await MessagesSite.OpenAsync();
        await site.SendAsync(site.Paul, site.Anne, "Bonjour");
        var (paul, anne) = (await site.SideAsync(site.Paul), await site.SideAsync(site.Anne));
        await site.App.WithDataAsync(async db =>
        {
            await Blocks.SetAsync(db, site.Anne, site.Paul, isBlocked: true, DateTimeOffset.UtcNow, Cancellation);
            return 0;
        });

        var outcome = await site.AsAsync<ThreadActions, EditOutcome>(actions => actions.EditAsync(paul, 1, "Une insulte", Cancellation));

        Assert.Equal(EditOutcome.NotAccepted, outcome);
        var line = Assert.Single(
            await site.AsAsync<MessageThread, IReadOnlyList<ThreadLine>>(t => t.FromAsync(anne, 1, "Europe/Paris", Cancellation))
        );
        Assert.Equal(("Bonjour", false), (line.Text, line.IsEdited));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_one_removes_goes_from_ones_own_list_thread_and_search_only(DatabaseProvider provider)
    {
        await using var site = await MessagesSite.OpenAsync(provider);
        await site.SendAsync(site.Paul, site.Anne, "Une fuite à l’évier");
        await site.SendAsync(site.Paul, site.Anne, "Merci d’avance");
        var anne = await site.SideAsync(site.Anne);
        await site.AsAsync<ThreadActions, int>(async actions =>
        {
            await actions.HideAsync(anne, 1, Cancellation);
            await actions.HideAsync(anne, 1, Cancellation);
            return 0;
        });

        Assert.Empty(await FindAsync(site.Anne, "EVIER"));
        Assert.Single(await FindAsync(site.Paul, "EVIER"));
        Assert.Single(await FindAsync(site.Anne, "petit"), line => line.Found is null);
        Assert.Equal("Merci d’avance", Assert.Single(await ListAsync(site.Anne)).Preview);

        await site.AsAsync<ThreadActions, int>(async actions =>
        {
            await actions.HideAllAsync(anne, anne.LastSequence, Cancellation);
            return 0;
        });
        Assert.Empty(await ListAsync(site.Anne));
        Assert.Single(await ListAsync(site.Paul));
        await site.SendAsync(site.Paul, site.Anne, "De retour");
        Assert.Equal((1, "De retour"), Assert.Single(await ListAsync(site.Anne)) is var line ? (line.Unread, line.Preview) : default);

        async Task<IReadOnlyList<InboxLine>> FindAsync(Guid who, string words) =>
            (await site.AsAsync<InboxSearch, InboxFindings>(search => search.FindAsync(who, words, null, Cancellation))).Lines;

        Task<IReadOnlyList<InboxLine>> ListAsync(Guid who) =>
            site.AsAsync<Inbox, IReadOnlyList<InboxLine>>(inbox => inbox.ListAsync(who, null, Cancellation));
    }

    [Fact]
    public async Task A_message_left_after_a_call_of_the_two_keeps_it_and_counts_as_unread_and_no_other_call_is_kept()
    {
        await using var site = await MessagesSite.OpenAsync();
        var other = (await site.App.AddAccountAsync("Lise Roy")).Id;
        var (mine, strange) = (CallBetween(site.Paul, site.Anne), CallBetween(other, site.Anne));
        await site.App.WithDataAsync(db =>
        {
            db.AddRange(mine, strange);
            return db.SaveChangesAsync(Cancellation);
        });

        foreach (var call in new[] { mine.Id, mine.Id, strange.Id, "0", null })
        {
            var draft = new MessageDraft(site.Paul, site.Anne, MessagesSite.NewId(), "Je vous rappelle demain") { CallId = call };
            Assert.Null((await site.Conversations.SendAsync(draft, Cancellation)).Problem);
        }

        var side = await site.SideAsync(site.Anne);
        var lines = await site.AsAsync<MessageThread, IReadOnlyList<ThreadLine>>(thread =>
            thread.FromAsync(side, 1, "Europe/Paris", Cancellation)
        );
        Assert.Equal([mine.Id, mine.Id, null, null, null], lines.Select(line => line.AfterCallId));
        Assert.DoesNotContain(lines, line => line.IsFromCall);
        Assert.Equal(5, side.Unread);
        await site.AsAsync<ThreadActions, int>(async actions =>
        {
            await actions.ReadAsync(side, 1, Cancellation);
            return 0;
        });
        Assert.Equal(4, (await site.SideAsync(site.Anne)).Unread);
    }

    private static Task<List<QueuedMail>> MailsAsync(MessagesSite site) =>
        site.App.WithDataAsync(db => db.Mails.Where(m => m.Kind == "message").ToListAsync(Cancellation));

    private static CallRecord CallBetween(Guid caller, Guid callee) =>
        new()
        {
            Id = MessagesSite.NewId(),
            CallerId = caller,
            CalleeId = callee,
            RequestId = "r",
            State = "Ended",
            EndReason = "Missed",
            StartedAt = DateTimeOffset.UtcNow,
            RingExpiresAt = DateTimeOffset.UtcNow,
        };
}
