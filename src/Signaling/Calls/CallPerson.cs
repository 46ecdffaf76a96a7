using Visavis.Signaling.Protocol;

namespace Visavis.Signaling.Calls;

/// <summary>A person as the signaling room needs to know them.</summary>
/// <param name="Id">The user id.</param>
/// <param name="Card">What the other side of a call is shown.</param>
/// <param name="IsListed">Whether the person is in the directory: may go online and be called.</param>
public sealed record CallPerson(Guid Id, Peer Card, bool IsListed);
