namespace Visavis.Web.Organisations.ClientFiles;

/// <summary>Whom the telephone and letters are about: an account, or a client file without one.</summary>
public sealed record ServedClient(Guid? AccountId, Guid? FileId);
