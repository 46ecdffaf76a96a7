using Visavis.Search.Places;

namespace Visavis.Web.Organisations;

/// <summary>What the form of a site asked for, read and found good.</summary>
public sealed record SiteDetails(string Name, string AddressLine, Commune Commune);
