namespace Visavis.Web.Accounts.Registration;

/// <summary>Where invoices are made out to; never shown.</summary>
/// <param name="Line">Street and number; null when not given.</param>
public sealed record PostalAddress(string? Line, string PostalCode);
