using Microsoft.AspNetCore.SignalR;

namespace Visavis.Signaling.Protocol;

/// <summary>A method refused: nothing changed. Its message is <c>id: English text</c>, the id from <see cref="ErrorId"/>.</summary>
public sealed class Refusal : HubException
{
    public Refusal(string id, string text)
        : base($"{id}: {text}") => Id = id;

    public string Id { get; }

    /// <summary>Unknown call or a stranger's: one answer for both, so that ids cannot be probed.</summary>
    public static Refusal CallNotFound() => new(ErrorId.CallNotFound, "No such call of yours.");

    public static Refusal CallOver() => new(ErrorId.CallOver, "The call no longer allows this.");

    public static Refusal NotInCall() => new(ErrorId.NotInCall, "This connection is not an end of the call, or the call is not that far.");

    public static Refusal Invalid(string what) => new(ErrorId.InvalidArgument, what);
}
