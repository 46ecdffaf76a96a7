namespace Visavis.Signaling.Protocol;

public sealed record AcceptCallRequest(
    string CallId,
    string ClientId,
    bool RelayOnly = false,
    EarlyAnswer? Answer = null,
    bool CameraRefused = false
);
