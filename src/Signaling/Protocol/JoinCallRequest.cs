namespace Visavis.Signaling.Protocol;

public sealed record JoinCallRequest(string CallId, string ClientId);
