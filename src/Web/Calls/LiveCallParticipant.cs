namespace Visavis.Web.Calls;

/// <summary>One row per person in a live call, keyed by the person: the database itself refuses a second live call.</summary>
public sealed class LiveCallParticipant
{
    public Guid UserId { get; set; }

    public required string CallId { get; set; }

    /// <summary>The node whose connection speaks for the person, among several nodes.</summary>
    public Guid? NodeId { get; set; }

    public string? ConnectionId { get; set; }

    /// <summary>Rises with every change of who speaks.</summary>
    public int Seat { get; set; }
}
