namespace Visavis.Web.Foundation.PersonalData;

/// <summary>Whose data is looked for: some rows name a person by e-mail only.</summary>
/// <param name="Email">Null unless it was confirmed: what was sent to an address is for who reads its mailbox, not for who claims it.</param>
internal sealed record PersonOnFile(Guid Id, string? Email);
