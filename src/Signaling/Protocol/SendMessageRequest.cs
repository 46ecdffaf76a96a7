namespace Visavis.Signaling.Protocol;

public sealed record SendMessageRequest(string CallId, string MessageId, string Text);
