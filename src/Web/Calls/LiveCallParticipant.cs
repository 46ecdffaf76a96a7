namespace Visavis.Web.Calls;

/// <summary>One row per person in a live call, keyed by the person: the database itself refuses a second live call.</summary>
public sealed class LiveCallParticipant
{
    public Guid UserId { get; set; }

    public required string CallId { get; set; }
}
