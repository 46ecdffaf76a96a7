namespace Visavis.Web.Media.Uploads;

/// <summary>What an account keeps, its bin included.</summary>
public sealed record MediaUsage(long Bytes, int Photos, int Documents);
