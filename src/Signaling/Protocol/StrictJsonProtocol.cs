using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace Visavis.Signaling.Protocol;

/// <summary>
/// The JSON hub protocol, in which a call that cannot be read becomes a call of the method that refuses it: so it has a stable id, and is
/// counted and limited like any other.
/// </summary>
internal sealed class StrictJsonProtocol(IOptions<JsonHubProtocolOptions> options) : IHubProtocol
{
    private const int LongestTarget = 40;

    /// <summary>As SignalR finds them: by name, whatever the capitals.</summary>
    private static readonly HashSet<string> Methods = typeof(SignalingHub)
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(m => m.GetBaseDefinition().DeclaringType == typeof(SignalingHub))
        .Select(m => m.Name)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private readonly JsonHubProtocol json = new(options);

    public string Name => json.Name;

    public int Version => json.Version;

    public TransferFormat TransferFormat => json.TransferFormat;

    public bool IsVersionSupported(int version) => json.IsVersionSupported(version);

    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        if (!json.TryParseMessage(ref input, binder, out message))
        {
            return false;
        }

        message = message switch
        {
            InvocationBindingFailureMessage failure => Unreadable(failure.InvocationId, failure.Target),
            HubMethodInvocationMessage { Target: var target } call when !Methods.Contains(target) => Unreadable(call.InvocationId, target),
            _ => message,
        };
        return true;
    }

    private static InvocationMessage Unreadable(string? invocationId, string? target) =>
        new(invocationId, nameof(SignalingHub.Unreadable), [target is { Length: <= LongestTarget } ? target : "The method"]);

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => json.WriteMessage(message, output);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => json.GetMessageBytes(message);
}
