using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.Signaling;
using Visavis.Signaling.Messages;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Signaling;
using Visavis.Web.Blocking;
using Visavis.Web.Messages;
using Visavis.Web.Notifications;

namespace Visavis.Web.Tests.Messages;

/// <summary>What people switch off: notices of one conversation, and what the other one sees of their typing and reading.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class QuietConversationTests
{
    [Fact]
    public async Task A_muted_conversation_counts_and_tells_nothing_until_it_may_again()
    {
        var clock = new TestSupport.ShiftedTimeProvider();
        await using var site = await MessagesSite.OpenAsync(clock: clock);
        await site.SendAsync(site.Paul, site.Anne, "Bonjour");
        await site.ReadAsync(await site.SideAsync(site.Anne));
        await MuteAsync(true);

        await site.SendAsync(site.Paul, site.Anne, "Encore moi");
        clock.Advance(TimeSpan.FromMinutes(2));
        await site.DeliverAsync();

        Assert.Equal(1, (await site.SideAsync(site.Anne)).Unread);
        Assert.Equal(0, await NoticesAsync());

        await MuteAsync(false);
        await site.SendAsync(site.Paul, site.Anne, "Et toujours");
        clock.Advance(TimeSpan.FromMinutes(2));
        await site.DeliverAsync();

        Assert.Equal(1, await NoticesAsync());

        async Task MuteAsync(bool isMuted)
        {
            var side = await site.SideAsync(site.Anne);
            await site.AsAsync<ThreadActions, int>(async actions =>
            {
                await actions.MuteAsync(side, isMuted, default);
                return 0;
            });
        }

        Task<int> NoticesAsync() =>
            site.App.WithDataAsync(db => db.Set<Notice>().CountAsync(n => n.AccountId == site.Anne && n.OnPage && n.DeliveredAt != null));
    }

    [Fact]
    public async Task A_thread_of_exactly_one_page_leads_to_no_empty_one_before()
    {
        await using var site = await MessagesSite.OpenAsync(settings: [("Messages:PerMinute", "1000")]);
        for (var number = 0; number < MessageThread.PageSize; number++)
        {
            await site.SendAsync(site.Paul, site.Anne, $"Message {number}");
        }

        using var anne = new PersonClient(site.Address);
        await anne.SignInAsDemoAsync(site.Anne);
        var path = $"/messages/{(await site.SideAsync(site.Anne)).ConversationId:D}";
        var exactly = await (await anne.GetAsync(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        await site.SendAsync(site.Paul, site.Anne, "Un de plus");
        var more = await (await anne.GetAsync(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain("rel=\"prev\"", exactly, StringComparison.Ordinal);
        Assert.Contains("rel=\"prev\"", more, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Once_one_has_blocked_the_other_neither_sees_what_the_other_read(bool isReaderWhoBlocks)
    {
        await using var site = await MessagesSite.OpenAsync();
        await site.SendAsync(site.Paul, site.Anne, "Bonjour");
        await site.SendAsync(site.Anne, site.Paul, "Oui");
        await site.SendAsync(site.Paul, site.Anne, "Encore");
        var (paul, anne) = (await site.SideAsync(site.Paul), await site.SideAsync(site.Anne));
        Assert.NotNull(await site.AsAsync<ThreadActions, int?>(actions => actions.ReadByPeerAsync(paul, default)));
        using var person = new PersonClient(site.Address);
        await person.SignInAsDemoAsync(site.Paul);
        await using var page = await HubPage.OpenAsync(
            site.Address,
            options =>
                options.SetRequestHeader("Cookie", string.Join("; ", person.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")))
        );
        var (blocking, blocked) = isReaderWhoBlocks ? (site.Anne, site.Paul) : (site.Paul, site.Anne);
        await BlockAsync(true);

        await site.ReadAsync(anne);
        Assert.Null(await site.AsAsync<ThreadActions, int?>(actions => actions.ReadByPeerAsync(paul, default)));
        Assert.Null(await site.AsAsync<ThreadActions, int?>(actions => actions.ReadByPeerAsync(anne, default)));

        await BlockAsync(false);
        await site.SendAsync(site.Anne, site.Paul, "De nouveau");
        InboxChange change;
        do
        {
            change = await page.NextAsync<InboxChange>(nameof(ISignalingClient.InboxChanged));
        } while (change.ConversationId is null);
        // What comes first is the message: nothing of the reading came before it.
        Assert.Equal(InboxChangeKind.Message, change.Kind);

        Task<int> BlockAsync(bool isBlocked) =>
            site.App.WithDataAsync(async db =>
            {
                await Blocks.SetAsync(db, blocking, blocked, isBlocked, DateTimeOffset.UtcNow, default);
                return 0;
            });
    }

    [Fact]
    public async Task Deleting_a_conversation_for_oneself_takes_what_was_seen_and_leaves_what_came_since()
    {
        await using var site = await MessagesSite.OpenAsync();
        await site.SendAsync(site.Paul, site.Anne, "Vu");
        using var anne = new PersonClient(site.Address);
        await anne.SignInAsDemoAsync(site.Anne);
        var path = $"/messages/{(await site.SideAsync(site.Anne)).ConversationId:D}";
        var page = await (await anne.GetAsync(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("name=\"upTo\" value=\"1\"", page, StringComparison.Ordinal);

        // It arrives while the page is open, before the button is pressed.
        await site.SendAsync(site.Paul, site.Anne, "Arrivé entre-temps");
        await anne.PostFormAsync($"{path}?handler=Remove", "/messages/settings", ("upTo", "1"));

        var side = await site.SideAsync(site.Anne);
        Assert.Equal((1, 1), (side.HiddenUpTo, side.Unread));
        var list = WebUtility.HtmlDecode(
            await (await anne.GetAsync("/messages")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
        Assert.Contains("Arrivé entre-temps", list, StringComparison.Ordinal);

        // A form that says nothing takes what was read.
        await anne.PostFormAsync($"{path}?handler=Remove", "/messages/settings");
        Assert.Equal(1, (await site.SideAsync(site.Anne)).HiddenUpTo);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_hides_typing_and_reading_shows_and_sees_neither(bool isReaderWhoHides)
    {
        await using var site = await MessagesSite.OpenAsync();
        await site.SendAsync(site.Paul, site.Anne, "Bonjour");
        var (paul, anne) = (await site.SideAsync(site.Paul), await site.SideAsync(site.Anne));
        using var person = new PersonClient(site.Address);
        await person.SignInAsDemoAsync(site.Paul);
        await using var page = await HubPage.OpenAsync(
            site.Address,
            options =>
                options.SetRequestHeader("Cookie", string.Join("; ", person.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")))
        );
        await ActAsync(actions => actions.TypingAsync(anne, default));
        Assert.Equal(InboxChangeKind.Typing, await NextAsync());

        await site.App.WithDataAsync(db =>
        {
            db.Add(
                new MessageSettings
                {
                    AccountId = isReaderWhoHides ? site.Anne : site.Paul,
                    ShowsRead = false,
                    ShowsTyping = false,
                }
            );
            return db.SaveChangesAsync();
        });
        await ActAsync(actions => actions.TypingAsync(anne, default));
        await ActAsync(actions => actions.ReadAsync(anne, 1, default));
        await site.SendAsync(site.Anne, site.Paul, "Oui");

        // What comes next is the message: nothing of typing and reading came before it.
        Assert.Equal(InboxChangeKind.Message, await NextAsync());
        Assert.Null(await site.AsAsync<ThreadActions, int?>(actions => actions.ReadByPeerAsync(paul, default)));

        Task<int> ActAsync(Func<ThreadActions, Task> act) =>
            site.AsAsync<ThreadActions, int>(async actions =>
            {
                await act(actions);
                return 0;
            });

        async Task<InboxChangeKind> NextAsync()
        {
            while (true)
            {
                var change = await page.NextAsync<InboxChange>(nameof(ISignalingClient.InboxChanged));
                if (change.ConversationId is not null)
                {
                    return change.Kind;
                }
            }
        }
    }
}
