namespace Visavis.Web.DataRights;

/// <summary>Whose data is looked for: some rows name a person by e-mail only.</summary>
internal sealed record PersonOnFile(Guid Id, string? Email);
