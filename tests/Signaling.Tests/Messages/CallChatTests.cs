using Visavis.Signaling.Protocol;
using Visavis.TestSupport.Signaling;

namespace Visavis.Signaling.Tests.Messages;

public sealed class CallChatTests : IAsyncDisposable
{
    private readonly SignalingHost host = SignalingHost.Start();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_line_reaches_the_peer_once_however_often_it_is_sent()
    {
        var (caller, callee, call) = await host.ConnectAsync();
        var request = new SendMessageRequest(call.Id, HubPage.NewId(), "  Le mur porteur, c’est lequel ? 🧱 ");

        var first = await caller.InvokeAsync<MessageReceipt>("SendMessage", request);
        var again = await caller.InvokeAsync<MessageReceipt>("SendMessage", request);

        Assert.Equal((1, first), (first.Sequence, again));
        var received = await callee.NextAsync<Message>("MessageReceived");
        Assert.Equal((1, false, "Le mur porteur, c’est lequel ? 🧱"), (received.Sequence, received.FromMe, received.Text));
        Assert.True(await callee.HasNoneAsync("MessageReceived"));
    }

    [Fact]
    public async Task Who_was_away_reads_up_after_the_last_line_they_know_even_when_the_call_is_over()
    {
        var (caller, callee, call) = await host.ConnectAsync();
        foreach (var text in (string[])["un", "deux", "trois"])
        {
            await caller.InvokeAsync<MessageReceipt>("SendMessage", new SendMessageRequest(call.Id, HubPage.NewId(), text));
        }

        await callee.InvokeAsync<MessageReceipt>("SendMessage", new SendMessageRequest(call.Id, HubPage.NewId(), "quatre"));
        await callee.InvokeAsync("HangUp", call.Id);

        var missed = await callee.InvokeAsync<Message[]>("GetMessages", call.Id, 1);

        Assert.Equal([(2, "deux", false), (3, "trois", false), (4, "quatre", true)], missed.Select(m => (m.Sequence, m.Text, m.FromMe)));
        Assert.Equal(
            ErrorId.CallOver,
            await caller.RefusalOfAsync("SendMessage", new SendMessageRequest(call.Id, HubPage.NewId(), "trop tard"))
        );
    }

    [Fact]
    public async Task Lines_sent_at_once_by_both_get_one_sequence_each()
    {
        var (caller, callee, call) = await host.ConnectAsync();

        var receipts = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i =>
                    (i % 2 == 0 ? caller : callee).InvokeAsync<MessageReceipt>(
                        "SendMessage",
                        new SendMessageRequest(call.Id, HubPage.NewId(), $"{i}")
                    )
                )
        );

        Assert.Equal(Enumerable.Range(1, 20), receipts.Select(r => r.Sequence).Order());
    }

    [Fact]
    public async Task A_line_that_turns_the_reading_direction_is_straightened_and_one_that_shows_nothing_is_refused()
    {
        var (caller, callee, call) = await host.ConnectAsync();

        await caller.InvokeAsync<MessageReceipt>(
            "SendMessage",
            new SendMessageRequest(call.Id, HubPage.NewId(), "facture\u202Efdp.exe \u2066👩\u200D🔧\u2069")
        );
        Assert.Equal("facturefdp.exe 👩\u200D🔧", (await callee.NextAsync<Message>("MessageReceived")).Text);
        foreach (var nothing in (string[])["\u200B\u202E \u200D", "\u3164\u3164", "\u2800", "\u034F\uFE0F", "\U000E0041", "\u115F\uFFA0"])
        {
            Assert.Equal(
                ErrorId.InvalidArgument,
                await caller.RefusalOfAsync("SendMessage", new SendMessageRequest(call.Id, HubPage.NewId(), nothing))
            );
        }
    }
}
