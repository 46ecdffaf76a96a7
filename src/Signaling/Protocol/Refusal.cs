using Microsoft.AspNetCore.SignalR;

namespace Visavis.Signaling.Protocol;

/// <summary>
/// Refuses a method; nothing has changed. SignalR names the exception's type before its message, and pages look for
/// <c>HubException: id: text</c>: so it is that type and none derived from it.
/// </summary>
internal static class Refusal
{
    /// <param name="id">One of <see cref="ErrorId"/>.</param>
    /// <param name="text">English, for developers.</param>
    public static HubException Because(string id, string text) => new($"{id}: {text}");

    /// <summary>Unknown call or a stranger's: one answer for both, so that ids cannot be probed.</summary>
    public static HubException CallNotFound() => Because(ErrorId.CallNotFound, "No such call of yours.");

    public static HubException CallOver() => Because(ErrorId.CallOver, "The call no longer allows this.");

    public static HubException NotInCall() =>
        Because(ErrorId.NotInCall, "This connection is not an end of the call, or the call is not that far.");

    public static HubException Invalid(string what) => Because(ErrorId.InvalidArgument, what);
}
