using Visavis.Signaling.Calls;

namespace Visavis.Web.Calls;

/// <summary>A call between its row and the signaling room.</summary>
internal static class CallRows
{
    public static CallSession ToSession(this CallRecord row) =>
        new()
        {
            Id = row.Id,
            CallerId = row.CallerId,
            CalleeId = row.CalleeId,
            RequestId = row.RequestId,
            State = Enum.Parse<CallState>(row.State),
            EndReason = row.EndReason is null ? null : Enum.Parse<CallEndReason>(row.EndReason),
            EndedBy = row.EndedBy,
            Version = row.Version,
            Generation = row.Generation,
            CallerClientId = row.CallerClientId,
            CalleeClientId = row.CalleeClientId,
            CallerRelayOnly = row.CallerRelayOnly,
            CalleeRelayOnly = row.CalleeRelayOnly,
            CallerCameraRefused = row.CallerCameraRefused,
            CalleeCameraRefused = row.CalleeCameraRefused,
            StartedAt = row.StartedAt,
            RingExpiresAt = row.RingExpiresAt,
            AcceptedAt = row.AcceptedAt,
            ConnectedAt = row.ConnectedAt,
            EndedAt = row.EndedAt,
        };

    public static CallRecord ToRow(this CallSession session) =>
        new()
        {
            Id = session.Id,
            CallerId = session.CallerId,
            CalleeId = session.CalleeId,
            RequestId = session.RequestId,
            State = session.State.ToString(),
            EndReason = session.EndReason?.ToString(),
            EndedBy = session.EndedBy,
            Version = session.Version,
            Generation = session.Generation,
            CallerClientId = session.CallerClientId,
            CalleeClientId = session.CalleeClientId,
            CallerRelayOnly = session.CallerRelayOnly,
            CalleeRelayOnly = session.CalleeRelayOnly,
            CallerCameraRefused = session.CallerCameraRefused,
            CalleeCameraRefused = session.CalleeCameraRefused,
            StartedAt = session.StartedAt,
            RingExpiresAt = session.RingExpiresAt,
            AcceptedAt = session.AcceptedAt,
            ConnectedAt = session.ConnectedAt,
            EndedAt = session.EndedAt,
        };
}
