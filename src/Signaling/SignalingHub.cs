using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.SignalR;
using Visavis.Signaling.Calls;
using Visavis.Signaling.Connections;
using Visavis.Signaling.Ice;
using Visavis.Signaling.Limits;
using Visavis.Signaling.Messages;
using Visavis.Signaling.Presence;
using Visavis.Signaling.Protocol;

namespace Visavis.Signaling;

/// <summary>The methods of <c>docs/signaling-protocol.md</c>: checks the arguments and hands over. <see cref="HubGate"/> has let the caller in.</summary>
internal sealed class SignalingHub(
    Arrivals arrivals,
    CallStarter starter,
    CallService calls,
    CallRelay relay,
    CallChat chat,
    IceServerIssuer ice
) : Hub<ISignalingClient>
{
    private PageConnection Page => PageConnection.Of(Context);

    public override Task OnConnectedAsync() => arrivals.ArriveAsync(Context, Groups, Clients.Caller);

    public override Task OnDisconnectedAsync(Exception? exception) => arrivals.LeaveAsync(Context);

    /// <summary>Where calls arrive whose method or arguments are not ours.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "SignalR calls no static methods.")]
    public Task Unreadable(string method) => throw Refusal.Invalid($"{method} does not take these arguments.");

    public Task<IReadOnlyDictionary<string, PresenceStatus>> WatchPresence(string[] userIds) =>
        arrivals.WatchAsync(Page, Argument.UserIds(userIds), Groups);

    public Task<PresenceStatus> SetStatus(PresenceStatus status) => arrivals.SetStatusAsync(Page, status);

    public Task<Call> StartCall(StartCallRequest request, AfterAnswer afterAnswer)
    {
        Argument.Given(request);
        Argument.Id(request.RequestId);
        Argument.Id(request.ClientId);
        return starter.StartAsync(Page, Argument.UserId(request.CalleeId), request, afterAnswer);
    }

    public Task<Call> AcceptCall(AcceptCallRequest request, AfterAnswer afterAnswer)
    {
        Argument.Given(request);
        Argument.Id(request.CallId);
        Argument.Id(request.ClientId);
        Argument.Answer(request.Answer);
        return calls.AcceptAsync(Page, request, afterAnswer);
    }

    public async Task<Offer?> GetOffer(string callId)
    {
        var (call, role) = await calls.RequireLiveAsync(Page, Argument.Id(callId));
        return CallRelay.ShowOffer(call, role);
    }

    public Task<Call> JoinCall(JoinCallRequest request, AfterAnswer afterAnswer)
    {
        Argument.Given(request);
        Argument.Id(request.CallId);
        Argument.Id(request.ClientId);
        return calls.JoinAsync(Page, request, afterAnswer);
    }

    public Task HoldCall(string callId) => calls.HoldAsync(Page, Argument.Id(callId));

    public Task DeclineCall(string callId) => calls.DeclineAsync(Page, Argument.Id(callId));

    public Task HangUp(string callId) => calls.HangUpAsync(Page, Argument.Id(callId));

    public Task ReportConnected(string callId, int generation) => calls.ReportConnectedAsync(Page, Argument.Id(callId), generation);

    public Task SendDescription(string callId, int generation, SessionDescription description) =>
        relay.SendDescriptionAsync(Page, Argument.Id(callId), generation, Argument.Given(description));

    public Task SendCandidate(string callId, int generation, IceCandidate? candidate) =>
        relay.SendCandidateAsync(Page, Argument.Id(callId), generation, candidate);

    public Task SetMedia(string callId, MediaFlags media) => relay.SetMediaAsync(Page, Argument.Id(callId), Argument.Given(media));

    public Task<MessageReceipt> SendMessage(SendMessageRequest request)
    {
        Argument.Given(request);
        Argument.Id(request.CallId);
        Argument.Id(request.MessageId);
        return chat.SendAsync(Page, request);
    }

    public Task<IReadOnlyList<Message>> GetMessages(string callId, int afterSequence) =>
        chat.ListAsync(Page, Argument.Id(callId), afterSequence);

    public async Task<IceServers> GetIceServers(string callId)
    {
        var (call, role) = await calls.RequireLiveAsync(Page, Argument.Id(callId));
        return ice.Issue(call.Session, role);
    }
}
