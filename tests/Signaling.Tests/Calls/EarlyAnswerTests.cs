using Visavis.Signaling.Calls;
using Visavis.Signaling.Protocol;
using Visavis.TestSupport.Signaling;

namespace Visavis.Signaling.Tests.Calls;

/// <summary>The answer that the callee's page makes while it rings, and that goes with the acceptance.</summary>
public sealed class EarlyAnswerTests : IAsyncDisposable
{
    private const string OfferSdp =
        "v=0\r\no=- 1 2 IN IP4 203.0.113.7\r\nc=IN IP4 203.0.113.7\r\na=candidate:1 1 udp 1 203.0.113.7 9 typ host\r\na=ice-ufrag:abcd\r\n";

    private readonly SignalingHost host = SignalingHost.Start();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task It_reaches_the_caller_with_the_acceptance_and_the_callee_is_not_given_the_offer_again()
    {
        var (caller, callee, call) = await RingAsync();
        await caller.SendDescriptionAsync(call.Id, 1, OfferSdp);
        await caller.SendCandidateAsync(call.Id, 1, "candidate:1");
        var offer = (await OfferAsync(callee, call))!;
        Assert.Equal("v=0\r\no=- 1 2 IN IP4 0.0.0.0\r\nc=IN IP4 0.0.0.0\r\na=ice-ufrag:abcd\r\n", offer.Description.ReadSdp());
        Assert.True(await callee.HasNoneAsync("DescriptionReceived"));
        Assert.True(await caller.HasNoneAsync("DescriptionReceived"));

        await AcceptAsync(callee, call, offer.Id);

        Assert.Equal("early", await DescriptionAsync(caller));
        await callee.NextAsync("CandidateReceived");
        Assert.True(await callee.HasNoneAsync("DescriptionReceived"));
    }

    [Fact]
    public async Task An_answer_to_an_offer_that_was_replaced_meanwhile_is_dropped_and_the_callee_is_given_the_newer_one()
    {
        var (caller, callee, call) = await RingAsync();
        await caller.SendDescriptionAsync(call.Id, 1, OfferSdp);
        var offer = (await OfferAsync(callee, call))!;
        await caller.SendDescriptionAsync(call.Id, 1, "newer");

        await AcceptAsync(callee, call, offer.Id);

        Assert.Equal("newer", await DescriptionAsync(callee));
        Assert.True(await caller.HasNoneAsync("DescriptionReceived"));
    }

    [Fact]
    public async Task An_answer_to_the_offer_of_a_page_that_was_reloaded_meanwhile_is_dropped()
    {
        var (caller, callee, call) = await RingAsync();
        await caller.SendDescriptionAsync(call.Id, 1, OfferSdp);
        var offer = (await OfferAsync(callee, call))!;
        var reloaded = await host.OpenAsync((await host.ReadCallAsync(call.Id))!.CallerId);
        var joined = await reloaded.JoinCallAsync(call.Id);
        await reloaded.SendDescriptionAsync(call.Id, joined.Generation, OfferSdp);

        await AcceptAsync(callee, call, offer.Id);

        Assert.Equal(OfferSdp, await DescriptionAsync(callee));
        Assert.True(await reloaded.HasNoneAsync("DescriptionReceived"));
    }

    [Fact]
    public async Task Before_the_caller_has_offered_there_is_nothing_to_answer()
    {
        var (_, callee, call) = await RingAsync();

        Assert.Null(await OfferAsync(callee, call));
    }

    [Fact]
    public async Task Only_the_callee_sees_the_offer_and_only_while_it_rings()
    {
        var (caller, callee, call) = await RingAsync();
        await caller.SendDescriptionAsync(call.Id, 1, OfferSdp);

        Assert.Equal(ErrorId.NotInCall, await caller.RefusalOfAsync("GetOffer", call.Id));
        await callee.AcceptCallAsync(call.Id);
        Assert.Equal(ErrorId.NotInCall, await callee.RefusalOfAsync("GetOffer", call.Id));
    }

    [Fact]
    public async Task What_is_no_answer_or_too_large_is_refused_and_it_rings_on()
    {
        var (caller, callee, call) = await RingAsync();
        await caller.SendDescriptionAsync(call.Id, 1, OfferSdp);
        var offer = (await OfferAsync(callee, call))!;

        Assert.Equal(ErrorId.InvalidArgument, await RefusalAsync(new("an id", 1, new("answer", "v=0"))));
        Assert.Equal(ErrorId.InvalidArgument, await RefusalAsync(new(offer.Id, 1, new("offer", "v=0"))));
        Assert.Equal(ErrorId.TooLarge, await RefusalAsync(new(offer.Id, 1, new("answer", new string('x', (24 * 1024) + 1)))));
        Assert.Equal(CallState.Ringing, (await host.ReadCallAsync(call.Id))!.State);

        Task<string> RefusalAsync(EarlyAnswer answer) =>
            callee.RefusalOfAsync("AcceptCall", new AcceptCallRequest(call.Id, callee.ClientId, RelayOnly: false, answer));
    }

    [Fact]
    public async Task Who_hides_their_address_has_it_taken_out_of_the_answer_too()
    {
        var (caller, callee, call) = await RingAsync();
        await caller.SendDescriptionAsync(call.Id, 1, OfferSdp);
        var offer = (await OfferAsync(callee, call))!;

        await AcceptAsync(callee, call, offer.Id, "v=0\r\nc=IN IP4 198.51.100.9\r\n", relayOnly: true);

        Assert.Equal("v=0\r\nc=IN IP4 0.0.0.0\r\n", await DescriptionAsync(caller));
    }

    private async Task<(HubPage Caller, HubPage Callee, Call Call)> RingAsync()
    {
        var calleeId = await host.AddProfessionalAsync();
        var callee = await host.OpenOnlineAsync(calleeId);
        var caller = await host.OpenAsync(await host.AddMemberAsync());
        return (caller, callee, await caller.StartCallAsync(calleeId));
    }

    private static Task<Offer?> OfferAsync(HubPage page, Call call) => page.InvokeAsync<Offer?>("GetOffer", call.Id);

    private static Task<Call> AcceptAsync(HubPage page, Call call, string offerId, string sdp = "early", bool relayOnly = false) =>
        page.InvokeAsync<Call>(
            "AcceptCall",
            new AcceptCallRequest(call.Id, page.ClientId, relayOnly, new EarlyAnswer(offerId, call.Generation, new("answer", sdp)))
        );

    private static async Task<string> DescriptionAsync(HubPage page) =>
        ((SessionDescription)(await page.NextAsync("DescriptionReceived"))[2]!).ReadSdp();
}
