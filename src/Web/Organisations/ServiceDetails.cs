namespace Visavis.Web.Organisations;

/// <summary>A service as somebody asked for it.</summary>
/// <param name="Name">Only for <see cref="ServiceKind.Own"/>.</param>
public sealed record ServiceDetails(ServiceKind Kind, string? Name = null);
