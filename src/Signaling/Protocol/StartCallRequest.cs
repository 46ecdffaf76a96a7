namespace Visavis.Signaling.Protocol;

public sealed record StartCallRequest(
    string CalleeId,
    string RequestId,
    string ClientId,
    bool RelayOnly = false,
    bool CameraRefused = false
);
