namespace Visavis.Web.Registration;

/// <summary>Where invoices are made out to; never shown.</summary>
/// <param name="Line">Street and number; null when not given.</param>
/// <param name="PostalCode">Null when not given and the commune has several.</param>
public sealed record PostalAddress(string? Line, string? PostalCode);
