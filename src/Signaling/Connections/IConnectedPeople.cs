using System.Security.Claims;

namespace Visavis.Signaling.Connections;

/// <summary>Who is behind the open connections of this node, for a host that sees people's rights end elsewhere.</summary>
public interface IConnectedPeople
{
    /// <summary>Whom the host took each connection for when it came, one entry a connection; signed-out visitors are left out.</summary>
    IReadOnlyList<ClaimsPrincipal> List();

    /// <summary>Closes the connections of those whom the host no longer lets in.</summary>
    void AbortWhere(Func<ClaimsPrincipal, bool> isOver);
}
