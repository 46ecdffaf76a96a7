using Visavis.Web.Bookings;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Telephone.Help;

/// <summary>A client who has to be asked by telephone whether somebody else may come.</summary>
/// <param name="Booking">With who is away.</param>
/// <param name="Number">Where the client is rung; null when nobody wrote it down.</param>
public sealed record SubstituteCall(ClientFile File, Booking Booking, string Absent, string Substitute, string? Number);

/// <summary>Questions that somebody of an organisation puts to its clients by telephone, with the answers noted for them.</summary>
public interface ICallsToMake
{
    /// <summary>Of the clients whom this member may read, next first.</summary>
    Task<IReadOnlyList<SubstituteCall>> ListAsync(Guid organisationId, Membership reader, CancellationToken cancellationToken);

    /// <summary>Null when it is not on the list (any more); false when the substitute is not free after all.</summary>
    Task<bool?> AnswerAsync(
        Guid organisationId,
        Membership reader,
        Guid bookingId,
        bool agrees,
        bool sharesNotes,
        CancellationToken cancellationToken
    );
}
