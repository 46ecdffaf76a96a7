namespace Visavis.Web.Accounts.Sessions;

/// <summary>The row behind this request's cookie; a feature of the request once the cookie was checked.</summary>
public sealed record CurrentSession(Guid Id, DateTimeOffset CreatedAt);
