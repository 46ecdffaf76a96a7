namespace Visavis.Signaling.Protocol;

/// <summary>The other person of a call, as shown beside the picture. Addresses are relative to the site.</summary>
public sealed record Peer(string Id, string Name, string? Profession, string? PortraitUrl, string? ProfileUrl);
