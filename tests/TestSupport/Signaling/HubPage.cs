using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Visavis.Signaling;
using Visavis.Signaling.Calls;
using Visavis.Signaling.Protocol;

namespace Visavis.TestSupport.Signaling;

/// <summary>One open page of a person: a real hub connection over a real web socket that keeps every event until a test asks for it.</summary>
public sealed class HubPage : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, Channel<object?[]>> events = new();
    private readonly HubConnection connection;
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly TaskCompletionSource welcomed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HubPage(HubConnection connection)
    {
        this.connection = connection;
        connection.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        foreach (var method in typeof(ISignalingClient).GetMethods())
        {
            var types = method.GetParameters().Select(p => p.ParameterType).ToArray();
            connection.On(
                method.Name,
                types,
                (arguments, _) =>
                {
                    Events(method.Name).Writer.TryWrite(arguments);
                    if (method.Name is nameof(ISignalingClient.Welcome) or nameof(ISignalingClient.ComeAgain))
                    {
                        welcomed.TrySetResult();
                    }

                    return Task.CompletedTask;
                },
                new object()
            );
        }
    }

    /// <summary>What a page makes once per load.</summary>
    public string ClientId { get; init; } = NewId();

    /// <summary>Completes when the connection is gone.</summary>
    public Task Closed => closed.Task.WaitAsync(Patience);

    public static string NewId() => Guid.NewGuid().ToString("N");

    /// <summary>A page whose welcome has arrived, unless the server refused it.</summary>
    public static Task<HubPage> OpenAsync(Uri host, Guid? userId, string? clientId = null) =>
        OpenAsync(
            host,
            options =>
            {
                if (userId is not null)
                {
                    options.SetRequestHeader(TestSignIn.Header, userId.Value.ToString("D"));
                }
            },
            clientId
        );

    public static async Task<HubPage> OpenAsync(Uri host, Action<ClientWebSocketOptions> configure, string? clientId = null)
    {
        var address = new UriBuilder(new Uri(host, $"{SignalingProtocol.Path}?v={SignalingProtocol.Version}")) { Scheme = "ws" }.Uri;
        var builder = new HubConnectionBuilder();
        builder.Services.AddSingleton<IConnectionFactory>(new WebSocketConnectionFactory(configure));
        builder.Services.AddSingleton<System.Net.EndPoint>(new UriEndPoint(address));
        builder.Services.AddSingleton<IHubProtocol, JsonHubProtocol>();
        builder.Services.Configure<JsonHubProtocolOptions>(options =>
            options.PayloadSerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase))
        );
        var page = new HubPage(builder.Build()) { ClientId = clientId ?? NewId() };
        await page.connection.StartAsync();
        await page.Met;
        return page;
    }

    public Task<T> InvokeAsync<T>(string method, params object?[] arguments) =>
        connection.InvokeCoreAsync<T>(method, arguments).WaitAsync(Patience);

    public Task InvokeAsync(string method, params object?[] arguments) => connection.InvokeCoreAsync(method, arguments).WaitAsync(Patience);

    /// <summary>The id of the refusal the method must answer.</summary>
    public async Task<string> RefusalOfAsync(string method, params object?[] arguments)
    {
        try
        {
            await InvokeAsync(method, arguments);
        }
        catch (HubException e)
        {
            const string mark = "HubException: ";
            var text = e.Message[(e.Message.IndexOf(mark, StringComparison.Ordinal) + mark.Length)..];
            return text[..text.IndexOf(':', StringComparison.Ordinal)];
        }

        return "not refused";
    }

    public Task<Call> StartCallAsync(Guid calleeId, bool relayOnly = false, string? requestId = null) =>
        InvokeAsync<Call>("StartCall", new StartCallRequest(calleeId.ToString("D"), requestId ?? NewId(), ClientId, relayOnly));

    /// <summary>Asked again until this node has heard from the other that the callee is there.</summary>
    public async Task<Call> StartCallWhenReachableAsync(Guid calleeId)
    {
        while (true)
        {
            try
            {
                return await StartCallAsync(calleeId);
            }
            catch (HubException e) when (e.Message.Contains("callee_offline", StringComparison.Ordinal))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }
        }
    }

    public Task<Call> AcceptCallAsync(string callId, bool relayOnly = false) =>
        InvokeAsync<Call>("AcceptCall", new AcceptCallRequest(callId, ClientId, relayOnly));

    public Task<Call> JoinCallAsync(string callId) => InvokeAsync<Call>("JoinCall", new JoinCallRequest(callId, ClientId));

    public Task SendDescriptionAsync(string callId, int generation, string sdp, string type = "offer") =>
        InvokeAsync("SendDescription", callId, generation, new SessionDescription(type, sdp));

    public Task SendCandidateAsync(string callId, int generation, string? candidate) =>
        InvokeAsync("SendCandidate", callId, generation, candidate is null ? null : new IceCandidate(candidate, "0", 0));

    /// <summary>Arguments of the next event of this name, in the order they came.</summary>
    public async Task<object?[]> NextAsync(string name)
    {
        try
        {
            return await Events(name).Reader.ReadAsync().AsTask().WaitAsync(Patience);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"No {name} came.", e);
        }
    }

    public async Task<T> NextAsync<T>(string name) => (T)(await NextAsync(name))[0]!;

    /// <summary>
    /// Whether no such event has come. Everything the server sent before this page's next answer has arrived with it, so no waiting is needed.
    /// </summary>
    public async Task<bool> HasNoneAsync(string name)
    {
        await RefusalOfAsync("HangUp", NewId());
        return !Events(name).Reader.TryPeek(out _);
    }

    /// <summary>All events of this name that came and were not asked for yet.</summary>
    public IReadOnlyList<object?[]> Take(string name)
    {
        var taken = new List<object?[]>();
        while (Events(name).Reader.TryRead(out var arguments))
        {
            taken.Add(arguments);
        }

        return taken;
    }

    /// <summary>Waits for the end of the call with the reason.</summary>
    public async Task<CallEndReason?> EndOfCallAsync() => (await NextAsync<Call>(nameof(ISignalingClient.CallEnded))).EndReason;

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    /// <summary>
    /// Completes when the server has let the page in, or has closed it instead. Opening a connection does not wait for either: until
    /// then an event for the person may not reach it.
    /// </summary>
    private Task Met => Task.WhenAny(welcomed.Task, closed.Task).WaitAsync(Patience);

    private Channel<object?[]> Events(string name) => events.GetOrAdd(name, _ => Channel.CreateUnbounded<object?[]>());
}
