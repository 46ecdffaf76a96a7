namespace Visavis.Signaling.Protocol;

/// <summary>What an end sends at the moment.</summary>
public sealed record MediaFlags(bool Audio, bool Video, bool Screen);
